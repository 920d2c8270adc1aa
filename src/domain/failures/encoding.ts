import { given } from './proof.ts';

/** Opens a file's bytes from the beginning; may be called again for every pass. */
export type OpenBytes = () => AsyncIterable<Uint8Array>;

export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const;
export type Encoding = (typeof encodings)[number];

export type EncodingFound =
  | { readonly encoding: Encoding; readonly because: string; readonly problem?: undefined }
  | { readonly problem: string };

/** Byte-order mark, else strict UTF-8 over the whole file, else Windows-1252. Refuses what is no text. */
export async function findEncoding(open: OpenBytes, answer?: Encoding): Promise<EncodingFound> {
  if (answer === 'utf-16le' || answer === 'utf-16be') return { encoding: answer, because: given };
  const strict = new TextDecoder('utf-8', { fatal: true });
  let marked: Extract<EncodingFound, { encoding: Encoding }> | null = null;
  let isFirst = true;
  let isUtf8 = true;
  for await (const bytes of open()) {
    if (isFirst) marked = fromMark(bytes);
    if (marked?.encoding.startsWith('utf-16')) return marked;
    isFirst = false;
    if (bytes.includes(0)) return { problem: zeroWords(bytes) };
    isUtf8 &&= decodes(strict, bytes, true);
  }
  isUtf8 &&= decodes(strict, new Uint8Array(0), false);
  if (answer !== undefined) return { encoding: answer, because: given };
  if (marked !== null && isUtf8) return marked;
  if (marked !== null) {
    const but = `${marked.because} Some bytes are not valid all the same and are shown as \uFFFD.`;
    return { encoding: 'utf-8', because: but };
  }
  if (isUtf8) return { encoding: 'utf-8', because: 'Every byte of the file is valid UTF-8.' };
  const because = 'The file is not valid UTF-8 and has no byte-order mark, so it is read as Windows-1252.';
  return { encoding: 'windows-1252', because };
}

/** UTF-16 without its mark has a zero in every other byte of plain letters. */
function zeroWords(bytes: Uint8Array): string {
  const sample = bytes.subarray(0, 2_000);
  let even = 0;
  let odd = 0;
  sample.forEach((byte, index) => {
    if (byte !== 0) return;
    if (index % 2 === 0) even += 1;
    else odd += 1;
  });
  const isWide = Math.max(even, odd) > sample.length * 0.3 && Math.min(even, odd) * 10 < Math.max(even, odd);
  return isWide
    ? `The file looks like UTF-16 without its byte-order mark. Choose the encoding ${odd > even ? 'utf-16le' : 'utf-16be'}, or save the file as UTF-8.`
    : 'This is not a text file: it holds zero bytes. Export it again as CSV.';
}

function fromMark(bytes: Uint8Array): Extract<EncodingFound, { encoding: Encoding }> | null {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) {
    return { encoding: 'utf-8', because: 'The file begins with the UTF-8 byte-order mark.' };
  }
  if (a === 0xff && b === 0xfe) {
    return {
      encoding: 'utf-16le',
      because: 'The file begins with the UTF-16 (little-endian) byte-order mark.',
    };
  }
  if (a === 0xfe && b === 0xff) {
    return { encoding: 'utf-16be', because: 'The file begins with the UTF-16 (big-endian) byte-order mark.' };
  }
  return null;
}

function decodes(decoder: TextDecoder, bytes: Uint8Array, stream: boolean): boolean {
  try {
    decoder.decode(bytes, { stream });
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

/** The file's text piece by piece; bytes that the encoding does not know become U+FFFD. */
export async function* decodedText(open: OpenBytes, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const bytes of open()) yield decoder.decode(bytes, { stream: true });
  yield decoder.decode();
}
