import { UnreadableFile } from '../UnreadableFile.ts';

/** What a scanner tells as a document streams by; names without their namespace prefix. */
export interface XmlListener {
  readonly open: (name: string, attributes: string) => void;
  readonly close: (name: string) => void;
  readonly text: (text: string) => void;
}

/** A tag or a stretch of text may be this long: far more than any cell. */
const longestPiece = 4 * 1_048_576;

/**
 * Scans the XML of a workbook's part piece by piece. Knows the five named entities and character numbers only: a part
 * with a document type, where others could be defined, is refused (`UnreadableFile`), as is what never ends.
 */
export function xmlScanner(listener: XmlListener): (piece: string, isEnd: boolean) => void {
  let buffer = '';

  const tag = (inner: string): void => {
    if (inner.startsWith('/')) return listener.close(localName(inner.slice(1).trim()));
    const isEmpty = inner.endsWith('/');
    const space = inner.search(/[\s/]/);
    const name = localName(space < 0 ? inner : inner.slice(0, space));
    listener.open(name, space < 0 ? '' : inner.slice(space));
    if (isEmpty) listener.close(name);
  };

  /** Takes one piece of markup at `at`; the place behind it, or -1 while its end has not been read yet. */
  const markup = (at: number): number => {
    const end = endOfMarkup(buffer, at);
    if (end < 0) return -1;
    const inner = buffer.slice(at + 1, end - 1);
    if (inner.startsWith('![CDATA[')) listener.text(inner.slice(8, -2));
    else if (inner.startsWith('!DOCTYPE') || inner.startsWith('!ENTITY'))
      throw new UnreadableFile(
        'The spreadsheet defines XML entities of its own, as no spreadsheet program does.',
      );
    else if (!inner.startsWith('!') && !inner.startsWith('?')) tag(inner);
    return end;
  };

  return (piece, isEnd) => {
    buffer += piece;
    let at = 0;
    while (at < buffer.length) {
      const open = buffer.indexOf('<', at);
      if (open < 0 && !isEnd) break;
      if (open !== at) listener.text(decoded(buffer.slice(at, open < 0 ? buffer.length : open)));
      at = open < 0 ? buffer.length : open;
      if (open < 0) break;
      const next = markup(at);
      if (next < 0) break;
      at = next;
    }
    buffer = buffer.slice(at);
    if (buffer.length > longestPiece || (isEnd && buffer !== ''))
      throw new UnreadableFile(
        'The spreadsheet’s XML is broken. Save the table as CSV and choose that file.',
      );
  };
}

/** Behind the `>` that ends the markup at `at`; quoted values may hold one; -1 = not read yet. */
function endOfMarkup(text: string, at: number): number {
  if (text.startsWith('<![CDATA[', at)) return after(text, ']]>', at);
  if (text.startsWith('<!--', at)) return after(text, '-->', at);
  // A piece may end within these openings: whatever is no closing tag waits for its `>` either way.
  let from = at;
  for (;;) {
    const end = text.indexOf('>', from);
    if (end < 0) return -1;
    const quotes = countQuotes(text, at, end);
    if (quotes === null) return end + 1;
    const closing = text.indexOf(quotes, end);
    if (closing < 0) return -1;
    from = closing + 1;
  }
}

function after(text: string, mark: string, at: number): number {
  const found = text.indexOf(mark, at);
  return found < 0 ? -1 : found + mark.length;
}

/** The quote that is still open between two places, if any. */
function countQuotes(text: string, start: number, end: number): string | null {
  let open: string | null = null;
  for (let at = start; at < end; at += 1) {
    const letter = text[at];
    if (open === null ? letter === '"' || letter === "'" : letter === open)
      open = open === null ? (letter ?? null) : null;
  }
  return open;
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

const entity = /&(?:(lt|gt|amp|quot|apos)|#(\d{1,7})|#x([\da-fA-F]{1,6}));/g;
const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function decoded(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(entity, (whole, name?: string, decimal?: string, hex?: string) => {
    if (name !== undefined) return named[name] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
    return code > 0x10ffff ? whole : String.fromCodePoint(code);
  });
}

/** An attribute's value by its name, prefix or not; `null` where there is none. */
export function attribute(attributes: string, name: string): string | null {
  const at = attributePattern(name).exec(attributes);
  return at === null ? null : decoded(at[1] ?? at[2] ?? '');
}

const patterns = new Map<string, RegExp>();

function attributePattern(name: string): RegExp {
  const pattern = patterns.get(name) ?? new RegExp(`\\s(?:\\w+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`);
  patterns.set(name, pattern);
  return pattern;
}
