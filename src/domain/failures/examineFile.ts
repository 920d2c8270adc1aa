import type { ColumnProfile } from './columnProfile.ts';
import type { OpenBytes } from './encoding.ts';
import { idAlarms } from './idAlarms.ts';
import type { ImportPlan } from './importPlan.ts';
import type { ImportSettings } from './importSettings.ts';
import { maskPersonal } from './maskPersonal.ts';
import { nameColumns, nameProofs } from './nameColumns.ts';
import { given, type ImportHints, type Proof, type Question } from './proof.ts';
import { applyPreset, type AppliedPreset } from './presets/applyPreset.ts';
import { findPreset } from './presets/presets.ts';
import { askedRoles, settleColumns } from './settleColumns.ts';
import { settleDetails, type SettledDetails } from './settleDetails.ts';
import { surveyFile, type Survey } from './surveyFile.ts';
import type { TableLayout } from './tableLayout.ts';
import { noTraps } from './traps.ts';
import { settleTime } from './settleTime.ts';

/**
 * What a file says about itself. `plan` is there once no question is open; `suggested` are the settings with every
 * suggestion taken, for a person to confirm.
 */
export interface Examination {
  readonly columns: readonly ColumnSummary[];
  readonly rows: number;
  readonly proofs: readonly Proof[];
  readonly questions: readonly Question[];
  readonly suggested: ImportSettings;
  readonly plan: ImportPlan | null;
  /** A workbook's sheets, of which one was read; none for other files. */
  readonly sheets: readonly string[];
}

/** A column as a person is shown it. */
export interface ColumnSummary {
  readonly heading: string;
  readonly filled: number;
  readonly distinct: number | null;
  readonly isUnique: boolean;
  readonly isDate: boolean;
  readonly samples: readonly string[];
}

export type ExaminationResult = Examination | { readonly problem: string };

/** Reads the whole file and proves what can be proven; asks about the rest. Takes two or three passes over the bytes. */
export async function examineFile(
  open: OpenBytes,
  settings: ImportSettings,
  hints: ImportHints = {},
): Promise<ExaminationResult> {
  const survey = await surveyFile(open, settings);
  return 'problem' in survey ? survey : settleFile(survey, settings, hints);
}

/** Proves and asks from what a survey saw, without another look at the file: answers may change as often as they like. */
export function settleFile(survey: Survey, own: ImportSettings, hints: ImportHints): ExaminationResult {
  const { layout, profiles, rows, proofs, zone, sheets = [] } = survey;
  const preset = findPreset(layout.headings, own.source);
  const applied = preset && applyPreset(preset, layout.headings, own);
  const settings = applied?.settings ?? own;
  const columns = settleColumns(profiles, settings, askedRoles(own));
  if ('problem' in columns) return columns;
  const time = settleTime(profiles, columns.likelyOccurredAt, settings, { ...hints, zoneInFile: zone });
  const details = settleDetails(profiles, settings, time.dateOrder);
  if ('problem' in details) return details;
  const source = settleSource(settings, hints);
  const questions = [...columns.questions, ...details.questions, ...time.questions, ...source.questions];
  const plan =
    questions.length > 0
      ? null
      : toPlan(layout, settings, { columns, details, time, source: source.source, applied });
  const settled = [...columns.proofs, ...details.proofs, ...time.proofs];
  return {
    columns: profiles.map(toSummary),
    rows,
    proofs: [
      ...proofs,
      ...(applied ? [applied.proof] : []),
      ...idAlarms(profiles),
      ...(applied?.withReasons(settled) ?? settled),
      ...nameProofs(nameColumns(layout.headings, columns.settled)),
      ...source.proofs,
    ],
    questions,
    suggested: withSuggestions(
      { ...settings, source: source.source || undefined },
      questions,
      columns.settled,
    ),
    plan,
    sheets,
  };
}

/** What a source is called by its file's name. */
export function sourceOfFile(fileName: string): string {
  return maskPersonal(fileName.replace(/\.[^.]*$/, ''))
    .trim()
    .slice(0, 200);
}

function settleSource(
  settings: ImportSettings,
  hints: ImportHints,
): { readonly source: string; readonly questions: readonly Question[]; readonly proofs: readonly Proof[] } {
  const source = maskPersonal(settings.source ?? sourceOfFile(hints.fileName ?? ''));
  const because = settings.source === undefined ? 'The file’s name.' : given;
  if (source !== '')
    return { source, questions: [], proofs: [{ id: 'source', column: null, value: source, because }] };
  const question: Question = {
    id: 'source',
    column: null,
    asks: 'What is the source of these rows called? A later file under the same name adds to it.',
    options: [],
    evidence: [],
  };
  return { source, questions: [question], proofs: [] };
}

function toSummary(profile: ColumnProfile): ColumnSummary {
  return {
    heading: profile.heading,
    filled: profile.filled,
    distinct: profile.values?.size ?? null,
    isUnique: profile.isUnique,
    isDate: profile.dates.looksLikeDates(),
    samples: profile.samples,
  };
}

function toPlan(
  layout: TableLayout,
  settings: ImportSettings,
  {
    columns,
    details,
    time,
    source,
    applied,
  }: {
    readonly columns: Exclude<ReturnType<typeof settleColumns>, { problem: string }>;
    readonly details: SettledDetails;
    readonly time: ReturnType<typeof settleTime>;
    readonly source: string;
    readonly applied: AppliedPreset | null;
  },
): ImportPlan | null {
  const { sourceId = null, text = null, channel = null, touchpoint, customerKey = null } = columns.settled;
  if (
    touchpoint === undefined ||
    columns.occurredAt === null ||
    time.dateOrder === null ||
    time.swapRepair === null ||
    time.timeZone === null
  ) {
    return null;
  }
  return {
    layout,
    source,
    kind: settings.kind ?? 'complaint',
    timeZone: time.timeZone,
    dateOrder: time.dateOrder,
    swapRepair: time.swapRepair,
    columns: {
      sourceId,
      occurredAt: columns.occurredAt,
      text,
      channel,
      touchpoint,
      customerKey,
      segments: details.segments,
      names: nameColumns(layout.headings, columns.settled),
    },
    details: { ...details.plan, stations: applied?.stations ?? [] },
    traps: applied?.traps ?? noTraps,
    identity: columns.identity,
  };
}

function withSuggestions(
  settings: ImportSettings,
  questions: readonly Question[],
  columns: ImportSettings['columns'],
): ImportSettings {
  const suggested: Record<string, unknown> = {};
  for (const { id, suggestion } of questions) {
    if (suggestion === undefined) continue;
    const [key = '', ...rest] = id.split('.');
    if (rest.length === 0) suggested[key] = suggestion;
    else suggested[key] = { ...(suggested[key] as object | undefined), [rest.join('.')]: suggestion };
  }
  const asked = suggested as ImportSettings;
  return { ...settings, ...asked, columns: { ...columns, ...asked.columns } };
}
