import { useEffect, useState } from 'react';
import { useSession } from '#actions/session.ts';
import { countWords } from '#base/countWords.ts';
import type { RulePreview } from '#domain/failures/ruleLooks.ts';
import type { Rule } from '#domain/map/rule.ts';
import { previewRule } from '../data/ruleApi.ts';
import styles from './Rules.module.css';

/** How many failures fit what is said so far, whoever takes them now, with a few of their words. */
export function RuleMatches({ rule }: { readonly rule: Rule }) {
  const { dataset, kind, column, value, also, words } = rule;
  const [preview, setPreview] = useState<RulePreview | null>(null);
  const { mapId } = useSession();
  useEffect(() => {
    const stop = new AbortController();
    // Words are typed letter by letter: a question to the server waits until there is a pause.
    const pause = setTimeout(() => {
      if (kind === 'matcher') return;
      void previewRule(mapId, dataset, { kind, column, value, also, words }, stop.signal).then((answer) => {
        if (!stop.signal.aborted) setPreview(answer.ok ? answer.value : null);
      });
    }, 250);
    return () => {
      clearTimeout(pause);
      stop.abort();
    };
  }, [mapId, dataset, kind, column, value, also, words]);
  if (preview === null) return null;
  return (
    <div className={styles.matches}>
      <p aria-live="polite">
        <strong>
          {preview.lookedAt < preview.rows ? 'About ' : ''}
          {countWords(preview.fits, 'failure fits', 'failures fit')}
        </strong>{' '}
        of {preview.rows.toLocaleString()}.
      </p>
      {preview.examples.map((text) => (
        <p key={text} className={styles.example}>
          {text}
        </p>
      ))}
    </div>
  );
}
