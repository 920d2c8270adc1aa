import { MessageSquare } from 'lucide-react';
import { useEffect, useMemo } from 'react';
import { runAction } from '#actions/keyboard.ts';
import { useSession, useTalk } from '#actions/session.ts';
import { showComments } from '#actions/showComments.ts';
import { isUnread } from '#domain/talk/isUnread.ts';
import { IconButton } from '../controls/IconButton.tsx';
import { firstPaint } from '#view/firstPaint.ts';
import styles from './CommentsButton.module.css';

/** Opens the comments; says how many of them one has not read. */
export function CommentsButton() {
  const session = useSession();
  const { talk, marks } = useTalk((state) => state);
  const me = session.presence.me().id;
  useEffect(() => void firstPaint.then(session.talk.open), [session]);
  const unread = useMemo(
    () => [...talk.comments.values()].filter((comment) => isUnread(comment, marks, me)).length,
    [talk, marks, me],
  );
  return (
    <div className={styles.place}>
      <IconButton
        label={unread === 0 ? 'Comments' : `Comments, ${unread} unread`}
        keys="Shift+M"
        onPress={() => runAction(session, showComments)}
      >
        <MessageSquare size={18} aria-hidden />
      </IconButton>
      {unread > 0 ? (
        <span className={styles.count} aria-hidden>
          {unread > 99 ? '99+' : unread}
        </span>
      ) : null}
    </div>
  );
}
