import { CircleCheck, FileWarning, Inbox, UserX, Zap, type LucideIcon } from 'lucide-react';
import { memo, useDeferredValue } from 'react';
import { Button } from 'react-aria-components';
import { useStore } from 'zustand';
import { runAction } from '#actions/keyboard.ts';
import { showUnmatched } from '#actions/panels.ts';
import { useMap, useNumbers, useSession } from '#actions/session.ts';
import { countWords } from '#base/countWords.ts';
import type { JourneyMap } from '#domain/map/journeyMap.ts';
import { ownerState, type OwnerState } from '#domain/map/owner.ts';
import type { Touchpoint } from '#domain/map/touchpoint.ts';
import styles from '../inspector/Inspector.module.css';
import { Section } from '../inspector/Section.tsx';
import { ThingLink } from '../inspector/ThingLink.tsx';

/**
 * What nobody answers for, what two claim, and what no touchpoint has: the broken links of the journey. New numbers are
 * rendered when there is time: the map goes first.
 */
export function OpenProblems() {
  const touchpoints = useMap((map) => map.touchpoints);
  const total = useDeferredValue(useNumbers(({ whole }) => whole.total - whole.matched));
  const setAside = useStore(useSession().mapStore.store, (state) => state.problems.size);
  return <ToSettle touchpoints={touchpoints} total={total} setAside={setAside} />;
}

type ToSettleProps = Pick<JourneyMap, 'touchpoints'> & {
  /** Failures without a place. */
  readonly total: number;
  /** Records that do not fit. */
  readonly setAside: number;
};

/** Stays as it is until the newer numbers are rendered. */
const ToSettle = memo(function ToSettle({ touchpoints, total, setAside }: ToSettleProps) {
  if (touchpoints.size === 0 && total === 0) return null;
  const unowned = inState(touchpoints.values(), 'unowned');
  const contested = inState(touchpoints.values(), 'contested');
  const isCalm = unowned.length + contested.length + total + setAside === 0;
  return (
    <Section title="To settle">
      {isCalm ? (
        <p className={styles.quiet}>
          <CircleCheck size={16} aria-hidden /> Every touchpoint has an owner, and every failure a place.
        </p>
      ) : null}
      <ul className={styles.rows}>
        <ThingLinks icon={UserX} word="No owner" things={unowned} />
        <ThingLinks icon={Zap} word="Contested" things={contested} />
        {total > 0 ? <Unmatched count={total} /> : null}
      </ul>
      {setAside > 0 ? (
        <p className={styles.problem}>
          <FileWarning size={16} aria-hidden /> {countWords(setAside, 'record does', 'records do')} not fit
          this version and {setAside === 1 ? 'is' : 'are'} not shown. Nothing of it is lost.
        </p>
      ) : null}
    </Section>
  );
});

function inState(touchpoints: Iterable<Touchpoint>, state: OwnerState): readonly Touchpoint[] {
  return [...touchpoints].filter((touchpoint) => ownerState(touchpoint) === state);
}

type LinksProps = {
  readonly icon: LucideIcon;
  readonly word: string;
  readonly things: readonly Touchpoint[];
};

const mostShown = 8;

function ThingLinks({ icon: Icon, word, things }: LinksProps) {
  return (
    <>
      {things.slice(0, mostShown).map((thing) => (
        <li key={thing.id}>
          <ThingLink
            id={thing.id}
            icon={<Icon size={16} aria-hidden className={styles.problem} />}
            name={thing.name || 'Unnamed touchpoint'}
            more={word}
          />
        </li>
      ))}
      {things.length > mostShown ? (
        <li className={styles.quiet}>and {things.length - mostShown} more</li>
      ) : null}
    </>
  );
}

function Unmatched({ count }: { readonly count: number }) {
  const session = useSession();
  return (
    <li>
      <Button className={styles.link ?? ''} onPress={() => runAction(session, showUnmatched)}>
        <Inbox size={16} aria-hidden />
        <span className={styles.linkName}>Failures without a place</span>
        <span className={styles.linkMore}>{count.toLocaleString()}</span>
      </Button>
    </li>
  );
}
