import { UnreadableFile } from '../UnreadableFile.ts';

/** Members of an outer object under which exports put their list of records. */
export const listNames: readonly string[] = ['rows', 'data', 'items'];

const deepest = 200;
/** What is held of a record is looked through again with each piece that comes. */
const longestRecord = 4 * 1_048_576;
const structural = /["{}[\]:,]/g;
const inString = /["\\]/g;

/**
 * Cuts the records out of a JSON text piece by piece: the elements of a list, or of the list under `rows`, `data` or
 * `items` of an object, as texts still to be parsed. Only one record is ever held. Throws `UnreadableFile` for what is
 * no such list, or breaks off.
 */
export class JsonElements {
  #buffer = '';
  /** Where to read on in the buffer, beyond its end where the next letter is escaped. */
  #at = 0;
  #isString = false;
  #stringStart = 0;
  #lastString = '';
  #depth = 0;
  /** Depth within the list of records; 0 before it is found, -1 behind it. */
  #listDepth = 0;
  #recordStart = 0;
  #count = 0;

  push(piece: string): readonly string[] {
    this.#buffer += piece;
    const found: string[] = [];
    for (;;) {
      const pattern = this.#isString ? inString : structural;
      pattern.lastIndex = this.#at;
      const match = pattern.exec(this.#buffer);
      if (match === null) break;
      this.#at = match.index + 1;
      if (!this.#isString) this.#step(match.index, match[0], found);
      else if (match[0] === '"') this.#endString(match.index);
      else this.#at += 1;
    }
    this.#forget();
    return found;
  }

  end(): void {
    if (this.#depth !== 0 || this.#isString) throw new UnreadableFile(brokenAfter(this.#count));
    if (this.#listDepth === 0)
      throw new UnreadableFile(
        'The JSON holds no list of records: send a list, or an object with one under rows, data or items.',
      );
  }

  /** Takes one letter of structure outside of strings. */
  #step(index: number, letter: string, found: string[]): void {
    const isInList = this.#depth === this.#listDepth;
    if (letter === '"') {
      this.#isString = true;
      this.#stringStart = index + 1;
    } else if (letter === '{' || letter === '[') this.#open(index, letter);
    else if (letter === ',') {
      if (isInList) this.#record(index, found);
    } else if (letter !== ':') {
      if (isInList) this.#endList(index, letter, found);
      this.#depth -= 1;
      if (this.#depth < 0) throw new UnreadableFile(brokenAfter(this.#count));
    }
  }

  #open(index: number, letter: string): void {
    this.#depth += 1;
    if (this.#depth > deepest)
      throw new UnreadableFile(`The JSON is nested more than ${deepest} deep. Send a flat list of records.`);
    const isList = this.#depth === 1 || (this.#depth === 2 && listNames.includes(this.#lastString));
    if (letter === '[' && this.#listDepth === 0 && isList) {
      this.#listDepth = this.#depth;
      this.#recordStart = index + 1;
    }
  }

  #endList(index: number, letter: string, found: string[]): void {
    if (letter !== ']') throw new UnreadableFile(brokenAfter(this.#count));
    this.#record(index, found);
    this.#listDepth = -1;
  }

  #record(end: number, found: string[]): void {
    const text = this.#buffer.slice(this.#recordStart, end).trim();
    this.#recordStart = end + 1;
    if (text === '') return;
    this.#count += 1;
    found.push(text);
  }

  #endString(index: number): void {
    this.#isString = false;
    if (this.#depth === 1 && this.#listDepth === 0)
      this.#lastString = this.#buffer.slice(this.#stringStart, index);
  }

  /** Keeps what is not done with: the record under way, or the string. */
  #forget(): void {
    const { length } = this.#buffer;
    this.#at = Math.max(this.#at, length);
    const keep = this.#listDepth > 0 ? this.#recordStart : this.#isString ? this.#stringStart : length;
    if (length - keep > longestRecord)
      throw new UnreadableFile(`Record ${this.#count + 1} is longer than 4 million characters.`);
    this.#buffer = this.#buffer.slice(keep);
    this.#at -= keep;
    this.#recordStart -= keep;
    this.#stringStart -= keep;
  }
}

function brokenAfter(count: number): string {
  return `The JSON is broken or breaks off after ${count} ${count === 1 ? 'record' : 'records'}. Export it again.`;
}
