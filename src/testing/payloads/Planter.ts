import { families, lineFamilies, type Family } from './payloadFamilies.ts';

/** A payload that stands in a text field; `code` is the number that it would call with. */
export type Planted = { readonly code: number; readonly field: string; readonly family: string };

/**
 * Makes script payloads for text fields, each with a number of its own, so that one that runs names its field. What
 * they call is `__ran(number)`.
 */
export class Planter {
  readonly planted: Planted[] = [];
  readonly #queues = new Map<string, readonly Family[]>();

  /** As many payloads as a field takes, of families that take turns from one value of the field to the next. */
  text(field: string, most: number, kind: 'any' | 'line' = 'any'): string {
    let text = '';
    const used: Family[] = [];
    const queue = this.#queueOf(field, kind);
    for (const family of queue) {
      const code = 1_000 + this.planted.length;
      const next = `${text === '' ? '' : ' '}${family.make(`__ran(${code})`)}`;
      if (text.length + next.length > most) continue;
      text += next;
      used.push(family);
      this.planted.push({ code, field, family: family.name });
    }
    const rest = queue.filter((family) => !used.includes(family));
    // Where all of them fit, another one comes first the next time.
    this.#queues.set(field, [...rest, ...used.slice(1), ...used.slice(0, 1)]);
    return text;
  }

  /** Which field and family a number that was called with is of. */
  nameOf(code: number): string {
    const found = this.planted.find((each) => each.code === code);
    return found === undefined ? `${code}, which nobody planted` : `${found.field} (${found.family})`;
  }

  /** Fields begin apart from each other, so that the short ones too have all families between them. */
  #queueOf(field: string, kind: 'any' | 'line'): readonly Family[] {
    const from = kind === 'any' ? families : lineFamilies;
    const first = (this.#queues.size * 7) % from.length;
    return this.#queues.get(field) ?? [...from.slice(first), ...from.slice(0, first)];
  }
}
