import { Check, RotateCcw } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { useMap, useSession, useTalk } from '#actions/session.ts';
import { useMayComment } from '#actions/showComments.ts';
import { revealTarget } from '#actions/talk/revealTarget.ts';
import { reopenThread, resolveThread, say } from '#actions/talk/say.ts';
import { countWords } from '#base/countWords.ts';
import { isUnread } from '#domain/talk/isUnread.ts';
import { latestOf, type ThreadView } from '#domain/talk/threadViews.ts';
import { Button } from '../controls/Button.tsx';
import { CommentLine, Moment } from './CommentLine.tsx';
import styles from './Comments.module.css';
import { Composer } from './Composer.tsx';
import { targetWords } from './targetWords.ts';

type Props = {
  readonly view: ThreadView;
  readonly isOpen: boolean;
  /** Left out where the panel is about the thing already: the thread is open and stays so. */
  readonly onToggle?: () => void;
};

/** A thread: what it is about and how it began; open, all of it and where to answer. */
export function ThreadCard({ view, isOpen, onToggle }: Props) {
  const session = useSession();
  const { thread, comments, unread, isMentioned } = view;
  const map = useMap((whole) => whole);
  const { name, isGone } = targetWords(map, thread.on);
  const people = useTalk(({ talk }) => talk.people);
  const replies = comments.length - 1;
  const first = comments.find(({ deletedAt }) => deletedAt === null);
  const toggle = () => {
    if (!isOpen) revealTarget(session, thread.on);
    onToggle?.();
  };
  return (
    <li className={styles.thread} data-unread={unread > 0 || undefined}>
      <AriaButton className={styles.head ?? ''} aria-expanded={isOpen} onPress={toggle}>
        <span className={styles.title}>
          {unread > 0 ? <span className={styles.dot} title={`${unread} unread`} /> : null}
          <span className={styles.about} data-gone={isGone || undefined}>
            {name}
          </span>
          <Moment at={latestOf(view)} />
        </span>
        <span className={styles.signs}>
          {unread > 0 ? <span className={styles.tag}>{unread} unread</span> : null}
          {isMentioned ? <span className={styles.tag}>Mentions you</span> : null}
          {thread.resolvedAt === null ? null : <span className={styles.quiet}>Resolved</span>}
          {isOpen || replies === 0 ? null : (
            <span className={styles.quiet}>{countWords(replies, 'reply', 'replies')}</span>
          )}
        </span>
        {isOpen || first === undefined ? null : (
          <span className={styles.excerpt}>
            <b>{people.get(first.author)?.name ?? 'Somebody'}:</b> {first.text}
          </span>
        )}
      </AriaButton>
      {isOpen ? <Conversation view={view} /> : null}
    </li>
  );
}

function Conversation({ view }: { readonly view: ThreadView }) {
  const session = useSession();
  const { thread, comments, unread } = view;
  const fresh = useFresh(view);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // In braces: newer browsers give back a promise, which is no way to clean up.
    place.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  const latest = latestOf(view);
  useEffect(() => {
    if (unread > 0) void session.talk.markRead(thread.id, latest);
  }, [session, thread.id, unread, latest]);
  return (
    <div ref={place} className={styles.conversation}>
      <ul className={styles.comments}>
        {comments.map((comment) => (
          <CommentLine key={comment.id} comment={comment} isNew={fresh.has(comment.id)} />
        ))}
      </ul>
      <Answering view={view} />
    </div>
  );
}

/** What one can do about a thread: answer, resolve, open it again. */
function Answering({ view: { thread } }: { readonly view: ThreadView }) {
  const session = useSession();
  const { ok } = useMayComment();
  const isResolved = thread.resolvedAt !== null;
  return (
    <>
      <Composer
        label="Your reply"
        placeholder={isResolved ? 'Reply, and open it again' : 'Reply'}
        draftKey={`reply.${thread.id}`}
        sendLabel="Reply"
        onSend={async (text, mentions) => {
          await say(session, { on: { thread: thread.id }, text, mentions });
        }}
      />
      <div className={styles.ways}>
        {!ok ? null : isResolved ? (
          <Button look="plain" onPress={() => void reopenThread(session, thread.id)}>
            <RotateCcw size={16} aria-hidden /> Open again
          </Button>
        ) : (
          <Button look="plain" onPress={() => void resolveThread(session, thread.id)}>
            <Check size={16} aria-hidden /> Resolve
          </Button>
        )}
      </div>
    </>
  );
}

/** What was not read yet when the thread was opened, and what came since: it stays marked while one looks at it. */
function useFresh({ comments }: ThreadView): ReadonlySet<string> {
  const { presence } = useSession();
  const [marks] = useState(useTalk((talk) => talk.marks));
  const me = presence.me().id;
  return new Set(comments.filter((comment) => isUnread(comment, marks, me)).map(({ id }) => id));
}
