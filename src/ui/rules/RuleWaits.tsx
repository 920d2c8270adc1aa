import { Hourglass } from 'lucide-react';
import { useMayEdit, useSeat } from '#actions/session.ts';
import { Button } from '../controls/Button.tsx';
import type { RuleLineProps } from './RuleLineProps.ts';
import styles from './Rules.module.css';

/** That a rule waits, why, and for whom; who may confirm it does so here. */
export function RuleWaits({ rule, waiting }: RuleLineProps) {
  const { maySeeVerbatims } = useSeat();
  const mayEdit = useMayEdit();
  const mayConfirm = maySeeVerbatims && mayEdit;
  return (
    <div className={styles.caution}>
      <Hourglass size={14} aria-hidden />
      <span>
        {mayConfirm
          ? 'Waits for you to confirm it: nobody who may see customers’ words has yet, and everyone on this map will see how many failures it fits.'
          : 'Waits for somebody who may see customers’ words, and matches nothing until they confirm it.'}
      </span>
      {mayConfirm ? (
        <Button
          look="plain"
          onPress={({ target }) => {
            // This button goes: the keyboard stays on the rule.
            target.closest('[data-rule]')?.querySelector('button')?.focus();
            waiting.confirm(rule);
          }}
        >
          Confirm the rule
        </Button>
      ) : null}
    </div>
  );
}
