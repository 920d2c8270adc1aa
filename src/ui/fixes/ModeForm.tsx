import { Trash2 } from 'lucide-react';
import { commitWithUndo } from '#actions/commitWithUndo.ts';
import { commit, mapOf, useSession } from '#actions/session.ts';
import { removeFailureMode } from '#domain/edits/removeFailureMode.ts';
import { setFields } from '#domain/edits/setFields.ts';
import type { HarmLine } from '#domain/lenses/whatToFix.ts';
import type { FailureMode } from '#domain/map/failureMode.ts';
import { Button } from '../controls/Button.tsx';
import { ComboBox } from '../controls/ComboBox.tsx';
import { NameField } from '../controls/NameField.tsx';
import { NumberField } from '../controls/NumberField.tsx';
import { TextField } from '../controls/TextField.tsx';
import { OwnerField } from '../owner/OwnerField.tsx';
import { Arithmetic } from './Arithmetic.tsx';
import { CauseWeights } from './CauseWeights.tsx';
import { CountedGroups } from './CountedGroups.tsx';
import styles from './Form.module.css';
import { placeName } from '#domain/map/placeName.ts';
import type { Board } from './useWhatToFix.ts';
import { EditorsOnly } from '../controls/EditorsOnly.tsx';
import { EditingFields } from '../controls/EditingFields.tsx';

type Props = { readonly line: HarmLine; readonly board: Board; readonly onDeleted: () => void };

const severityHint =
  'By what it does to the customer: 10 safety or legal, 9 public, 7–8 customer left, 5–6 less loyal, 3–4 contacts again, 1–2 annoyed.';

/** One failure mode: what it is, where, how bad, who answers for it, and its causes as blamed and as found. */
export function ModeForm({ line, board, onDeleted }: Props) {
  const session = useSession();
  const { mode, place } = line;
  const set = (fields: Partial<FailureMode>, merge?: string) =>
    commit(session, setFields(mapOf(session), 'failureModes', mode.id, fields), merge);
  const remove = () => {
    const removal = removeFailureMode(mapOf(session), mode.id);
    commitWithUndo(session, removal, `Deleted “${mode.name || 'Unnamed failure mode'}”.`);
    onDeleted();
  };
  return (
    <EditingFields>
      <div className={styles.detail}>
        <NameField label="Failure mode" noun="failureModes" record={mode} maxLength={200} />
        <div className={styles.pair}>
          <ComboBox
            label="Touchpoint or hand-off"
            placeholder="Choose where it happens"
            choices={placeChoices(board.map)}
            value={place}
            onChange={(chosen) => set({ place: chosen })}
          />
          <NumberField
            label="Severity, 1 to 10"
            value={mode.severity}
            minValue={1}
            maxValue={10}
            step={1}
            placeholder="Not judged"
            onChange={(severity) => set({ severity })}
          />
        </div>
        <p className={styles.hint}>{severityHint}</p>
        <OwnerField thing={{ noun: 'failureModes', id: mode.id }} owned={mode} />
        <CountedGroups mode={mode} place={place} map={board.map} />
        <CauseWeights mode={mode} />
        <TextField
          label="Evidence for the actual cause"
          placeholder="What the investigation found, and how"
          lines={3}
          value={mode.evidence}
          maxLength={20_000}
          onChange={(evidence) => set({ evidence }, `evidence ${mode.id}`)}
        />
        <div className={styles.result}>
          <Arithmetic line={line} board={board} />
        </div>
        <EditorsOnly>
          <div>
            <Button onPress={remove}>
              <Trash2 size={16} aria-hidden />
              Delete this failure mode
            </Button>
          </div>
        </EditorsOnly>
      </div>
    </EditingFields>
  );
}

function placeChoices(map: Board['map']) {
  const ids = [...map.touchpoints.keys(), ...map.paths.keys()];
  return ids.map((id) => ({ id, name: placeName(map, id) })).toSorted((a, b) => a.name.localeCompare(b.name));
}
