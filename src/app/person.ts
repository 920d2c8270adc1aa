import { z } from 'zod';
import type { Person } from '#document/presence.ts';
import { nameCaller } from '#actions/callApi.ts';
import { newId } from '#actions/newId.ts';

const key = 'throughline.person';
const storedSchema = z.object({
  id: z.string(),
  name: z.string().max(60),
  hue: z.number().int().min(0).max(11),
});

/** A name that nobody chose. */
export const madeUpName = /^Guest \d\d$/;

/** Who sits at this browser: made up at the first visit, renamed by the person, kept here only. */
export function thisPerson(): Person {
  const stored = storedSchema.safeParse(parse(localStorage.getItem(key)));
  if (stored.success) return stored.data;
  const [a = 0, b = 0] = crypto.getRandomValues(new Uint8Array(2));
  const person = { id: newId(), name: `Guest ${(a % 90) + 10}`, hue: b % 12 };
  keepPerson(person);
  return person;
}

export function keepPerson(person: Person): void {
  localStorage.setItem(key, JSON.stringify(person));
  nameCaller(person);
}

function parse(text: string | null): unknown {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    // Somebody else's or a damaged entry: a new person is made.
    return null;
  }
}
