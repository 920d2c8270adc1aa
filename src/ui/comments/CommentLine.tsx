import { Ellipsis } from 'lucide-react';
import { useRef, useState } from 'react';
import { useSeat, useSession, useTalk } from '#actions/session.ts';
import { useMayComment } from '#actions/showComments.ts';
import { keepRewording } from '#actions/talk/keepRewording.ts';
import { deleteComment, reword } from '#actions/talk/say.ts';
import type { Comment } from '#domain/talk/comment.ts';
import { IconButton } from '../controls/IconButton.tsx';
import { Menu } from '../controls/Menu.tsx';
import type { MenuEntry } from '../controls/MenuPopup.tsx';
import { momentWords } from '../words/momentWords.ts';
import styles from './Comments.module.css';
import { CommentText } from './CommentText.tsx';
import { Composer } from './Composer.tsx';

type Props = {
  readonly comment: Comment;
  /** It was not read yet when its thread was opened. */
  readonly isNew: boolean;
};

/** One comment: who, when, what; one's own can be changed and deleted. */
export function CommentLine({ comment, isNew }: Props) {
  const session = useSession();
  const me = session.presence.me().id;
  const people = useTalk(({ talk }) => talk.people);
  const [isEditing, setEditing] = useState(false);
  const line = useRef<HTMLLIElement>(null);
  const endEditing = () => {
    setEditing(false);
    // The field goes: whoever works by keyboard is back where they began.
    line.current?.querySelector('button')?.focus();
  };
  const isOwn = comment.author === me;
  const seat = useSeat();
  const { ok: mayComment } = useMayComment();
  const mayDelete = mayComment && (isOwn || seat.role === 'admin');
  if (comment.deletedAt !== null) return <li className={styles.gone}>A comment was deleted here.</li>;
  const author = people.get(comment.author)?.name ?? 'Somebody';
  const entries: MenuEntry[] = [
    ...(isOwn && mayComment ? [{ id: 'edit', name: 'Edit', run: () => setEditing(true) }] : []),
    ...(mayDelete
      ? [{ id: 'delete', name: 'Delete', run: () => void deleteComment(session, comment.id) }]
      : []),
  ];
  return (
    <li ref={line} className={styles.comment} data-new={isNew || undefined}>
      <div className={styles.by}>
        <div className={styles.signs}>
          <span className={styles.author}>{isOwn ? `${author} (you)` : author}</span>
          <Signs comment={comment} isNew={isNew} />
        </div>
        {entries.length > 0 ? (
          <Menu label="This comment" entries={entries}>
            <IconButton label={`More about the comment by ${author}`}>
              <Ellipsis size={16} aria-hidden />
            </IconButton>
          </Menu>
        ) : null}
      </div>
      {isEditing ? (
        <Composer
          label="Your comment"
          placeholder=""
          draftKey={`edit.${comment.id}`}
          initial={comment.text}
          sendLabel="Save"
          focus="opened"
          onSend={async (text, mentions) => {
            await reword(session, comment.id, text, mentions);
            endEditing();
          }}
          onCancel={endEditing}
          onCutShort={(text) => keepRewording(session, comment.id, text)}
        />
      ) : (
        <CommentText comment={comment} people={people} />
      )}
    </li>
  );
}

/** When it was said, and what is special about it for this person. */
function Signs({ comment, isNew }: Props) {
  const me = useSession().presence.me().id;
  const isWaiting = useTalk(
    ({ waiting, isStuck }) => isStuck && waiting.some((act) => isAbout(act, comment)),
  );
  return (
    <>
      <Moment at={comment.at} />
      {comment.editedAt === null ? null : <span className={styles.quiet}>edited</span>}
      {isNew ? <span className={styles.tag}>New</span> : null}
      {comment.mentions.includes(me) ? <span className={styles.tag}>Mentions you</span> : null}
      {isWaiting ? <span className={styles.caution}>Waiting to be sent</span> : null}
    </>
  );
}

export function Moment({ at }: { readonly at: string }) {
  const moment = new Date(at);
  const [now] = useState(() => new Date());
  return (
    <time dateTime={at} title={moment.toLocaleString()} className={styles.quiet}>
      {momentWords(moment, now)}
    </time>
  );
}

function isAbout({ command }: { readonly command: { readonly act: string } }, { id }: Comment): boolean {
  return command.act === id || ('comment' in command && command.comment === id);
}
