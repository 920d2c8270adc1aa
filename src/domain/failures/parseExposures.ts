import { csvReader } from './csvReader.ts';
import { exposureSchema, type Exposure } from './exposure.ts';

/** A line of an exposures file that cannot be used, and why. */
export interface ExposureProblem {
  readonly rowNumber: number;
  readonly problem: string;
}

const headings = ['touchpoint', 'period_start', 'period_end', 'exposures'] as const;

/** Reads the template of formats.md, 10: a CSV with touchpoint, period_start, period_end, exposures. */
export function parseExposures(text: string): {
  readonly exposures: readonly Exposure[];
  readonly problems: readonly ExposureProblem[];
} {
  const reader = csvReader(',');
  const [head, ...rows] = [...reader.push(text), ...reader.end()];
  const at = headings.map((heading) => head?.cells.indexOf(heading) ?? -1);
  if (at.includes(-1)) {
    return {
      exposures: [],
      problems: [{ rowNumber: 1, problem: `The columns have to be ${headings.join(', ')}.` }],
    };
  }
  const exposures: Exposure[] = [];
  const problems: ExposureProblem[] = [];
  for (const { rowNumber, cells } of rows) {
    const [touchpoint, periodStart, periodEnd, count = ''] = at.map((index) => cells[index]);
    const exposed = count.trim() === '' ? undefined : Number(count);
    const parsed = exposureSchema.safeParse({ touchpoint, periodStart, periodEnd, exposures: exposed });
    if (parsed.success) exposures.push(parsed.data);
    else problems.push({ rowNumber, problem: parsed.error.issues[0]?.message ?? 'Cannot be read.' });
  }
  return { exposures, problems };
}
