import { commit, mapOf, useSession } from '#actions/session.ts';
import { setCause } from '#domain/edits/setCause.ts';
import { causes, causeWords, type FailureMode } from '#domain/map/failureMode.ts';
import { NumberField } from '../controls/NumberField.tsx';
import styles from './Form.module.css';

const fields = [
  ['perceivedCause', 'Perceived', 'what customers blame'],
  ['actualCause', 'Actual', 'what was found'],
] as const;

/** Weights of causes, several at once. What is blamed and what was found stay apart: the gap is worth seeing. */
export function CauseWeights({ mode }: { readonly mode: FailureMode }) {
  const session = useSession();
  return (
    <table className={styles.causes}>
      <caption className={styles.label}>Causes, each weighted 0 to 100%</caption>
      <thead>
        <tr>
          <th scope="col">Cause</th>
          {fields.map(([field, name, meaning]) => (
            <th key={field} scope="col">
              {name}: {meaning}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {causes.map((cause) => (
          <tr key={cause}>
            <th scope="row">{causeWords[cause]}</th>
            {fields.map(([field, name]) => (
              <td key={field}>
                <NumberField
                  aria-label={`${name}: ${causeWords[cause]}`}
                  value={mode[field][cause] ?? null}
                  minValue={0}
                  maxValue={1}
                  step={0.05}
                  formatOptions={{ style: 'percent' }}
                  placeholder="–"
                  onChange={(weight) =>
                    commit(
                      session,
                      setCause(mapOf(session), { mode: mode.id, field, cause, weight: weight ?? 0 }),
                    )
                  }
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
