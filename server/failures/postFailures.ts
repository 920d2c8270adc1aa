import { parseDateText } from '#domain/failures/dateText.ts';
import { noDetails, type FailureDetails } from '#domain/failures/failureDetails.ts';
import { maskPersonal } from '#domain/failures/maskPersonal.ts';
import type { PostedFailure } from '#domain/failures/postedFailure.ts';
import { zoneConverter } from '#domain/failures/timeZone.ts';
import { findDataset, saveDataset, touchDataset, type DatasetWish } from './datasetTable.ts';
import type { PostAnswer, PostResult, PostWish } from './FailureCalls.ts';
import type { IngestNeeds } from './ingest.ts';
import { featuresOf, noFeatures } from './featureTable.ts';
import { inTransaction } from '#server/storage/inTransaction.ts';
import { matchKeyMaker } from './matchKeyMaker.ts';
import { countStaged, publishStaged } from './publish.ts';
import { keyByContent, keyBySourceId, openStaging, type StagedFailure } from './staging.ts';

type Needs = Omit<IngestNeeds, 'isCancelled'>;

const keptHours = 24;

/**
 * Takes in failures as they happen: the same identity, masking and publishing as a file's rows. The caller has
 * refused rows whose sourceId stands twice in one post.
 */
export function postFailures(needs: Needs, asked: PostWish): PostResult {
  const wish = { ...asked, source: maskPersonal(asked.source) };
  const repeated = earlierAnswer(needs, wish);
  if (repeated !== null) return repeated;
  const known = findDataset(needs.db, wish.mapId, { source: wish.source });
  const dataset = known ?? newDataset(wish, needs.now());
  if (dataset.identity === 'sourceId' && wish.rows.some((row) => row.sourceId === undefined)) {
    const problem = `The failures of “${wish.source}” are known by their ids: give each row its sourceId.`;
    return { state: 'refused', problem };
  }
  const staging = openStaging(needs.db);
  try {
    const keyOf = matchKeyMaker(known === null ? noFeatures : featuresOf(needs.db, known.no));
    const staged = wish.rows.map((row, index) => toStaged(row, index, { needs, wish, dataset }));
    staging.add(
      staged.map((row) => ({ ...row, matchKey: keyOf(row) })),
      [],
    );
    if (dataset.identity === 'content') staging.numberEqualRows();
    const answer = inTransaction(needs.db, () => {
      const no = saveDataset(needs.db, wish.mapId, dataset);
      const counts = countStaged(needs.db, staging, no);
      if (counts.accepted + counts.updated > 0) {
        publishStaged(needs.db, staging, { dataset: no, source: wish.source });
        touchDataset(needs.db, no, needs.now().toISOString());
      }
      const done: PostAnswer = { ...counts, rejected: wish.rejected };
      keepAnswer(needs, wish, done);
      return done;
    });
    return { state: 'done', answer };
  } finally {
    staging.drop();
  }
}

function newDataset(wish: PostWish, now: Date): DatasetWish {
  return {
    id: wish.newDatasetId,
    source: wish.source,
    name: wish.source,
    groupBy: 'group',
    timeZone: 'UTC',
    identity: wish.rows.every((row) => row.sourceId !== undefined) ? 'sourceId' : 'content',
    settings: {},
    madeUp: false,
    importedAt: now.toISOString(),
  };
}

function toStaged(
  row: PostedFailure,
  index: number,
  { needs, wish, dataset }: { needs: Needs; wish: PostWish; dataset: DatasetWish },
): Omit<StagedFailure, 'matchKey'> {
  const { sourceId, customerKey, occurredAt, ...rest } = row;
  const written = parseDateText(occurredAt, 'YMD');
  if (written === null) throw new Error('A posted failure got past its schema without a time.');
  const { at, day } = zoneConverter(dataset.timeZone)(written);
  const isNumbered = dataset.identity === 'sourceId' && sourceId !== undefined;
  return {
    key: isNumbered ? keyBySourceId(wish.source, sourceId) : keyByContent([JSON.stringify(row)]),
    rowNumber: index + 1,
    sourceId: sourceId === undefined ? null : maskPersonal(sourceId),
    kind: rest.kind,
    occurredAt: at,
    day,
    zone: 'UTC',
    precision: written.precision,
    customer: needs.hashCustomer(wish.mapId, customerKey),
    channel: maskPersonal(rest.channel),
    text: maskPersonal(rest.text),
    group: maskPersonal(rest.group),
    fields: Object.fromEntries(
      Object.entries(rest.fields).map(([name, value]) => [maskPersonal(name), maskPersonal(value)]),
    ),
    ...postedDetails(rest),
  };
}

function postedDetails(row: Partial<PostedFailure>): FailureDetails {
  return {
    lang: row.lang ?? noDetails.lang,
    score: row.score ?? null,
    status: maskPersonal(row.status ?? noDetails.status),
    firstReplyMinutes: row.firstReplyMinutes ?? null,
    resolveMinutes: row.resolveMinutes ?? null,
    reopens: row.reopens ?? null,
    handoffs: row.handoffs ?? null,
    perceivedCause: row.perceivedCause ?? noDetails.perceivedCause,
    burdenMinutes: row.burdenMinutes ?? null,
    burdenMoney: row.burdenMoney ?? null,
    severity: row.severity ?? null,
  };
}

function earlierAnswer({ db, now }: Needs, { mapId, idempotency }: PostWish): PostResult | null {
  if (idempotency === null) return null;
  const limit = new Date(now().getTime() - keptHours * 3_600_000).toISOString();
  db.prepare('DELETE FROM posts WHERE made_at < ?').run(limit);
  const row = db
    .prepare('SELECT body_hash, answer FROM posts WHERE map_id = ? AND key = ?')
    .get(mapId, idempotency.key);
  if (row === undefined) return null;
  if (row['body_hash'] !== idempotency.bodyHash) {
    const problem = 'This Idempotency-Key was used for another body. Use a new key for new failures.';
    return { state: 'refused', problem };
  }
  return { state: 'done', answer: JSON.parse(String(row['answer'])) as PostAnswer };
}

function keepAnswer({ db, now }: Needs, { mapId, idempotency }: PostWish, answer: PostAnswer): void {
  if (idempotency === null) return;
  db.prepare('INSERT INTO posts (map_id, key, body_hash, answer, made_at) VALUES (?, ?, ?, ?, ?)').run(
    mapId,
    idempotency.key,
    idempotency.bodyHash,
    JSON.stringify(answer),
    now().toISOString(),
  );
}
