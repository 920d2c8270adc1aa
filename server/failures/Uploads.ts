import { randomBytes } from 'node:crypto';
import { createWriteStream, mkdirSync, rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

class TooLarge extends Error {}

/** Stated limit of one file (a million rows of a kilobyte). */
const largestFile = 1024 ** 3;

/** Files on their way in, each under a name of its own, readable by nobody else; what a crash left is removed at start. */
export class Uploads {
  readonly #folder: string;

  constructor(dataFolder: string) {
    this.#folder = join(dataFolder, 'incoming');
    rmSync(this.#folder, { recursive: true, force: true });
    mkdirSync(this.#folder, { mode: 0o700 });
  }

  /** Streams bytes to a file; null when they are too many. Rejects, leaving nothing, when the sender breaks off. */
  async save(bytes: Readable): Promise<string | null> {
    const file = join(this.#folder, randomBytes(16).toString('hex'));
    let length = 0;
    const count = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        length += chunk.length;
        done(length > largestFile ? new TooLarge() : null, chunk);
      },
    });
    try {
      await pipeline(bytes, count, createWriteStream(file, { mode: 0o600 }));
      return file;
    } catch (error) {
      await this.remove(file);
      if (error instanceof TooLarge) return null;
      throw error;
    }
  }

  async remove(file: string): Promise<void> {
    await rm(file, { force: true });
  }
}
