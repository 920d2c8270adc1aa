import type { RuleWords } from '#domain/map/rule.ts';

const prime = 0x100000001b3n;
const offset = 0xcbf29ce484222325n;

/**
 * The name under which match keys tell that a row's text satisfies some words: FNV-1a of the words, 64 bits as hex.
 * Equal words have equal names, so a rule that comes back by undo finds its rows again without reading a text.
 */
export function wordsId({ any, all, not }: RuleWords): string {
  const bytes = new TextEncoder().encode(JSON.stringify([any, all, not]));
  let hash = offset;
  for (const byte of bytes) hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * prime);
  return hash.toString(16).padStart(16, '0');
}
