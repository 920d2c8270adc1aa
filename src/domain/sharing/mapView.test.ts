import { describe, expect, it } from 'vitest';
import { everyFailure } from '#domain/failures/failureFilter.ts';
import {
  fromViewQuery,
  isViewToShare,
  toViewQuery,
  usualLens,
  withoutWords,
  type MapView,
} from './mapView.ts';

const looking: MapView = {
  lens: 'burden',
  filter: { ...everyFailure, channels: ['phone'], segments: { Region: ['North'] }, from: '2026-03-01' },
};

describe('how somebody looks at a map', () => {
  it('comes back from the query that says it, and the usual view is an empty one', () => {
    expect(fromViewQuery(toViewQuery(looking))).toEqual(looking);
    expect(toViewQuery(fromViewQuery('lens=invented&from=soon'))).toBe('');
    expect(toViewQuery({ lens: usualLens, filter: everyFailure })).toBe('');
  });

  it('is handed on without the words that were searched for', () => {
    const searching = { ...looking, filter: { ...looking.filter, q: 'rude driver' } };
    expect(isViewToShare(toViewQuery(searching))).toBe(false);
    expect(isViewToShare(toViewQuery(withoutWords(searching)))).toBe(true);
  });

  it('is refused where it says anything else', () => {
    expect(['', 'lens=rate', 'lens=none&cause='].map(isViewToShare)).toEqual([true, true, true]);
    const foreign = [
      'https://elsewhere.example/',
      '//elsewhere.example',
      'next=%2F%2Felsewhere.example',
      'lens=toString',
      'lens=burden&lens=https://elsewhere.example',
      'from=soon',
      'lens=burden#token',
      'token=abc',
    ];
    expect(foreign.filter(isViewToShare)).toEqual([]);
  });
});
