import styles from './Notice.module.css';

/** Something is on its way, said in words. */
export function Loading({ text }: { readonly text: string }) {
  return (
    <main className={styles.loading}>
      <output>
        <span className={styles.line} aria-hidden />
        {text}…
      </output>
    </main>
  );
}
