import { useConnection, useSession, useTalk } from '#actions/session.ts';
import { countWords } from '#base/countWords.ts';
import type { KeptAct } from '#view/talkStore.ts';
import { Button } from '../controls/Button.tsx';
import styles from './Comments.module.css';

/** What did not reach the server yet, and what it refused, with the words to copy: nothing typed is lost. */
export function WaitingActs() {
  const waiting = useTalk((talk) => talk.waiting);
  const isStuck = useTalk((talk) => talk.isStuck);
  const refused = useTalk((talk) => talk.refused);
  const isOver = useConnection(({ link }) => link === 'ended');
  return (
    <>
      {isStuck && waiting.length > 0 ? (
        <output className={styles.waiting}>
          {countWords(waiting.length, 'act is', 'acts are')} waiting to be sent. They are kept in this browser
          and go out, in order, {isOver ? 'when you come in again.' : 'when the server can be reached.'}
        </output>
      ) : null}
      {refused.map((act) => (
        <Refused key={act.command.act} act={act} />
      ))}
    </>
  );
}

function Refused({ act }: { readonly act: KeptAct }) {
  const { talk } = useSession();
  const text = 'text' in act.command ? act.command.text : null;
  return (
    <div role="alert" className={styles.refused}>
      <p>
        {wordsFor[act.command.do]} was refused: {act.problem}
      </p>
      {text === null ? null : <blockquote className={styles.text}>{text}</blockquote>}
      <div className={styles.ways}>
        {text === null ? null : (
          <Button look="outlined" onPress={() => void navigator.clipboard.writeText(text)}>
            Copy the text
          </Button>
        )}
        <Button look="plain" onPress={() => void talk.forget(act)}>
          Dismiss
        </Button>
      </div>
    </div>
  );
}

const wordsFor: Readonly<Record<KeptAct['command']['do'], string>> = {
  comment: 'Your comment',
  edit: 'Your change of a comment',
  delete: 'Deleting a comment',
  restore: 'Bringing a comment back',
  resolve: 'Resolving a thread',
  reopen: 'Opening a thread again',
};
