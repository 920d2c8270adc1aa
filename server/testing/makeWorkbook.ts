import { makeZip, type ZipPart } from './makeZip.ts';

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** A sheet's rows as XML. */
export type TestSheet = { readonly name: string; readonly rows: string; readonly isHidden?: boolean };

/**
 * A workbook as a spreadsheet program writes it. Style 1 is a date, 2 a date with time, 3 an own format. `strings` are
 * the shared ones; `more` replaces or adds parts.
 */
export function makeWorkbook({
  sheets,
  strings = [],
  is1904 = false,
  more = [],
}: {
  readonly sheets: readonly TestSheet[];
  readonly strings?: readonly string[];
  readonly is1904?: boolean;
  readonly more?: readonly ZipPart[];
}): Buffer {
  const list = sheets
    .map(
      ({ name, isHidden }, index) =>
        `<sheet name="${name}" sheetId="${index + 1}" r:id="rId${index + 1}"${isHidden ? ' state="hidden"' : ''}/>`,
    )
    .join('');
  const relations = sheets
    .map((_, index) => `<Relationship Id="rId${index + 1}" Target="worksheets/sheet${index + 1}.xml"/>`)
    .join('');
  const parts: ZipPart[] = [
    { name: '[Content_Types].xml', bytes: `${head}<Types/>` },
    ...sheets.map(({ rows }, index) => ({
      name: `xl/worksheets/sheet${index + 1}.xml`,
      bytes: `${head}<worksheet xmlns="${main}"><sheetData>${rows}</sheetData></worksheet>`,
    })),
    {
      name: 'xl/workbook.xml',
      bytes: `${head}<workbook xmlns="${main}"><workbookPr${is1904 ? ' date1904="1"' : ''}/><sheets>${list}</sheets></workbook>`,
    },
    { name: 'xl/_rels/workbook.xml.rels', bytes: `${head}<Relationships>${relations}</Relationships>` },
    {
      name: 'xl/styles.xml',
      bytes: `${head}<styleSheet><numFmts count="1"><numFmt numFmtId="164" formatCode="dd&quot;. &quot;mmm\\ yyyy;@"/></numFmts><cellStyleXfs><xf numFmtId="0"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="22"/><xf numFmtId="164"/></cellXfs></styleSheet>`,
    },
    {
      name: 'xl/sharedStrings.xml',
      bytes: `${head}<sst>${strings.map((text) => `<si><t xml:space="preserve">${text}</t></si>`).join('')}</sst>`,
    },
  ];
  const replaced = new Set(more.map(({ name }) => name));
  return makeZip([...parts.filter(({ name }) => !replaced.has(name)), ...more]);
}

/** A row of inline texts and numbers from column A on; `null` is a cell that is not there. */
export function sheetRow(number: number, cells: readonly (string | number | null)[]): string {
  const inner = cells.map((cell, index) => {
    const place = `${String.fromCharCode(65 + index)}${number}`;
    if (cell === null) return '';
    return typeof cell === 'number'
      ? `<c r="${place}"><v>${cell}</v></c>`
      : `<c r="${place}" t="inlineStr"><is><t>${cell}</t></is></c>`;
  });
  return `<row r="${number}">${inner.join('')}</row>`;
}
