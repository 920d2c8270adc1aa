import type { EvidenceRow } from '#domain/failures/evidence.ts';

type Field = readonly [name: string, value: string];

/**
 * What was understood of a record beside when, how and in whose words; what it does not tell is left out. `currency`
 * is the map's (ISO 4217).
 */
export function fieldsOf(row: EvidenceRow, currency: string): readonly Field[] {
  const fields: readonly Field[] = [
    ['Source', `${row.source}, row ${row.rowNumber.toLocaleString()}`],
    ['Number', row.sourceId ?? ''],
    ['Kind', row.kind],
    ['Status', row.status],
    ['Score', scoreWords(row)],
    ['First reply', minuteWords(row.firstReplyMinutes)],
    ['Resolved', minuteWords(row.resolveMinutes)],
    ['Reopened', timesWords(row.reopens)],
    ['Hand-offs', row.handoffs === null ? '' : row.handoffs.toLocaleString()],
    ['Blames', row.perceivedCause],
    ['Cost the customer', minuteWords(row.burdenMinutes)],
    ['Cost in money', moneyWords(row.burdenMoney, currency)],
    ['Severity', row.severity === null ? '' : `${row.severity} of 10`],
    ['Language', row.lang],
  ];
  return fields.filter(([, value]) => value !== '');
}

/** The file's own columns, as they stand there. */
export function columnsOf({ fields }: EvidenceRow): readonly Field[] {
  return Object.entries(fields).filter(([, value]) => value !== '');
}

function moneyWords(amount: number | null, currency: string): string {
  if (amount === null) return '';
  return amount.toLocaleString(undefined, { style: 'currency', currency });
}

function scoreWords({ score }: EvidenceRow): string {
  if (score === null) return '';
  const way = score.polarity === 'higherIsBetter' ? 'more is better' : 'less is better';
  return `${score.value.toLocaleString()} on ${score.scale.replace('-', '–')}, ${way}`;
}

function timesWords(times: number | null): string {
  if (times === null) return '';
  return times === 0 ? 'never' : times === 1 ? 'once' : `${times.toLocaleString()} times`;
}

/** Minutes in the unit that people would say. */
function minuteWords(minutes: number | null): string {
  if (minutes === null) return '';
  const [value, unit] =
    minutes < 120 ? [minutes, 'min'] : minutes < 2_880 ? [minutes / 60, 'hours'] : [minutes / 1_440, 'days'];
  return `${value.toLocaleString(undefined, { maximumFractionDigits: 1 })} ${unit}`;
}
