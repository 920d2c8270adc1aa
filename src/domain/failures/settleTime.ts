import type { ColumnProfile } from './columnProfile.ts';
import type { DateOrder } from './dateText.ts';
import { orderWords } from './dateOrderProof.ts';
import type { ImportSettings } from './importSettings.ts';
import { given, type Found, type ImportHints, type Proof, type Question } from './proof.ts';
import { settleSwap } from './settleSwap.ts';
import { isTimeZone, zoneInHeading } from './timeZone.ts';

/** The order of the dates and the zone of the clock, as far as they are settled. */
export interface SettledTime {
  readonly dateOrder: DateOrder | null;
  /** `null` while it is asked whether day and month are swapped. */
  readonly swapRepair: boolean | null;
  readonly timeZone: string | null;
  readonly questions: readonly Question[];
  readonly proofs: readonly Proof[];
}

/** Proves, takes from the settings, or asks. Nothing is asked about time before its column is known. */
export function settleTime(
  profiles: readonly ColumnProfile[],
  occurredAt: readonly string[] | null,
  settings: ImportSettings,
  hints: ImportHints,
): SettledTime {
  const heading = occurredAt?.[0];
  const profile = profiles.find((candidate) => candidate.heading === heading);
  const order: Found<DateOrder> = profile ? settleOrder(profile, settings) : { value: null };
  const swap = settleSwap(profile, order.value, settings);
  const zone = settleZone(profile, occurredAt ?? [], settings, hints);
  const provenOrder = swap.question ? [] : (order.proof ?? []);
  return {
    dateOrder: order.value,
    swapRepair: swap.value,
    timeZone: zone.value,
    questions: [order.question ?? [], swap.question ?? [], zone.question ?? []].flat(),
    proofs: [provenOrder, swap.proof ?? [], zone.proof ?? []].flat(),
  };
}

function settleOrder(profile: ColumnProfile, settings: ImportSettings): Found<DateOrder> {
  const { heading } = profile;
  const id = `dateOrder.${heading}`;
  const answer = settings.dateOrder?.[heading];
  if (answer)
    return { value: answer, proof: { id, column: heading, value: orderWords[answer], because: given } };
  const found = profile.dates.find();
  if (found.state === 'proven') {
    return {
      value: found.order,
      proof: { id, column: heading, value: orderWords[found.order], because: found.because },
    };
  }
  const options =
    found.state === 'tied'
      ? found.options
      : (['DMY', 'MDY', 'YMD'] as const).map((value) => ({
          value,
          because: `Read as ${orderWords[value]}.`,
        }));
  const asks =
    found.state === 'tied'
      ? `In which order are the dates of “${heading}” written? Every order fits.`
      : `Too few values of “${heading}” are dates that can be read. In which order are they written?`;
  return { value: null, question: { id, column: heading, asks, options, evidence: profile.samples } };
}

function settleZone(
  profile: ColumnProfile | undefined,
  columns: readonly string[],
  settings: ImportSettings,
  hints: ImportHints,
): Found<string> {
  const column = profile?.heading ?? null;
  const proven = (value: string, because: string): Found<string> => ({
    value,
    proof: { id: 'timeZone', column, value, because },
  });
  if (settings.timeZone) return proven(settings.timeZone, given);
  const named = columns.map(zoneInHeading).find((zone) => zone !== null);
  if (named) return proven(named, `The heading “${column}” names it.`);
  if (hints.zoneInFile && isTimeZone(hints.zoneInFile))
    return proven(hints.zoneInFile, 'The rows of headings name it.');
  if (profile?.dates.everyOffset()) return proven('UTC', 'Every time carries its own offset from UTC.');
  const local = hints.localTimeZone;
  const options = [
    ...(local === undefined || local === 'UTC'
      ? []
      : [{ value: local, because: 'The time zone of this computer.' }]),
    { value: 'UTC', because: 'Right where the source exports in UTC.' },
  ];
  const question: Question = {
    id: 'timeZone',
    column,
    asks: 'In which time zone were the times written down?',
    options,
    ...(local === undefined ? {} : { suggestion: local }),
    evidence: profile?.samples ?? [],
  };
  return { value: null, question };
}
