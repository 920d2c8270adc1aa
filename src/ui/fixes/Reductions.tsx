import { X } from 'lucide-react';
import { commit, mapOf, useSession } from '#actions/session.ts';
import { setReduction } from '#domain/edits/setReduction.ts';
import type { Fix, ShareRange } from '#domain/map/fix.ts';
import type { JourneyMap } from '#domain/map/journeyMap.ts';
import { IconButton } from '../controls/IconButton.tsx';
import { Select } from '../controls/Select.tsx';
import styles from './Form.module.css';
import { placeName } from '#domain/map/placeName.ts';
import { RangeFields, type RangeValues } from './RangeFields.tsx';
import { EditorsOnly } from '../controls/EditorsOnly.tsx';

type Props = { readonly fix: Fix; readonly map: JourneyMap };

/** A range that says nothing yet: it prevents something between none and all. */
const notJudged: ShareRange = { low: 0, likely: 0, high: 1 };

/** Which failure modes the fix reduces, and by which share of their failures. */
export function Reductions({ fix, map }: Props) {
  const session = useSession();
  const set = (mode: string, share: ShareRange | null) =>
    commit(session, setReduction(mapOf(session), { fix: fix.id, mode, share }));
  const keep = (mode: string, { low, likely, high }: RangeValues) => {
    if (low !== null && likely !== null && high !== null) set(mode, { low, likely, high });
  };
  const reduced = Object.entries(fix.reduces).flatMap(([id, share]) => {
    const mode = map.failureModes.get(id);
    return mode ? [{ mode, share }] : [];
  });
  const others = [...map.failureModes.values()].filter(({ id }) => !Object.hasOwn(fix.reduces, id));
  return (
    <div>
      {reduced.map(({ mode, share }) => {
        const name = mode.name || 'Unnamed failure mode';
        return (
          <div key={mode.id} className={styles.reduction}>
            <RangeFields
              label={`Share of “${name}” that it prevents`}
              values={share}
              most={1}
              format={{ style: 'percent', maximumFractionDigits: 1 }}
              onKeep={(values) => keep(mode.id, values)}
            />
            <EditorsOnly>
              <IconButton label={`It does not reduce ${name}`} onPress={() => set(mode.id, null)}>
                <X size={16} aria-hidden />
              </IconButton>
            </EditorsOnly>
          </div>
        );
      })}
      <EditorsOnly>
        <Select
          label="Reduces"
          placeholder={others.length === 0 ? 'No other failure mode' : 'Add a failure mode'}
          choices={others.map(({ id, name, place }) => ({
            id,
            name: name || 'Unnamed failure mode',
            detail: placeName(map, place),
          }))}
          value={null}
          onChange={(mode) => set(mode, notJudged)}
        />
      </EditorsOnly>
    </div>
  );
}
