import { useState } from 'react';
import type { RuleWords } from '#domain/map/rule.ts';
import { TextField } from '../controls/TextField.tsx';
import styles from './Rules.module.css';

type Props = { readonly words: RuleWords; readonly onChange: (words: RuleWords) => void };

const fields = [
  { name: 'any', label: 'Any of these words', placeholder: 'late, delayed, never arrived' },
  { name: 'all', label: 'All of these words', placeholder: '' },
  { name: 'not', label: 'None of these words', placeholder: 'refund' },
] as const;

/** Words and phrases, with commas between them. */
export function KeywordFields({ words, onChange }: Props) {
  return (
    <div className={styles.keywords}>
      {fields.map(({ name, ...field }) => (
        <WordList
          key={name}
          {...field}
          words={words[name]}
          onChange={(list) => onChange({ ...words, [name]: list })}
        />
      ))}
      <p className={styles.quiet}>
        Commas part words and phrases; a * at the end lets a word go on, as in deliver*.
      </p>
    </div>
  );
}

type ListProps = {
  readonly label: string;
  readonly placeholder: string;
  readonly words: readonly string[];
  readonly onChange: (words: string[]) => void;
};

/** Keeps what is typed as it is typed: a comma at the end is on its way to the next word. */
function WordList({ label, placeholder, words, onChange }: ListProps) {
  const [typed, setTyped] = useState(() => words.join(', '));
  const type = (text: string) => {
    setTyped(text);
    onChange(wordsIn(text));
  };
  return (
    <TextField label={label} placeholder={placeholder} value={typed} onChange={type} maxLength={2_000} />
  );
}

function wordsIn(text: string): string[] {
  const words = text.split(/[,;\n]/).map((word) => word.trim().slice(0, 100));
  return [...new Set(words.filter((word) => word !== ''))].slice(0, 50);
}
