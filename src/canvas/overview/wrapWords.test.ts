import { describe, expect, it } from 'vitest';
import { wrapWords } from './wrapWords.ts';

/** As if every letter were one unit wide. */
const measure = (text: string) => text.length;

describe('breaking a name into lines', () => {
  it('breaks between words where the line is full', () => {
    expect(wrapWords('I find out what exists', 10, 4, measure)).toEqual(['I find out', 'what', 'exists']);
  });

  it('ends the last line in an ellipsis where more words would come', () => {
    expect(wrapWords('I find out what exists', 10, 2, measure)).toEqual(['I find out', 'what exis…']);
  });

  it('cuts a word that is wider than the line', () => {
    expect(wrapWords('Unsubscribe', 6, 2, measure)).toEqual(['Unsub…']);
  });

  it('has no line for no words', () => {
    expect(wrapWords('  ', 6, 2, measure)).toEqual([]);
  });
});
