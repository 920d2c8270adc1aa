import type { ColumnProfile } from './columnProfile.ts';
import type { DateOrder } from './dateText.ts';
import { detailRoles, type DetailRole, type DurationUnit } from './detailColumns.ts';
import { noDetailPlan, type DetailPlan } from './detailPlan.ts';
import type { ImportSettings } from './importSettings.ts';
import { given, type Proof, type Question } from './proof.ts';
import { settleDecimalSign } from './settleDecimalSign.ts';
import { settleLater } from './settleLater.ts';
import { settleScore } from './settleScore.ts';
import { likelyDetails, segmentColumns } from './suggestDetails.ts';
import { provenUnit } from './unitProof.ts';

/** The optional columns as far as they are settled; the plan holds once no question is open. */
export interface SettledDetails {
  readonly plan: DetailPlan;
  readonly segments: readonly string[];
  readonly questions: readonly Question[];
  readonly proofs: readonly Proof[];
}

const asks: Record<DetailRole, string> = {
  lang: 'Does this column say in which language it was said?',
  score: 'Does this column hold the customer’s score?',
  status: 'Does this column say how far the case is?',
  firstReply: 'Does this column say how long the first reply took?',
  resolve: 'Does this column say how long it took to resolve?',
  firstReplyAt: 'Does this column say when the first reply went out?',
  resolvedAt: 'Does this column say when it was resolved?',
  reopens: 'Does this column count how often the case was opened again?',
  handoffs: 'Does this column count how often the case was handed on?',
  perceivedCause: 'Does this column say what the customer blames?',
  burdenMinutes: 'Does this column say how much time it cost the customer?',
  burdenMoney: 'Does this column say how much money it cost the customer?',
  severity: 'Does this column rate the severity from 1 to 10?',
};

/**
 * Takes the optional columns that the settings name, and proves or asks how they are read; a later date that proves no
 * order of its own is read in that of the date it follows. While no columns are named,
 * asks about those that the file evidently has; about no others.
 */
export function settleDetails(
  profiles: readonly ColumnProfile[],
  settings: ImportSettings,
  occurredOrder: DateOrder | null,
): SettledDetails | { readonly problem: string } {
  if (settings.columns === undefined) return suggested(profiles);
  const columns = namedColumns(settings.columns);
  const segments = settings.columns.segments ?? [];
  const headings = new Set(profiles.map(({ heading }) => heading));
  const unknown = [...Object.values(columns), ...segments].find((heading) => !headings.has(heading));
  if (unknown !== undefined) {
    return { problem: `There is no column “${unknown}”. The columns are: ${[...headings].join(', ')}.` };
  }
  const profileOf = (heading: string | undefined): ColumnProfile | undefined =>
    profiles.find((profile) => profile.heading === heading);
  const units = lengthRoles.flatMap((role) => {
    const profile = profileOf(columns[role]);
    return profile ? [settleUnit(profile, settings)] : [];
  });
  const score = settleScore(profileOf(columns.score), settings);
  const numeric = numberRoles.flatMap((role) => profileOf(columns[role]) ?? []);
  const decimals = settleDecimalSign(numeric, settings);
  const later = settleLater(
    laterRoles.flatMap((role) => profileOf(columns[role]) ?? []),
    settings,
    occurredOrder,
  );
  return {
    plan: {
      columns,
      units: Object.fromEntries(units.flatMap(({ heading, unit }) => (unit ? [[heading, unit]] : []))),
      dateOrder: later.dateOrder,
      swapRepair: later.swapRepair,
      score: score.score,
      stations: [],
      decimalSign: decimals.signs,
    },
    segments,
    questions: [
      ...units.flatMap(({ question }) => question ?? []),
      ...score.questions,
      ...decimals.questions,
      ...later.questions,
    ],
    proofs: [
      ...Object.entries(columns).map(([role, heading]) => columnProof(role, heading)),
      ...(segments.length > 0 ? [columnProof('segments', segments.join(', '))] : []),
      ...units.flatMap(({ proof }) => proof ?? []),
      ...score.proofs,
      ...decimals.proofs,
      ...later.proofs,
    ],
  };
}

const lengthRoles = ['firstReply', 'resolve', 'burdenMinutes'] as const;
const laterRoles = ['firstReplyAt', 'resolvedAt'] as const;
const numberRoles = [...lengthRoles, 'score', 'burdenMoney'] as const;

function namedColumns(
  columns: NonNullable<ImportSettings['columns']>,
): Readonly<Partial<Record<DetailRole, string>>> {
  return Object.fromEntries(
    detailRoles.flatMap((role) => (columns[role] ? [[role, columns[role]]] : [])),
  ) as Partial<Record<DetailRole, string>>;
}

function suggested(profiles: readonly ColumnProfile[]): SettledDetails {
  const likely = likelyDetails(profiles);
  const questions = detailRoles.flatMap((role) => {
    const heading = likely[role];
    return heading === undefined ? [] : [toQuestion(role, heading, profiles)];
  });
  const segments = segmentColumns(profiles, new Set(Object.values(likely)));
  if (segments.length > 0) questions.push(segmentQuestion(segments));
  return { plan: noDetailPlan, segments: [], questions, proofs: [] };
}

function toQuestion(role: DetailRole, heading: string, profiles: readonly ColumnProfile[]): Question {
  return {
    id: `columns.${role}`,
    column: heading,
    asks: asks[role],
    options: [
      { value: heading, because: 'Its name and its values say so.' },
      { value: null, because: 'The file has no such column.' },
    ],
    suggestion: heading,
    evidence: profiles.find((profile) => profile.heading === heading)?.samples ?? [],
  };
}

function segmentQuestion(segments: readonly string[]): Question {
  return {
    id: 'columns.segments',
    column: null,
    asks: 'By which columns do you want to filter?',
    options: [
      { value: segments, because: 'Each has few different values.' },
      { value: [], because: 'By none.' },
    ],
    suggestion: segments,
    evidence: [],
  };
}

function columnProof(role: string, heading: string): Proof {
  return { id: `columns.${role}`, column: heading, value: heading, because: given };
}

interface UnitSettled {
  readonly heading: string;
  readonly unit: DurationUnit | null;
  readonly proof?: Proof;
  readonly question?: Question;
}

function settleUnit(profile: ColumnProfile, settings: ImportSettings): UnitSettled {
  const { heading } = profile;
  const id = `units.${heading}`;
  const answer = settings.units?.[heading];
  const found = answer === undefined ? provenUnit(profile) : { unit: answer, because: given };
  if (found) {
    const { unit, because } = found;
    return { heading, unit, proof: { id, column: heading, value: unit, because } };
  }
  const options = (['minutes', 'hours', 'days', 'seconds'] as const).map((value) => ({
    value,
    because: `Read as ${value}.`,
  }));
  const asks = `In which unit are the times of “${heading}” written?`;
  return { heading, unit: null, question: { id, column: heading, asks, options, evidence: profile.samples } };
}
