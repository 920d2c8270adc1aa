import { Hourglass } from 'lucide-react';
import { useState } from 'react';
import { useMap, useSeat } from '#actions/session.ts';
import { looksAtWords } from '#domain/failures/confirmedFeatures.ts';
import type { Rule } from '#domain/map/rule.ts';
import { canKeepRule } from '#domain/rules/canKeepRule.ts';
import { Button } from '../controls/Button.tsx';
import { Select } from '../controls/Select.tsx';
import { PlaceChooser } from '../unmatched/PlaceChooser.tsx';
import { Conditions } from './Conditions.tsx';
import { KeywordFields } from './KeywordFields.tsx';
import { ModeChooser } from './ModeChooser.tsx';
import { RuleMatches } from './RuleMatches.tsx';
import styles from './Rules.module.css';
import { useColumns } from './useColumns.ts';

const kinds = [
  { id: 'columnValue', name: 'The value of a column' },
  { id: 'keywords', name: 'Words in the text' },
] as const;

type Props = {
  readonly rule: Rule;
  readonly keepName: string;
  readonly onKeep: (rule: Rule) => void;
  readonly onLeave: () => void;
};

/** Says what a rule looks at and where it leads. Nothing is written before it is kept. */
export function RuleForm({ rule, keepName, onKeep, onLeave }: Props) {
  const [draft, setDraft] = useState(rule);
  const map = useMap((each) => each);
  const columns = useColumns(rule.dataset);
  const { maySeeVerbatims } = useSeat();
  const verdict = canKeepRule(map, draft);
  const set = (fields: Partial<Rule>) => setDraft((before) => ({ ...before, ...fields }));
  return (
    <form
      className={styles.form}
      aria-label="Rule"
      onSubmit={(event) => {
        event.preventDefault();
        if (verdict.ok) onKeep(draft);
      }}
    >
      <Select
        label="It looks at"
        choices={kinds}
        value={draft.kind === 'matcher' ? null : draft.kind}
        onChange={(kind) => set({ kind })}
      />
      {draft.kind === 'keywords' ? (
        <KeywordFields words={draft.words} onChange={(words) => set({ words })} />
      ) : null}
      <Conditions rule={draft} columns={columns} onChange={set} />
      {maySeeVerbatims ? <RuleMatches rule={draft} /> : null}
      {!maySeeVerbatims && looksAtWords(draft) ? (
        <p className={styles.caution}>
          <Hourglass size={14} aria-hidden />
          You may not see customers’ words, so this rule will wait until somebody who may confirms it.
        </p>
      ) : null}
      <PlaceChooser
        label="Such failures belong to"
        value={draft.place}
        onChoose={(place) => set({ place, failureMode: draft.place === place ? draft.failureMode : null })}
      />
      <ModeChooser
        place={draft.place}
        value={draft.failureMode}
        onChange={(failureMode) => set({ failureMode })}
      />
      <footer className={styles.foot}>
        {verdict.ok ? null : <p className={styles.quiet}>{verdict.reason}</p>}
        <Button look="plain" onPress={onLeave}>
          Cancel
        </Button>
        <Button look="primary" type="submit" isDisabled={!verdict.ok}>
          {keepName}
        </Button>
      </footer>
    </form>
  );
}
