import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** A file within a tar file: where its bytes begin and how many there are. */
export type TarEntry = { readonly name: string; readonly offset: number; readonly bytes: number };

const block = 512;
const largestOctal = 8 ** 11;

/** The 512 bytes before a file's own, as POSIX's ustar has them; sizes of 8 GiB and more as GNU and BSD tar write them. */
export function tarHeader(name: string, bytes: number, at: Date): Buffer {
  if (Buffer.byteLength(name) > 100) throw new Error(`"${name}" is too long a name for a backup.`);
  const header = Buffer.alloc(block);
  header.write(name, 0);
  header.write('0000600\0' + '0000000\0'.repeat(2), 100);
  if (bytes < largestOctal) header.write(octal(bytes, 12), 124);
  else {
    header.writeUInt8(0x80, 124);
    header.writeBigUInt64BE(BigInt(bytes), 128);
  }
  header.write(octal(Math.floor(at.getTime() / 1000), 12), 136);
  header.write('0', 156);
  header.write('ustar\x0000', 257);
  header.write(`${octal(checksum(header), 7)} `, 148);
  return header;
}

/** What fills a file up to whole blocks. */
export function tarPadding(bytes: number): Buffer {
  return Buffer.alloc((block - (bytes % block)) % block);
}

export const tarEnd: Buffer = Buffer.alloc(2 * block);

/** The files within a tar file; null where it is cut off, garbled, or no tar file at all. */
export async function listTar(file: FileHandle): Promise<readonly TarEntry[] | null> {
  const entries: TarEntry[] = [];
  const { size } = await file.stat();
  const header = Buffer.alloc(block);
  for (let offset = 0; ;) {
    const { bytesRead } = await file.read(header, 0, block, offset);
    if (bytesRead < block) return null;
    if (header.every((byte) => byte === 0)) return entries;
    const bytes = sizeOf(header);
    if (Number.parseInt(header.toString('latin1', 148, 155), 8) !== checksum(header) || bytes === null)
      return null;
    const end = header.indexOf(0);
    entries.push({ name: header.toString('utf8', 0, Math.min(end, 100)), offset: offset + block, bytes });
    offset += block + bytes + tarPadding(bytes).length;
    if (offset > size) return null;
  }
}

/** Writes one file of a tar file to a place of its own; gives back the SHA-256 of what it wrote, in hex. */
export async function extractFile(tar: string, { offset, bytes }: TarEntry, to: string): Promise<string> {
  const hash = createHash('sha256');
  const look = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      done(null, chunk);
    },
  });
  const target = createWriteStream(to, { mode: 0o600, flush: true });
  const source =
    bytes === 0 ? Readable.from([]) : createReadStream(tar, { start: offset, end: offset + bytes - 1 });
  await pipeline(source, look, target);
  return hash.digest('hex');
}

function octal(value: number, width: number): string {
  return `${value.toString(8).padStart(width - 1, '0')}\0`;
}

/** The sum of all bytes, those of the sum itself taken as spaces. */
function checksum(header: Buffer): number {
  return header.reduce((sum, byte, index) => sum + (index >= 148 && index < 156 ? 32 : byte), 0);
}

function sizeOf(header: Buffer): number | null {
  if (header.readUInt8(124) === 0x80) return Number(header.readBigUInt64BE(128));
  const text = header.toString('latin1', 124, 135);
  return /^[0-7]{11}$/.test(text) ? Number.parseInt(text, 8) : null;
}
