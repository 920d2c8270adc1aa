import { Button } from '../controls/Button.tsx';
import styles from './Notice.module.css';
import { usePageTitle } from './usePageTitle.ts';

type Props = {
  readonly title: string;
  readonly text: string;
  readonly actions: readonly { readonly name: string; readonly run: () => void }[];
};

/** A whole page that says what is wrong and what to do next. */
export function Notice({ title, text, actions }: Props) {
  usePageTitle(title);
  return (
    <main className={styles.page}>
      <h1 className={styles.title}>{title}</h1>
      <p className={styles.text}>{text}</p>
      <div className={styles.actions}>
        {actions.map((action, index) => (
          <Button key={action.name} look={index === 0 ? 'primary' : 'outlined'} onPress={action.run}>
            {action.name}
          </Button>
        ))}
      </div>
    </main>
  );
}
