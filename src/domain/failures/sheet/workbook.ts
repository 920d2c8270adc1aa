import type { OpenBytes } from '../encoding.ts';
import { UnreadableFile } from '../UnreadableFile.ts';
import { kindOfBuiltIn, kindOfFormat, type SerialKind } from './serialText.ts';
import { attribute, xmlScanner, type XmlListener } from './xmlScanner.ts';
import { zipDirectory, type ZipEntry } from './zipDirectory.ts';
import { zipEntryBytes } from './zipEntryBytes.ts';

/** What has to be known of a workbook before the rows of its sheets can be read. */
export interface Workbook {
  readonly sheets: readonly { readonly name: string; readonly entry: ZipEntry }[];
  readonly is1904: boolean;
  /** By a cell's style number. */
  readonly kinds: readonly (SerialKind | null)[];
  readonly strings: readonly string[];
}

/** Letters of all shared texts together that are kept in memory while a sheet is read. */
const mostLetters = 48 * 1_048_576;

const kept = new WeakMap<OpenBytes, Promise<Workbook>>();

/** Reads a workbook's parts but for its rows, once for each opened file. Throws `UnreadableFile`. */
export function readWorkbook(open: OpenBytes): Promise<Workbook> {
  const known = kept.get(open) ?? readParts(open);
  kept.set(open, known);
  return known;
}

async function readParts(open: OpenBytes): Promise<Workbook> {
  const entries = await zipDirectory(open);
  const byName = new Map(entries.map((entry) => [entry.name.replaceAll('\\', '/').toLowerCase(), entry]));
  const main = byName.get('xl/workbook.xml');
  if (main === undefined) throw new UnreadableFile(whatElse(entries));
  const part = (name: string): ZipEntry | undefined => byName.get(`xl/${name}`);
  const { sheets, is1904 } = await readSheetList(open, main);
  const targets = await readTargets(open, part('_rels/workbook.xml.rels'));
  const found = sheets.flatMap(({ name, relation }) => {
    const target = targets.get(relation)?.toLowerCase();
    const entry = target === undefined ? undefined : byName.get(target);
    return entry === undefined ? [] : [{ name, entry }];
  });
  if (found.length === 0) throw new UnreadableFile('The workbook holds no sheet with cells.');
  return {
    sheets: found,
    is1904,
    kinds: await readKinds(open, part('styles.xml')),
    strings: await readStrings(open, part('sharedstrings.xml')),
  };
}

function whatElse(entries: readonly ZipEntry[]): string {
  const names = entries.map(({ name }) => name);
  if (names.includes('xl/workbook.bin'))
    return 'This is a binary workbook (.xlsb). Save it as .xlsx or CSV and choose that file.';
  if (names.includes('content.xml') && names.includes('mimetype'))
    return 'This is an OpenDocument file. Save it as .xlsx or CSV and choose that file.';
  const shown = names.slice(0, 3).join(', ');
  return `This is a zip archive (${names.length === 0 ? 'empty' : shown}${names.length > 3 ? ' …' : ''}), not a table. Unpack it and choose the file within.`;
}

/** Lets a listener hear a part of the workbook; nothing where there is no such part. */
async function scanPart(open: OpenBytes, entry: ZipEntry | undefined, listener: XmlListener): Promise<void> {
  if (entry === undefined) return;
  const scan = xmlScanner(listener);
  const decoder = new TextDecoder();
  for await (const bytes of zipEntryBytes(open, entry)) scan(decoder.decode(bytes, { stream: true }), false);
  scan(decoder.decode(), true);
}

const nothing = (): void => undefined;

async function readSheetList(
  open: OpenBytes,
  entry: ZipEntry,
): Promise<{ sheets: readonly { name: string; relation: string }[]; is1904: boolean }> {
  const shown: { name: string; relation: string }[] = [];
  const hidden: typeof shown = [];
  let is1904 = false;
  const listen = (name: string, attributes: string): void => {
    if (name === 'workbookPr') is1904 = /^(1|true)$/.test(attribute(attributes, 'date1904') ?? '');
    if (name !== 'sheet') return;
    const sheet = { name: attribute(attributes, 'name') ?? '', relation: attribute(attributes, 'id') ?? '' };
    ((attribute(attributes, 'state') ?? 'visible') === 'visible' ? shown : hidden).push(sheet);
  };
  await scanPart(open, entry, { open: listen, close: nothing, text: nothing });
  return { sheets: [...shown, ...hidden], is1904 };
}

/** Where the parts lie that the workbook names by relation: paths within the archive. */
async function readTargets(
  open: OpenBytes,
  entry: ZipEntry | undefined,
): Promise<ReadonlyMap<string, string>> {
  const targets = new Map<string, string>();
  const listen = (name: string, attributes: string): void => {
    if (name !== 'Relationship') return;
    const target = attribute(attributes, 'Target') ?? '';
    const path = target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//, '')}`;
    targets.set(attribute(attributes, 'Id') ?? '', path);
  };
  await scanPart(open, entry, { open: listen, close: nothing, text: nothing });
  return targets;
}

async function readKinds(
  open: OpenBytes,
  entry: ZipEntry | undefined,
): Promise<readonly (SerialKind | null)[]> {
  const custom = new Map<number, SerialKind | null>();
  const kinds: (SerialKind | null)[] = [];
  let isCells = false;
  const listen = (name: string, attributes: string): void => {
    if (name === 'cellXfs') isCells = true;
    const id = Number(attribute(attributes, 'numFmtId') ?? 0);
    if (name === 'numFmt') custom.set(id, kindOfFormat(attribute(attributes, 'formatCode') ?? ''));
    if (name === 'xf' && isCells) kinds.push(custom.has(id) ? (custom.get(id) ?? null) : kindOfBuiltIn(id));
  };
  const close = (name: string): void => {
    if (name === 'cellXfs') isCells = false;
  };
  await scanPart(open, entry, { open: listen, close, text: nothing });
  return kinds;
}

async function readStrings(open: OpenBytes, entry: ZipEntry | undefined): Promise<readonly string[]> {
  const strings: string[] = [];
  let letters = 0;
  const listener = textListener('si', (text) => {
    letters += text.length;
    if (letters > mostLetters)
      throw new UnreadableFile(
        'The workbook holds more text than is read from a spreadsheet. Save the table as CSV.',
      );
    strings.push(text);
  });
  await scanPart(open, entry, listener);
  return strings;
}

/** Joins the text runs within each `name` element; what tells how to pronounce them (rPh) is left out. */
export function textListener(name: string, found: (text: string) => void): XmlListener {
  let runs: string[] = [];
  let isText = false;
  let isSpoken = false;
  return {
    open: (opened) => {
      if (opened === name) runs = [];
      if (opened === 'rPh') isSpoken = true;
      isText = opened === 't' && !isSpoken;
    },
    close: (closed) => {
      if (closed === 't') isText = false;
      if (closed === 'rPh') isSpoken = false;
      if (closed === name) found(withoutEscapes(runs.join('')));
    },
    text: (text) => {
      if (isText) runs.push(text);
    },
  };
}

/** `_x000D_` is how a workbook writes a letter that XML cannot (ECMA-376 22.4.2.4). */
function withoutEscapes(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replaceAll(/_x([\dA-Fa-f]{4})_/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}
