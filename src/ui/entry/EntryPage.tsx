import { useState, type ReactNode } from 'react';
import type { Entered } from '#domain/sharing/seat.ts';
import { Button } from '../controls/Button.tsx';
import type { Answer } from '../data/requestJson.ts';
import notice from '../shell/Notice.module.css';
import { usePageTitle } from '../shell/usePageTitle.ts';
import styles from './Entry.module.css';

type Props = {
  readonly title: string;
  readonly text: string;
  /** The button's words, a verb first. */
  readonly verb: string;
  /** False while what is typed cannot be sent. */
  readonly isReady: boolean;
  readonly onSend: () => Promise<Answer<Entered>>;
  readonly onIn: (entered: Entered) => void;
  /** The fields. */
  readonly children: ReactNode;
  /** Other ways in. */
  readonly ways?: ReactNode;
};

/** One quiet page with one thing to do: to come in. A refusal is said above the button and loses nothing typed. */
export function EntryPage({ title, text, verb, isReady, onSend, onIn, children, ways }: Props) {
  usePageTitle(title);
  const [problem, setProblem] = useState<string | null>(null);
  const [isSending, setSending] = useState(false);
  const send = async () => {
    setSending(true);
    const answer = await onSend();
    setSending(false);
    if (answer.ok) onIn(answer.value);
    else setProblem(answer.problem);
  };
  return (
    <main className={styles.page}>
      <div className={styles.sheet}>
        <h1 className={notice.title}>{title}</h1>
        <p className={notice.text}>{text}</p>
        <form
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault();
            if (isReady && !isSending) void send();
          }}
        >
          {children}
          {problem === null ? null : (
            <p role="alert" className={styles.problem}>
              {problem}
            </p>
          )}
          <Button look="primary" type="submit" isDisabled={!isReady || isSending}>
            {verb}
          </Button>
        </form>
        {ways ? <div className={styles.ways}>{ways}</div> : null}
      </div>
    </main>
  );
}
