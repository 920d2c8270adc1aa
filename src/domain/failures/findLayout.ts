import { contentKind, notATable } from './contentKind.ts';
import { findEncoding, type Encoding, type OpenBytes } from './encoding.ts';
import { findHeader } from './findHeader.ts';
import { jsonForm, jsonLayout } from './json/jsonLayout.ts';
import { given, type Proof } from './proof.ts';
import type { LayoutFound, LayoutSettings } from './layoutFound.ts';
import {
  commonWidth,
  delimiterWords,
  findDelimiter,
  mostColumns,
  recordsOf,
  sampleText,
  tooManyColumns,
} from './tableLayout.ts';

/** Takes a file for what its content is, whatever its name says: delimited text, JSON, NDJSON or a workbook. */
export async function findLayout(open: OpenBytes, settings: LayoutSettings): Promise<LayoutFound> {
  const content = await contentKind(open);
  if ('problem' in content) return content;
  if (content.kind === 'zip') {
    // Only who opens a workbook loads what reads it.
    const { sheetLayout } = await import('./sheet/sheetLayout.ts');
    return sheetLayout(open, settings);
  }
  const found = await findEncoding(open, settings.encoding);
  if (found.problem !== undefined) return { problem: found.problem };
  const { encoding } = found;
  const sample = await sampleText(open, encoding);
  const no = notATable(sample.text);
  if (no !== null) return { problem: no };
  const proof: Proof = { id: 'encoding', column: null, value: encoding, because: found.because };
  const form = settings.delimiter === undefined ? jsonForm(sample.text) : null;
  const layout =
    form === null ? delimitedLayout(sample, encoding, settings) : await jsonLayout(open, { encoding, form });
  return 'problem' in layout ? layout : { ...layout, proofs: [proof, ...layout.proofs] };
}

function delimitedLayout(
  sample: Awaited<ReturnType<typeof sampleText>>,
  encoding: Encoding,
  settings: LayoutSettings,
): LayoutFound {
  const split = settings.delimiter
    ? { delimiter: settings.delimiter, because: given }
    : findDelimiter(sample);
  const records = recordsOf(sample, split?.delimiter ?? ',');
  const broken = records[0]?.problem;
  if (broken) return { problem: `The first row cannot be read, so the columns have no names: ${broken}` };
  if (!split)
    return { problem: 'Neither commas, semicolons, tabs nor vertical bars split this file into columns.' };
  const { delimiter } = split;
  // Before anything is made of each of them.
  if (commonWidth(records).width > mostColumns) return { problem: tooManyColumns };
  const header = findHeader(records, settings.headerRows);
  if (!header) return { problem: 'No row of this file is a proper record.' };
  const { because, zone, ...place } = header;
  if (place.headings.length > mostColumns) return { problem: tooManyColumns };
  const proofs: Proof[] = [
    { id: 'delimiter', column: null, value: delimiterWords[delimiter], because: split.because },
    { id: 'headerRows', column: null, value: String(place.headerRows), because },
  ];
  return { layout: { shape: { kind: 'delimited', encoding, delimiter }, ...place }, proofs, zone };
}
