import type { CodeDamage } from './codeWatch.ts';
import type { ColumnProfile } from './columnProfile.ts';
import type { Proof } from './proof.ts';

/** What a person should know about columns whose codes a spreadsheet has damaged before the file came here. */
export function idAlarms(profiles: readonly ColumnProfile[]): readonly Proof[] {
  return profiles.flatMap(({ heading, codes, isUnique }) => {
    const damage = codes.find(heading);
    if (damage === null || (damage.kind === 'lostZeros' && isUnique)) return [];
    const value = damage.kind === 'mangled' ? 'mangled by a spreadsheet' : 'leading zeros lost';
    return [
      { id: `idAlarm.${heading}`, column: heading, kind: 'alarm', value, because: damageWords(damage) },
    ];
  });
}

const number = (value: number): string => value.toLocaleString('en-US');

function damageWords(damage: CodeDamage): string {
  if (damage.kind === 'lostZeros') {
    const { rows, shorter, length } = damage;
    return `${number(shorter)} of ${number(rows)} codes are shorter than the ${length} digits of the others and none begins with 0: a spreadsheet seems to have cut leading zeros. They are kept as they stand; export the column as text to have them whole.`;
  }
  const { rows, distinct, example } = damage;
  const collisions =
    distinct === null
      ? `${number(rows)} rows`
      : `${number(rows)} rows, ${number(distinct)} distinct ids: ${number(rows - distinct)} collide`;
  return `Ids such as ${example} were taken for numbers by a spreadsheet, and their last digits are lost (${collisions}). They cannot tell rows apart; export the column as text to have them whole.`;
}
