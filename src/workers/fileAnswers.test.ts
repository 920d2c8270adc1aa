import { describe, expect, test } from 'vitest';
import type { OpenBytes } from '#domain/failures/encoding.ts';
import { fileAnswers } from './fileAnswers.ts';

const text = 'Day,What,Said\n2025-01-02,Late,"=1+1"\nsoon,Late,"a, b"\n2025-01-03,Lost,c\n';
const settings = {
  timeZone: 'UTC',
  columns: { occurredAt: 'Day', touchpoint: 'What', text: 'Said' },
  dateOrder: { Day: 'YMD' },
} as const;

function countedFile(): { readonly open: OpenBytes; readonly opened: () => number } {
  let times = 0;
  const open: OpenBytes = async function* () {
    times += 1;
    yield new TextEncoder().encode(text);
  };
  return { open, opened: () => times };
}

describe('questions about a file in the tab', () => {
  test('a preview before the answers is refused with what is still asked', async () => {
    const result = await fileAnswers({ fileName: 'a.csv' })(
      { kind: 'preview', settings: {} },
      countedFile().open,
    );
    expect(result).toMatchObject({
      state: 'refused',
      problem: expect.stringContaining('In which time zone'),
    });
  });

  test('rejected rows come without their cells, and with them in the file that is made in the tab', async () => {
    const ask = fileAnswers({ fileName: 'a.csv' });
    const { open, opened } = countedFile();
    const preview = await ask({ kind: 'preview', settings }, open);
    expect(preview).toMatchObject({
      state: 'done',
      value: { read: 3, accepted: 2, rejected: [{ rowNumber: 3, column: 'Day' }] },
    });
    const read = opened();
    const rejects = await ask({ kind: 'rejects' }, open);
    expect(opened()).toBe(read);
    const blob = rejects.state === 'done' ? (rejects.value as Blob) : new Blob();
    expect(await blob.text()).toBe(
      'Row,Column,Reason,Day,What,Said\r\n3,Day,“soon” is not a date that exists.,soon,Late,"a, b"\r\n',
    );
  });

  test('a file that was read once is examined under other answers without reading it again', async () => {
    const ask = fileAnswers({ fileName: 'a.csv' });
    const { open, opened } = countedFile();
    await ask({ kind: 'examine', settings }, open);
    const read = opened();
    await ask(
      { kind: 'examine', settings: { ...settings, columns: { ...settings.columns, text: null } } },
      open,
    );
    expect(opened()).toBe(read);
    await ask({ kind: 'preview', settings }, open);
    expect(opened()).toBe(read + 1);
  });
});
