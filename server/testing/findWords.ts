import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { zstdDecompressSync } from 'node:zlib';

/** Where words stand in some text or bytes, as `<place>: <word>`; letters may be large or small. */
export function findIn(place: string, content: string, words: readonly string[]): readonly string[] {
  const lower = content.toLowerCase();
  return words.filter((word) => lower.includes(word.toLowerCase())).map((word) => `${place}: ${word}`);
}

/** The same in every file of a folder as its bytes are on the disk, and in what is compressed in its databases. */
export function findInFolder(folder: string, words: readonly string[]): readonly string[] {
  return filesUnder(folder).flatMap((file) => {
    const place = file.slice(folder.length + 1);
    const raw = findIn(place, readFileSync(file).toString('utf8'), words);
    const unpacked = file.endsWith('.sqlite') ? compressedIn(file) : [];
    return [...raw, ...unpacked.flatMap((text) => findIn(`${place}, unpacked`, text, words))];
  });
}

function filesUnder(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
}

const zstdMagic = 'fd2fb528';

/** Everything that is stored zstd-compressed. A copy is opened: the file may be a server's. */
function compressedIn(file: string): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-find-'));
  try {
    for (const end of ['', '-wal']) copyIfThere(file + end, join(folder, `copy.sqlite${end}`));
    const db = new DatabaseSync(join(folder, 'copy.sqlite'));
    const found = columnsOf(db).flatMap(({ table, column }) =>
      db
        .prepare(`SELECT "${column}" AS bytes FROM "${table}" WHERE typeof("${column}") = 'blob'`)
        .all()
        .map(({ bytes }) => Buffer.from(bytes as Uint8Array))
        .filter((bytes) => bytes.length > 4 && bytes.readUInt32LE(0).toString(16) === zstdMagic)
        .map((bytes) => zstdDecompressSync(bytes).toString('utf8')),
    );
    db.close();
    return found;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function columnsOf(db: DatabaseSync): readonly { table: string; column: string }[] {
  return db
    .prepare(
      `SELECT t.name AS "table", c.name AS "column" FROM sqlite_schema AS t JOIN pragma_table_info(t.name) AS c
       WHERE t.type = 'table' AND c.type = 'BLOB'`,
    )
    .all()
    .map(({ table, column }) => ({ table: String(table), column: String(column) }));
}

function copyIfThere(from: string, to: string): void {
  try {
    copyFileSync(from, to);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  }
}
