import { useState } from 'react';
import { useSeat, useSession } from '#actions/session.ts';
import { countWords } from '#base/countWords.ts';
import { toast } from '#view/toasting.ts';
import { Button } from '../controls/Button.tsx';
import { Select } from '../controls/Select.tsx';
import { takeBack, type MapHistory, type TakenBack } from '../data/historyApi.ts';
import styles from './History.module.css';

const spans = [
  { id: '600000', name: 'In the last 10 minutes' },
  { id: '3600000', name: 'In the last hour' },
  { id: '86400000', name: 'In the last day' },
  { id: '604800000', name: 'In the last week' },
] as const;
type Span = (typeof spans)[number]['id'];

type Props = { readonly people: MapHistory['people']; readonly onDone: () => void };

/** For an admin: takes back what one person changed. It says what would change before anything does. */
export function TakeBack({ people, onDone }: Props) {
  const { mapId, view } = useSession();
  const [personId, setPersonId] = useState<string | null>(null);
  const [span, setSpan] = useState<Span>('3600000');
  const [plan, setPlan] = useState<(TakenBack & { readonly since: string }) | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  if (useSeat().role !== 'admin') return null;
  const ask = async () => {
    if (personId === null) return setProblem('Choose a person first.');
    const since = new Date(Date.now() - Number(span)).toISOString();
    const answer = await takeBack(mapId, { personId, since, dryRun: true });
    setProblem(answer.ok ? null : answer.problem);
    setPlan(answer.ok ? { ...answer.value, since } : null);
  };
  const carryOut = async () => {
    if (plan === null || personId === null) return;
    const answer = await takeBack(mapId, { personId, since: plan.since, dryRun: false });
    setProblem(answer.ok ? null : answer.problem);
    if (!answer.ok) return;
    setPlan(null);
    const done = countWords(answer.value.things.length, 'thing', 'things');
    toast(view, { tone: 'info', text: `Taken back at ${done}. The version before is in the history.` });
    onDone();
  };
  return (
    <details className={styles.takeBack}>
      <summary>Take back what one person changed</summary>
      <Select
        label="Person"
        choices={people.map((person) => ({ id: person.personId, name: person.name }))}
        value={personId}
        onChange={(id) => {
          setPersonId(id);
          setPlan(null);
        }}
      />
      <Select
        label="When"
        choices={spans}
        value={span}
        onChange={(chosen) => {
          setSpan(chosen);
          setPlan(null);
        }}
      />
      {problem === null ? null : <p role="alert">{problem}</p>}
      {plan === null ? (
        <Button onPress={() => void ask()}>Show what would change</Button>
      ) : (
        <Planned plan={plan} onCarryOut={() => void carryOut()} />
      )}
    </details>
  );
}

const effects: Readonly<Record<string, string>> = {
  added: 'comes back',
  changed: 'goes back to what it was',
  removed: 'goes',
};
const reasons: Readonly<Record<string, string>> = {
  changedByOthers: 'stays: somebody else changed it since',
  usedByOthers: 'stays: others use it',
  tooLarge: 'stays: what was there before was too large to keep',
};

function Planned({ plan, onCarryOut }: { readonly plan: TakenBack; readonly onCarryOut: () => void }) {
  if (plan.things.length === 0 && plan.stays.length === 0)
    return <p className={styles.quiet}>They changed nothing in that time.</p>;
  return (
    <>
      <ul aria-label="What would change" className={styles.list}>
        {plan.things.map(({ id, name, what, kind }) => (
          <li key={id}>
            {name} <span className={styles.quiet}>{`(${what}) ${effects[kind] ?? ''}`}</span>
          </li>
        ))}
        {plan.stays.map(({ id, name, what, because }) => (
          <li key={`${id} stays`}>
            {name} <span className={styles.quiet}>{`(${what}) ${reasons[because] ?? ''}`}</span>
          </li>
        ))}
      </ul>
      {plan.things.length === 0 ? null : (
        <Button look="danger" onPress={onCarryOut}>
          Take it back
        </Button>
      )}
    </>
  );
}
