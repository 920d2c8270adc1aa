import type { ColumnProfile } from './columnProfile.ts';
import { decimalWords } from './decimalSignProof.ts';
import type { ImportSettings } from './importSettings.ts';
import type { DecimalSign } from './numberText.ts';
import { given, type Proof, type Question } from './proof.ts';

interface SettledSigns {
  /** By heading; a column without numbers has none. */
  readonly signs: Readonly<Record<string, DecimalSign>>;
  readonly questions: readonly Question[];
  readonly proofs: readonly Proof[];
}

/** The decimal sign of each column of numbers: as the settings say, by its values, or asked once for the file. */
export function settleDecimalSign(
  columns: readonly ColumnProfile[],
  { decimalSign }: ImportSettings,
): SettledSigns {
  const signs: Record<string, DecimalSign> = {};
  const questions: Question[] = [];
  const proofs: Proof[] = [];
  for (const { heading, numbers, samples } of columns) {
    const id = `decimalSign.${heading}`;
    const found = numbers.find();
    if (found.state === 'noNumbers') continue;
    const settled =
      decimalSign === undefined ? found : ({ state: 'proven', sign: decimalSign, because: given } as const);
    if (settled.state === 'proven') {
      const { sign, because } = settled;
      signs[heading] = sign;
      proofs.push({ id, column: heading, value: decimalWords[sign], because });
    } else if (questions.length === 0) {
      const asks = `Which decimal sign do the numbers of “${heading}” have?`;
      questions.push({
        id: 'decimalSign',
        column: heading,
        asks,
        options: settled.options,
        evidence: samples,
      });
    }
  }
  return { signs, questions, proofs };
}
