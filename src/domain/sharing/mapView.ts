import type { FailureFilter } from '#domain/failures/failureFilter.ts';
import { fromFilterParams, toFilterParams } from '#domain/failures/filterParams.ts';
import { lenses, type LensName } from '#domain/lenses/lenses.ts';

/** How somebody looks at a map, as far as its address carries it: `?lens=burden&channel=phone`. */
export type MapView = { readonly lens: LensName | 'none'; readonly filter: FailureFilter };

/** What a map opens with unless its address says otherwise. */
export const usualLens: LensName = 'rate';

/** The query of a map's address, without the question mark; empty for the usual view. */
export function toViewQuery({ lens, filter }: MapView): string {
  const params = toFilterParams(filter);
  if (lens !== usualLens) params.set('lens', lens);
  return params.toString();
}

/** Reads a query that anybody may have typed: what makes no sense is left out. */
export function fromViewQuery(query: string): MapView {
  const params = new URLSearchParams(query);
  return { filter: fromFilterParams(params), lens: lensOf(params.get('lens')) ?? usualLens };
}

/**
 * Whether a query says nothing but a view that may be handed on: each part of it is understood, and no words that were
 * searched for are among them, since those are about what customers wrote.
 */
export function isViewToShare(query: string): boolean {
  const { lens, filter } = fromViewQuery(query);
  const understood = new Set([`lens=${lens}`, ...pairsOf(toViewQuery(withoutWords({ lens, filter })))]);
  return pairsOf(query).every((pair) => understood.has(pair));
}

export function withoutWords({ lens, filter }: MapView): MapView {
  return { lens, filter: { ...filter, q: '' } };
}

function pairsOf(query: string): string[] {
  return [...new URLSearchParams(query)].map(([name, value]) => `${name}=${value}`);
}

function lensOf(text: string | null): MapView['lens'] | null {
  if (text === 'none') return text;
  return text !== null && Object.hasOwn(lenses, text) ? (text as LensName) : null;
}
