import type { ColumnProfile } from './columnProfile.ts';
import type { ColumnSettings, ImportSettings } from './importSettings.ts';
import { given, type Answer, type Proof, type Question } from './proof.ts';
import { candidatesFor, type ColumnRole } from './suggestColumns.ts';
import { tellsRowsApart } from './tellsRowsApart.ts';

/**
 * Columns by role as far as they are settled; `occurredAt` once more as a list, `null` while it is asked, when
 * `likelyOccurredAt` is the suggestion.
 */
export interface SettledColumns {
  readonly settled: ColumnSettings;
  readonly occurredAt: readonly string[] | null;
  readonly likelyOccurredAt: readonly string[] | null;
  readonly identity: 'sourceId' | 'content';
  readonly questions: readonly Question[];
  readonly proofs: readonly Proof[];
}

const asks: Record<ColumnRole, string> = {
  sourceId: 'Which column tells the records apart, as a ticket number does?',
  occurredAt: 'Which column says when it happened?',
  touchpoint: 'By which column are the records grouped, to be laid on the map?',
  text: 'Which column holds what was said?',
  channel: 'Which column says how the customer got in touch?',
  customerKey: 'Which column says which customer it was?',
};
const roles = Object.keys(asks) as readonly ColumnRole[];
const required: readonly ColumnRole[] = ['occurredAt', 'touchpoint'];

/** The roles that are asked for where no column plays them: once a person has named columns, only what must be there. */
export function askedRoles({ columns }: ImportSettings): readonly ColumnRole[] {
  return columns === undefined ? roles : required;
}

/** Takes the columns that the settings name; asks for others, with candidates and their reasons. */
export function settleColumns(
  profiles: readonly ColumnProfile[],
  settings: ImportSettings,
  asked: readonly ColumnRole[],
): SettledColumns | { readonly problem: string } {
  const headings = new Set(profiles.map((profile) => profile.heading));
  const columns = settings.columns ?? {};
  const unknown = roles.flatMap((role) => columns[role] ?? []).find((heading) => !headings.has(heading));
  if (unknown !== undefined) {
    return { problem: `There is no column “${unknown}”. The columns are: ${[...headings].join(', ')}.` };
  }
  const questions = asked
    .filter((role) => columns[role] === undefined)
    .map((role) => toQuestion(role, profiles));
  const proofs = roles.flatMap((role) => (columns[role] ? [toProof(role, columns[role])] : []));
  const occurredAt = columns.occurredAt === undefined ? null : [columns.occurredAt].flat();
  const likely = candidatesFor('occurredAt', profiles)[0];
  const likelyOccurredAt = occurredAt ?? (likely ? [likely.column].flat() : null);
  const profileOf = (name: string | null | undefined) => profiles.find(({ heading }) => heading === name);
  const ids = profileOf(columns.sourceId);
  const isApart = ids !== undefined && tellsRowsApart(ids, profileOf(likelyOccurredAt?.[0]));
  return {
    settled: columns,
    occurredAt,
    likelyOccurredAt,
    identity: isApart ? 'sourceId' : 'content',
    questions,
    proofs: [...proofs, ...(settings.columns ? [identityProof(ids, isApart)] : [])],
  };
}

function toQuestion(role: ColumnRole, profiles: readonly ColumnProfile[]): Question {
  const candidates = candidatesFor(role, profiles).slice(0, 12);
  const options: { value: Answer; because: string }[] = candidates.map(({ column, because }) => ({
    value: column,
    because,
  }));
  if (!required.includes(role)) options.push({ value: null, because: 'The file has no such column.' });
  const likely = candidates.find((candidate) => candidate.isLikely)?.column;
  const suggestion = likely ?? (required.includes(role) ? candidates[0]?.column : null);
  return {
    id: `columns.${role}`,
    column: null,
    asks: asks[role],
    options,
    ...(suggestion === undefined ? {} : { suggestion }),
    evidence: [],
  };
}

function toProof(role: ColumnRole, column: string | readonly string[]): Proof {
  return {
    id: `columns.${role}`,
    column: [column].flat()[0] ?? null,
    value: [column].flat().join(' + '),
    because: given,
  };
}

function identityProof(ids: ColumnProfile | undefined, isApart: boolean): Proof {
  const name = ids?.heading ?? null;
  const proof = { id: 'identity', column: name };
  if (isApart) {
    const every = ids?.isUnique ? 'Every row' : 'Every row with a date';
    return {
      ...proof,
      value: 'sourceId',
      because: `${every} has a value of its own in “${name}”: rows are known by it.`,
    };
  }
  return {
    ...proof,
    value: 'content',
    because: `${whyNot(ids)}: a row is known by its whole content and its place among equal rows.`,
  };
}

function whyNot(ids: ColumnProfile | undefined): string {
  if (ids === undefined) return 'No column tells the rows apart';
  return ids.codes.find(ids.heading)?.kind === 'mangled'
    ? `A spreadsheet has cut digits off “${ids.heading}”`
    : `“${ids.heading}” has empty or repeated values`;
}
