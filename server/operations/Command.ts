import type { ParseArgsOptionsConfig } from 'node:util';

/** Where a command speaks, and its clock. */
export type Terminal = {
  readonly say: (line: string) => void;
  readonly complain: (line: string) => void;
  readonly now: () => Date;
};

export type CommandInput = {
  readonly dataDir: string;
  /** A path as it was typed, as an absolute one. */
  readonly place: (path: string) => string;
  readonly words: readonly string[];
  readonly flags: Readonly<Record<string, unknown>>;
};

export type Command = {
  readonly name: string;
  /** What it takes, one word each, all needed. */
  readonly words: readonly string[];
  readonly flags: ParseArgsOptionsConfig;
  /** The flags, as its help shows them. */
  readonly usage: string;
  readonly summary: string;
  readonly help: string;
  /** Null when it is done; else a sentence why it is not. */
  readonly run: (input: CommandInput, terminal: Terminal) => Promise<string | null>;
};
