import styles from './Notice.module.css';

/** Something is on its way, said in words. */
export function Loading({ text }: { readonly text: string }) {
  return (
    <main className={styles.loading}>
      <div role="status">
        <div className={styles.line} aria-hidden />
        {text}…
      </div>
    </main>
  );
}
