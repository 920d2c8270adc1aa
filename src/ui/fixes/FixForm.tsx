import { Trash2 } from 'lucide-react';
import { commitWithUndo } from '#actions/commitWithUndo.ts';
import { commit, mapOf, useSession } from '#actions/session.ts';
import { removeRecord } from '#domain/edits/removeRecord.ts';
import { setCost } from '#domain/edits/setCost.ts';
import { setFields } from '#domain/edits/setFields.ts';
import type { Fix } from '#domain/map/fix.ts';
import { Button } from '../controls/Button.tsx';
import { NameField } from '../controls/NameField.tsx';
import { NumberField } from '../controls/NumberField.tsx';
import { Select } from '../controls/Select.tsx';
import { OwnerField } from '../owner/OwnerField.tsx';
import { FixResult } from './FixResult.tsx';
import { statusNames } from './FixTable.tsx';
import styles from './Form.module.css';
import { RangeFields } from './RangeFields.tsx';
import { Reductions } from './Reductions.tsx';
import type { Board } from './useWhatToFix.ts';
import { EditorsOnly } from '../controls/EditorsOnly.tsx';
import { EditingFields } from '../controls/EditingFields.tsx';

type Props = { readonly fix: Fix; readonly board: Board; readonly onDeleted: () => void };

const statuses = (['idea', 'funded', 'done'] as const).map((id) => ({ id, name: statusNames[id] }));

/** One fix: who pays, what it costs and takes, what it prevents, and what is left of it. */
export function FixForm({ fix, board, onDeleted }: Props) {
  const session = useSession();
  const { currency } = board.map.meta;
  const set = (fields: Partial<Fix>) => commit(session, setFields(mapOf(session), 'fixes', fix.id, fields));
  const remove = () => {
    const removal = removeRecord(mapOf(session), 'fixes', fix.id);
    commitWithUndo(session, removal, `Deleted “${fix.name || 'Unnamed fix'}”.`);
    onDeleted();
  };
  return (
    <EditingFields>
      <div className={styles.detail}>
        <NameField label="Fix" noun="fixes" record={fix} maxLength={200} />
        <OwnerField thing={{ noun: 'fixes', id: fix.id }} owned={fix} />
        <RangeFields
          label="Cost, once"
          values={{ low: fix.costLow, likely: fix.costLikely, high: fix.costHigh }}
          most={1e12}
          format={{ style: 'currency', currency, maximumFractionDigits: 0 }}
          onKeep={({ low, likely, high }) =>
            commit(
              session,
              setCost(mapOf(session), fix.id, { costLow: low, costLikely: likely, costHigh: high }),
            )
          }
        />
        <div className={styles.pair}>
          <NumberField
            label="Takes"
            unit="weeks"
            value={fix.durationWeeks}
            minValue={0}
            maxValue={520}
            placeholder="Not known"
            onChange={(durationWeeks) => set({ durationWeeks })}
          />
          <Select
            label="Status"
            choices={statuses}
            value={fix.status}
            onChange={(status) => set({ status })}
          />
        </div>
        <Reductions fix={fix} map={board.map} />
        <FixResult fix={fix} board={board} />
        <EditorsOnly>
          <div>
            <Button onPress={remove}>
              <Trash2 size={16} aria-hidden />
              Delete this fix
            </Button>
          </div>
        </EditorsOnly>
      </div>
    </EditingFields>
  );
}
