import { createReadStream } from 'node:fs';
import { detailNotes } from '#domain/failures/detailNotes.ts';
import type { OpenBytes } from '#domain/failures/encoding.ts';
import type { ImportPlan } from '#domain/failures/importPlan.ts';
import { maskPersonal } from '#domain/failures/maskPersonal.ts';
import { nameMasker } from '#domain/failures/nameColumns.ts';
import type { RejectedRow } from '#domain/failures/previewFile.ts';
import type { Proof } from '#domain/failures/proof.ts';
import { readFailures, type RowOutcome } from '#domain/failures/readFailures.ts';
import type { WantedFeatures } from '#domain/failures/wantedFeatures.ts';
import { rememberingHasher } from './customerHasher.ts';
import { matchKeyMaker, type KeyedRow } from './matchKeyMaker.ts';
import { keyByContent, keyBySourceId, type StagedFailure, type Staging } from './staging.ts';

/** Thrown where a cancel is noticed, so that whatever reads a file stops; caught by `ingest`. */
export class Cancelled extends Error {}

/** What a file gave beside its staged rows. */
export type StagedFile = {
  readonly rejected: number;
  /** The first hundred. */
  readonly firstRejects: readonly Omit<RejectedRow, 'cells'>[];
  readonly proofs: readonly Proof[];
};

type Reading = {
  readonly mapId: string;
  readonly open: OpenBytes;
  readonly plan: ImportPlan;
  /** What rules look at in this dataset. */
  readonly features: WantedFeatures;
};
type KeyOf = (row: KeyedRow) => string;
type HashCustomer = (mapId: string, raw: string) => string | null;
type Refused = Extract<RowOutcome, { problem: string }>;
type Read = Extract<RowOutcome, { clockChange: unknown }>;

const rejectsShown = 100;

/** The bytes of a file on this machine, until somebody cancels. */
export function openFile(file: string, isCancelled: () => boolean): OpenBytes {
  return async function* () {
    for await (const chunk of createReadStream(file)) {
      if (isCancelled()) throw new Cancelled();
      yield chunk as Uint8Array;
    }
  };
}

/** Reads every row into the staging tables, batch by batch, so that memory does not grow with the file. */
export async function stageFile(
  staging: Staging,
  { hashCustomer }: { readonly hashCustomer: HashCustomer },
  reading: Reading,
): Promise<StagedFile> {
  const firstRejects: Omit<RejectedRow, 'cells'>[] = [];
  const sums = { rejected: 0, skipped: 0, repeated: 0 };
  const notes = detailNotes();
  const toRejected = rejectMasker(reading.plan);
  const keyOf = matchKeyMaker(reading.features);
  const hash = rememberingHasher((raw) => hashCustomer(reading.mapId, raw));
  for await (const outcomes of readFailures(reading.open, reading.plan)) {
    const staged: StagedFailure[] = [];
    const rejects: RejectedRow[] = [];
    for (const outcome of outcomes) {
      if (outcome.failure === null) {
        rejects.push(toRejected(outcome));
        continue;
      }
      staged.push(toStaged(outcome, { hash, keyOf }, reading.plan));
      notes.add(outcome.notes);
      if (outcome.clockChange !== null) sums[outcome.clockChange] += 1;
    }
    staging.add(staged, rejects);
    sums.rejected += rejects.length;
    const room = rejectsShown - firstRejects.length;
    firstRejects.push(...rejects.slice(0, room).map(({ cells: _cells, ...rest }) => rest));
  }
  return {
    rejected: sums.rejected,
    firstRejects,
    proofs: [...clockProofs(sums, reading.plan), ...notes.proofs()],
  };
}

/** A refused row, masked: also what names a person or is a customer's key, which is stored nowhere else. */
function rejectMasker({ layout, columns }: ImportPlan): (row: Refused) => RejectedRow {
  const hidden = new Set([...columns.names, columns.customerKey ?? []].flat());
  return ({ rowNumber, column, problem, cells }) => {
    const isHidden = layout.headings.map((heading) => hidden.has(heading));
    const persons = cells.filter((cell, index) => isHidden[index] && cell.trim() !== '');
    const withoutNames = nameMasker(persons);
    const masked = (cell: string): string => withoutNames(maskPersonal(cell));
    return {
      rowNumber,
      column,
      problem: masked(problem),
      cells: cells.map((cell, index) => (isHidden[index] && cell !== '' ? '[name]' : masked(cell))),
    };
  };
}

function toStaged(
  { failure, rowNumber, cells }: Read,
  { hash, keyOf }: { readonly hash: (raw: string) => string | null; readonly keyOf: KeyOf },
  plan: ImportPlan,
): StagedFailure {
  const { customer, sourceId, ...rest } = failure;
  const isNumbered = plan.identity === 'sourceId' && sourceId !== null;
  return {
    ...rest,
    key: isNumbered ? keyBySourceId(plan.source, sourceId) : keyByContent(cells),
    rowNumber,
    sourceId: sourceId === null ? null : maskPersonal(sourceId),
    customer: hash(customer),
    matchKey: keyOf(failure),
  };
}

/** Says what was done with times in the hours that the clocks skipped or repeated; nothing where there were none. */
function clockProofs(
  { skipped, repeated }: { readonly skipped: number; readonly repeated: number },
  { timeZone, columns }: ImportPlan,
): readonly Proof[] {
  if (skipped + repeated === 0) return [];
  const because = `In ${timeZone} the clocks skipped the time of ${skipped} rows, which was moved on, and repeated that of ${repeated}, which was taken as the first.`;
  return [
    {
      id: 'clockChange',
      column: columns.occurredAt[0] ?? null,
      value: `${skipped + repeated} rows`,
      because,
    },
  ];
}
