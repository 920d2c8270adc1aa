import type { Other } from '#document/presence.ts';
import type { Speaker } from '#domain/talk/speaker.ts';

/** Who can be mentioned: who is here and who has said something, without oneself; each person once, by name. */
export function mentionable(
  others: readonly Other[],
  speakers: Iterable<Speaker>,
  me: string,
): readonly Speaker[] {
  const people = new Map<string, Speaker>();
  for (const { id, name } of speakers) people.set(id, { id, name });
  for (const { person } of others) people.set(person.id, { id: person.id, name: person.name });
  people.delete(me);
  return [...people.values()].toSorted((a, b) => a.name.localeCompare(b.name));
}

export type Asked = { readonly start: number; readonly words: string };

/** The beginning of a name after an @ that the caret stands behind; null where none is being typed. */
export function askedName(text: string, caret: number): Asked | null {
  const match = /(?:^|[\s(])@([^\s@]{0,40}(?: [^\s@]{0,40})?)$/u.exec(text.slice(0, caret));
  return match?.[1] === undefined ? null : { start: caret - match[1].length - 1, words: match[1] };
}

const mostOffered = 6;

/** People with a name, or a part of one, that begins with these words. */
export function matchingPeople(people: readonly Speaker[], words: string): readonly Speaker[] {
  const wanted = words.toLocaleLowerCase();
  return people
    .filter(({ name }) => {
      const whole = name.toLocaleLowerCase();
      return whole.startsWith(wanted) || whole.split(/\s+/).some((part) => part.startsWith(wanted));
    })
    .slice(0, mostOffered);
}

/**
 * The ids of those whose "@Name" stands in the text; the longest name first, so that "@Ann Lee" is not also "@Ann".
 * Of several people with one name, whoever was picked from the list is meant.
 */
export function mentionsIn(text: string, people: readonly Speaker[], picked: ReadonlySet<string>): string[] {
  let left = text;
  const found: string[] = [];
  const rank = ({ id, name }: Speaker) => name.length + (picked.has(id) ? 0.5 : 0);
  for (const { id, name } of people.toSorted((a, b) => rank(b) - rank(a))) {
    if (name === '' || !left.includes(`@${name}`)) continue;
    found.push(id);
    left = left.replaceAll(`@${name}`, '');
  }
  return found.slice(0, 50);
}
