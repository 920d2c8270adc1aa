import { describe, expect, test } from 'vitest';
import type { PostedFailure } from '#domain/failures/postedFailure.ts';
import { openTestFailures } from '#server/testing/openTestFailures.ts';
import type { PostResult } from './FailureCalls.ts';

const row: PostedFailure = {
  kind: 'complaint',
  occurredAt: '2025-03-14T01:20:00-04:00',
  text: 'x',
  channel: 'web',
  group: 'Late',
  customerKey: 'ann',
  fields: {},
};

async function openPost(): Promise<(one: PostedFailure, key?: string) => Promise<PostResult>> {
  const { failures } = await openTestFailures();
  return (one, key) =>
    failures.call('post', {
      mapId: 'm1',
      source: 'live',
      rows: [one],
      rejected: [],
      newDatasetId: 'd9',
      idempotency: key === undefined ? null : { key, bodyHash: JSON.stringify(one) },
    });
}

describe('posting failures as they happen', () => {
  test('rows are accepted, left alone and restated by their ids', async () => {
    const post = await openPost();
    expect(await post({ ...row, sourceId: '1' })).toMatchObject({ answer: { accepted: 1, updated: 0 } });
    expect(await post({ ...row, sourceId: '1' })).toMatchObject({ answer: { accepted: 0, unchanged: 1 } });
    expect(await post({ ...row, sourceId: '1', text: 'y' })).toMatchObject({ answer: { updated: 1 } });
    expect(await post(row)).toMatchObject({ state: 'refused' });
  });

  test('a repeated Idempotency-Key gets the first answer, another body under it a refusal', async () => {
    const post = await openPost();
    const first = await post({ ...row, sourceId: '1' }, 'k');
    expect(first).toMatchObject({ answer: { accepted: 1 } });
    expect(await post({ ...row, sourceId: '1' }, 'k')).toEqual(first);
    expect(await post({ ...row, sourceId: '2' }, 'k')).toMatchObject({ state: 'refused' });
  });
});
