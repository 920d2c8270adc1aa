/** Opens a file's bytes from the beginning; may be called again for every pass. */
export type OpenBytes = () => AsyncIterable<Uint8Array>;

export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const;
export type Encoding = (typeof encodings)[number];

export type EncodingFound =
  | { readonly encoding: Encoding; readonly because: string; readonly problem?: undefined }
  | { readonly problem: string };

/** Byte-order mark, else strict UTF-8 over the whole file, else Windows-1252. Refuses what is no text. */
export async function findEncoding(open: OpenBytes): Promise<EncodingFound> {
  const strict = new TextDecoder('utf-8', { fatal: true });
  let isFirst = true;
  let isUtf8 = true;
  for await (const bytes of open()) {
    const early = isFirst ? fromFirstBytes(bytes) : null;
    if (early) return early;
    isFirst = false;
    if (bytes.includes(0)) return { problem: 'This is not a text file: it holds zero bytes.' };
    isUtf8 &&= decodes(strict, bytes, true);
  }
  if (isFirst) return { problem: 'The file is empty.' };
  if (isUtf8 && decodes(strict, new Uint8Array(0), false)) {
    return { encoding: 'utf-8', because: 'Every byte of the file is valid UTF-8.' };
  }
  const because = 'The file is not valid UTF-8 and has no byte-order mark, so it is read as Windows-1252.';
  return { encoding: 'windows-1252', because };
}

function fromFirstBytes(bytes: Uint8Array): EncodingFound | null {
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
  if (a === 0x50 && b === 0x4b) {
    return { problem: 'This is a spreadsheet or zip file. Save it as CSV first and choose that file.' };
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
