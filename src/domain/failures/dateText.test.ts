import { describe, expect, test } from 'vitest';
import { dateOrderProof } from './dateOrderProof.ts';
import { parseDateText, type DateOrder } from './dateText.ts';
import { formatDay } from './day.ts';

const read = (text: string, order: DateOrder): string | null => {
  const written = parseDateText(text, order);
  if (written === null) return null;
  const clock = new Date(written.millis).toISOString().slice(11, 23);
  const offset = written.offsetMinutes === null ? '' : ` ${written.offsetMinutes}`;
  return `${formatDay(written.day)} ${clock} ${written.precision}${offset}`;
};

describe('dates as exports write them', () => {
  test.each<[string, DateOrder, string | null]>([
    ['3/14/2025 1:20', 'MDY', '2025-03-14 01:20:00.000 minute'],
    ['3/14/2025 1:20', 'DMY', null],
    ['24-02-2015 11.15', 'DMY', '2015-02-24 11:15:00.000 minute'],
    ['22-04-2015 3:53:50 PM', 'DMY', '2015-04-22 15:53:50.000 second'],
    ['22-Apr-15', 'MDY', '2015-04-22 00:00:00.000 day'],
    ['Apr 22, 2015 12:05 am', 'DMY', '2015-04-22 00:05:00.000 minute'],
    ['15.04.22', 'YMD', '2015-04-22 00:00:00.000 day'],
    ['2025-03-14T08:00:00.5+02:00', 'DMY', '2025-03-14 08:00:00.500 second 120'],
    ['2025-03-14 23:30:00.123456+00', 'DMY', '2025-03-14 23:30:00.123 second 0'],
    ['2025-03-14 08:00:00-03', 'DMY', '2025-03-14 08:00:00.000 second -180'],
    ['2025-03-14T08:00:00Z', 'MDY', '2025-03-14 08:00:00.000 second 0'],
    ['2025/3/4', 'DMY', '2025-03-04 00:00:00.000 day'],
    ['30/02/2025', 'DMY', null],
    ['1/2/2025 25:00', 'DMY', null],
    ['1/2/2025 13:00 PM', 'DMY', null],
    ['64345465', 'MDY', null],
    ['40.65651334', 'DMY', null],
    ['see 3/4/2025', 'DMY', null],
  ])('“%s” as %s is %s', (text, order, expected) => {
    expect(read(text, order)).toBe(expected);
  });
});

function proofOf(texts: readonly string[]): ReturnType<ReturnType<typeof dateOrderProof>['find']> {
  const proof = dateOrderProof();
  for (const text of texts) proof.add(text);
  return proof.find();
}

describe('the order of a column of dates', () => {
  test('a day over 12 proves it, and the reason counts both ways', () => {
    const found = proofOf(['3/14/2025', '3/2/2025', '4/1/2025']);
    expect(found).toMatchObject({ state: 'proven', order: 'MDY' });
    expect(found.state === 'proven' && found.because).toBe(
      '3 of 3 dates exist when read as month, day, year; as day, month, year only 2 would.',
    );
  });

  test('where both orders fit a person is asked, with the range that each would give', () => {
    const found = proofOf(['3/4/2025', '3/2/2025', '4/1/2025']);
    expect(found).toMatchObject({ state: 'tied' });
    expect(found.state === 'tied' && found.options.map((option) => option.value)).toEqual(['DMY', 'MDY']);
  });

  test('a few broken dates neither prove an order nor hide the proof of the many', () => {
    const many = Array.from({ length: 60 }, (_, index) => `4/${(index % 28) + 1}/2025`);
    expect(proofOf([...many, 'soon', '99/99/2025'])).toMatchObject({ state: 'proven', order: 'MDY' });
    const few = Array.from({ length: 60 }, (_, index) => `4/${(index % 12) + 1}/2025`);
    expect(proofOf([...few, '4/13/2025', 'soon'])).toMatchObject({ state: 'tied' });
  });

  test('months by name and years first need no order', () => {
    expect(proofOf(['22-Apr-15', '2025-03-04'])).toMatchObject({ state: 'proven' });
  });

  test('a column of numbers or words is none of dates', () => {
    expect(proofOf(['64345465', '64349550'])).toEqual({ state: 'noDates' });
    expect(proofOf(['NYPD', 'DOHMH'])).toEqual({ state: 'noDates' });
  });
});
