import { ArrowLeft } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useConnection, useMap, useSession, useTalk, useView } from '#actions/session.ts';
import { useMayComment } from '#actions/showComments.ts';
import { say } from '#actions/talk/say.ts';
import type { ThreadTarget } from '#domain/talk/thread.ts';
import { isSameTarget, latestOf, threadViews, type ThreadView } from '#domain/talk/threadViews.ts';
import { Button } from '../controls/Button.tsx';
import { SegmentedChoice } from '../controls/SegmentedChoice.tsx';
import { SidePanel } from '../controls/SidePanel.tsx';
import styles from './Comments.module.css';
import { Composer } from './Composer.tsx';
import { targetWords } from './targetWords.ts';
import { ThreadCard } from './ThreadCard.tsx';
import { WaitingActs } from './WaitingActs.tsx';

type Props = {
  /** Only what is said about this, with room for more; null is all. */
  readonly on: ThreadTarget | null;
  /** The thread that is open. */
  readonly open: string | null;
};

const filters = [
  { id: 'open', name: 'Open' },
  { id: 'resolved', name: 'Resolved' },
  { id: 'mine', name: 'Mine' },
] as const;
type Filter = (typeof filters)[number]['id'];

/** What is said about the map: all threads, or those on one thing. */
export function CommentsPanel({ on, open }: Props) {
  const session = useSession();
  const verdict = useMayComment();
  const [filter, setFilter] = useState<Filter>('open');
  const { talk, marks } = useTalk((state) => state);
  const me = session.presence.me().id;
  const all = useMemo(() => threadViews(talk, marks, me), [talk, marks, me]);
  const unread = all.reduce((sum, view) => sum + view.unread, 0);
  const about = useMap((map) => (on === null ? null : targetWords(map, on).name));
  const shown =
    on === null ? all.filter((view) => fits(view, filter) || view.thread.id === open) : onTarget(all, on);
  const show = (panel: { readonly on: ThreadTarget | null; readonly thread: string | null }) =>
    session.view.setState({ panel: { kind: 'comments', ...panel } });
  return (
    <SidePanel
      key={on === null ? 'all' : JSON.stringify(on)}
      title={about === null ? 'Comments' : `Comments: ${about}`}
      onClose={() => session.view.setState({ panel: { kind: 'none' } })}
      top={
        on === null ? (
          <div className={styles.filters}>
            <SegmentedChoice
              aria-label="Which threads"
              choices={filters}
              value={filter}
              onChange={setFilter}
            />
            {unread > 0 ? (
              <Button look="plain" onPress={() => void session.talk.markRead(null, latestOfAll(all))}>
                Mark all as read
              </Button>
            ) : null}
          </div>
        ) : (
          <div className={styles.filters}>
            <Button look="plain" onPress={() => show({ on: null, thread: null })}>
              <ArrowLeft size={16} aria-hidden /> All comments
            </Button>
          </div>
        )
      }
    >
      <WaitingActs />
      <output className={styles.closed}>{verdict.ok ? null : verdict.reason}</output>
      {on === null ? null : (
        <Composer
          label={`Comment on ${about}`}
          placeholder="Say what should be known, asked or done here"
          draftKey={`on.${'id' in on ? on.id : `${on.point.x},${on.point.y}`}`}
          sendLabel="Comment"
          focus={open === null ? 'opened' : 'none'}
          onSend={async (text, mentions) => {
            await say(session, { on, text, mentions });
          }}
        />
      )}
      <ul aria-label="Threads" className={styles.threads}>
        {shown.map((view) => (
          <ThreadCard
            key={view.thread.id}
            view={view}
            isOpen={on !== null || view.thread.id === open}
            {...(on === null
              ? {
                  onToggle: () => show({ on: null, thread: view.thread.id === open ? null : view.thread.id }),
                }
              : {})}
          />
        ))}
      </ul>
      {shown.length === 0 && on === null ? <Nothing filter={filter} isAny={all.length > 0} /> : null}
    </SidePanel>
  );
}

const nothingWords: Readonly<Record<Filter, string>> = {
  open: 'Nothing is open.',
  resolved: 'Nothing was resolved yet.',
  mine: 'You have not said anything yet, and nobody has mentioned you.',
};

function Nothing({ filter, isAny }: { readonly filter: Filter; readonly isAny: boolean }) {
  const isLoaded = useTalk((talk) => talk.isLoaded);
  const link = useConnection((connection) => connection.link);
  const hasSelection = useView(({ selection }) => selection.size === 1);
  const { ok } = useMayComment();
  if (!isLoaded) {
    return (
      <p className={styles.quiet}>
        {link === 'offline'
          ? 'Comments come when the server can be reached again.'
          : 'Fetching the comments…'}
      </p>
    );
  }
  if (isAny) return <p className={styles.quiet}>{nothingWords[filter]}</p>;
  return (
    <div className={styles.empty}>
      <p>Nobody has said anything about this map yet.</p>
      {ok ? (
        <p className={styles.quiet}>
          {hasSelection
            ? 'Press M, or hold a finger on it and choose Comment,'
            : 'Select a stage, touchpoint, path or note and press M, or hold a finger on one and choose Comment,'}{' '}
          to ask, to point something out, or to call somebody by @ and their name.
        </p>
      ) : null}
    </div>
  );
}

function fits({ thread, isMine }: ThreadView, filter: Filter): boolean {
  if (filter === 'mine') return isMine;
  return (thread.resolvedAt === null) === (filter === 'open');
}

/** Those on one thing: the open ones first. */
function onTarget(all: readonly ThreadView[], on: ThreadTarget): readonly ThreadView[] {
  const there = all.filter(({ thread }) => isSameTarget(thread.on, on));
  return there.toSorted(
    (a, b) => Number(a.thread.resolvedAt !== null) - Number(b.thread.resolvedAt !== null),
  );
}

function latestOfAll(all: readonly ThreadView[]): string {
  return all.map(latestOf).reduce((a, b) => (a > b ? a : b));
}
