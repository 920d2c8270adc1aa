type Sums = Uint32Array<ArrayBuffer> | Float64Array<ArrayBuffer>;

/** Adds the cells of one day (counted from the first) to the columns of `into` that begin at `base`. */
export type AddDay<T extends Sums> = (day: number, into: T, base: number) => void;

/** Numbers that one matrix may hold: 64 MB of counts. Beyond, a row stands for several days. */
const mostNumbers = 16_000_000;

/**
 * Many columns summed over days, as prefix sums: what any range of days adds up to is one row less another. Where
 * days × columns would be too large to keep, a row stands for a block of days, and the days of a range that do not
 * fill a block are added up from the cells.
 */
export class DaySums<T extends Sums> {
  readonly #width: number;
  readonly #add: AddDay<T>;
  readonly #make: new (length: number) => T;
  readonly #days: number;
  readonly #blockDays: number;
  readonly #blocks: number;
  /** Row r: the sums of all blocks before block r. */
  #rows: T | null = null;

  constructor(wish: {
    readonly days: number;
    readonly width: number;
    readonly add: AddDay<T>;
    readonly make: new (length: number) => T;
    readonly limit?: number;
    /** `later`: not before a part of the days is asked for; until then all days are added up as they are. */
    readonly sumUp?: 'now' | 'later';
  }) {
    const { days, width, limit = mostNumbers } = wish;
    this.#width = width;
    this.#add = wish.add;
    this.#make = wish.make;
    this.#blockDays = Math.max(1, Math.ceil((days * width) / limit));
    this.#days = days;
    this.#blocks = Math.ceil(days / this.#blockDays);
    if (wish.sumUp !== 'later') this.#rows = this.#sumUp();
  }

  /** The sums over the days `first` to `last`, both included and within the days there are; zeros if last < first. */
  between(first: number, last: number): T {
    const into = new this.#make(this.#width);
    if (this.#rows === null && first === 0 && last === this.#days - 1) {
      for (let day = first; day <= last; day += 1) this.#add(day, into, 0);
      return into;
    }
    const size = this.#blockDays;
    const low = Math.ceil(first / size);
    // The last block may reach beyond the days there are: then it is whole.
    const high = last + 1 === this.#days ? this.#blocks : Math.floor((last + 1) / size);
    if (low > high) {
      for (let day = first; day <= last; day += 1) this.#add(day, into, 0);
      return into;
    }
    const rows = (this.#rows ??= this.#sumUp());
    const start = low * this.#width;
    const end = high * this.#width;
    into.set(rows.subarray(end, end + this.#width));
    if (into instanceof Uint32Array) takeCounts(into, rows as Uint32Array, start);
    else takeSums(into, rows as Float64Array, start);
    for (let day = first; day < Math.min(low * size, last + 1); day += 1) this.#add(day, into, 0);
    for (let day = Math.max(high * size, first); day <= last; day += 1) this.#add(day, into, 0);
    return into;
  }

  #sumUp(): T {
    const rows = new this.#make((this.#blocks + 1) * this.#width);
    for (let day = 0; day < this.#days; day += 1) {
      this.#add(day, rows, (Math.floor(day / this.#blockDays) + 1) * this.#width);
    }
    accumulate(rows, this.#width);
    return rows;
  }
}

// Two of a kind: a loop over one kind of array is several times as fast as one that meets both.
function takeCounts(from: Uint32Array, rows: Uint32Array, start: number): void {
  for (let column = 0; column < from.length; column += 1) {
    from[column] = (from[column] ?? 0) - (rows[start + column] ?? 0);
  }
}

function takeSums(from: Float64Array, rows: Float64Array, start: number): void {
  for (let column = 0; column < from.length; column += 1) {
    from[column] = (from[column] ?? 0) - (rows[start + column] ?? 0);
  }
}

function accumulate(rows: Sums, width: number): void {
  for (let at = width; at < rows.length; at += 1) rows[at] = (rows[at] ?? 0) + (rows[at - width] ?? 0);
}
