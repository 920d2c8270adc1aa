import type { ColumnSettings } from './importSettings.ts';
import type { Proof } from './proof.ts';

/** Headings of columns that name a person, of the company or among its customers; not their number, team or times. */
const namesPerson =
  /^(?:(?:assigned |responding |resolved by |closed by |last )?(?:agent|assignee|assigned to|representative|rep|advisor|adviser|operator|handler|handled by|employee|clerk|technician|owner|responder|creator|created by|resolved by|closed by|updated by|submitter|reporter|requester|customer|client|contact|caller|consumer|member|guest|recipient|author|reviewer|respondent|user|participant)(?: (?:full |first |last )?names?)?|(?:full|first|last|given|family|sur)[ -]?names?|recipient(?:first|last)name|(?:review )?user ?name|nick ?name|names?)$/i;
/** Words that are a name by their look, but nobody's. */
const noName = /^(?:unassigned|nobody|unknown|anonymous|system|bot|admin|support|n\/a)$/i;
const shortestName = 3;
const special = /[.*+?^${}()|[\]\\]/g;

/**
 * The columns that name people and were given no role: they are left out, and what they say is masked in the row's
 * other words (product.md, law 4: blameless). A column that a person chose to group or filter by stays.
 */
export function nameColumns(headings: readonly string[], columns: ColumnSettings): readonly string[] {
  const { customerKey: _hashed, ...shown } = columns;
  const chosen = new Set(Object.values(shown).flat());
  return headings.filter((heading) => namesPerson.test(heading.trim()) && !chosen.has(heading));
}

/** What a person is told of them. */
export function nameProofs(columns: readonly string[]): readonly Proof[] {
  if (columns.length === 0) return [];
  const value = columns.join(', ');
  const because =
    'These columns name people. What they say is not kept, and masked where it stands in the row’s other words. Choose one to filter by, and it is kept.';
  return [{ id: 'names', column: columns[0] ?? null, value, because }];
}

/** Masks names in texts, whole or in parts (`Dana Smith`, `Dana`), where they stand as words of their own. */
export function nameMasker(names: readonly string[]): (text: string) => string {
  const words = names.flatMap(wordsOf);
  return (text) => {
    let masked = text;
    for (const word of words) {
      if (masked.includes(word)) masked = masked.replaceAll(asWord(word), '[name]');
    }
    return masked;
  };
}

function wordsOf(name: string): readonly string[] {
  if (name === '' || noName.test(name) || !/^\p{Lu}/u.test(name)) return [];
  const parts = name.split(/[\s,]+/u).filter((part) => part.length >= shortestName && /^\p{Lu}/u.test(part));
  return name.length < shortestName ? parts : [name, ...parts];
}

function asWord(word: string): RegExp {
  return new RegExp(
    String.raw`(?<![\p{L}\d])${word.replaceAll(special, String.raw`\$&`)}(?![\p{L}\d])`,
    'gu',
  );
}
