import { Readable } from 'node:stream';
import {
  dateDay,
  float64,
  int32,
  tableFromArrays,
  tableToIPC,
  timestamp,
  TimeUnit,
  uint8,
  utf8,
  type DataType,
} from '@uwdata/flechette';
import type { EvidencePage, EvidenceRow } from '#domain/failures/evidence.ts';
import { keyAssigner, type Assignment } from '#domain/failures/keyAssigner.ts';
import type { EvidenceWish } from './FailureCalls.ts';
import type { Failures } from './Failures.ts';

type Cell = string | number | null;
/** A row and where the map's rules bring it; null = nowhere yet. */
type Placed = { readonly row: EvidenceRow; readonly target: Assignment | null };
type ArrowColumn = readonly [name: string, type: DataType, read: (placed: Placed) => Cell];

const columns: readonly ArrowColumn[] = [
  ['id', utf8(), ({ row }) => row.id],
  ['dataset', utf8(), ({ row }) => row.dataset],
  ['source', utf8(), ({ row }) => row.source],
  ['sourceId', utf8(), ({ row }) => row.sourceId],
  ['rowNumber', int32(), ({ row }) => row.rowNumber],
  ['kind', utf8(), ({ row }) => row.kind],
  ['occurredAt', timestamp(TimeUnit.MILLISECOND, 'UTC'), ({ row }) => Date.parse(row.occurredAt)],
  ['day', dateDay(), ({ row }) => Date.parse(row.day)],
  ['zone', utf8(), ({ row }) => row.zone],
  ['precision', utf8(), ({ row }) => row.precision],
  ['channel', utf8(), ({ row }) => row.channel],
  ['group', utf8(), ({ row }) => row.group],
  ['text', utf8(), ({ row }) => row.text],
  ['lang', utf8(), ({ row }) => row.lang],
  ['score', float64(), ({ row }) => row.score?.value ?? null],
  ['scoreScale', utf8(), ({ row }) => row.score?.scale ?? null],
  ['scorePolarity', utf8(), ({ row }) => row.score?.polarity ?? null],
  ['status', utf8(), ({ row }) => row.status],
  ['firstReplyMinutes', float64(), ({ row }) => row.firstReplyMinutes],
  ['resolveMinutes', float64(), ({ row }) => row.resolveMinutes],
  ['reopens', int32(), ({ row }) => row.reopens],
  ['handoffs', int32(), ({ row }) => row.handoffs],
  ['perceivedCause', utf8(), ({ row }) => row.perceivedCause],
  ['burdenMinutes', float64(), ({ row }) => row.burdenMinutes],
  ['burdenMoney', float64(), ({ row }) => row.burdenMoney],
  ['severity', uint8(), ({ row }) => row.severity],
  ['place', utf8(), ({ target }) => target?.place ?? null],
  ['mode', utf8(), ({ target }) => target?.mode ?? null],
  ['by', utf8(), ({ target }) => target?.by ?? null],
  ['rule', utf8(), ({ target }) => target?.rule?.id ?? null],
];

/**
 * All rows behind a number as one Arrow IPC stream, a record batch a page, so that a million rows need no more memory
 * than one page. `place`, `mode` ('' = under none), `by` and `rule` say where the map's rules bring a row and who does;
 * the file's other columns are `field:` and their heading.
 */
export function evidenceArrow(failures: Failures, wish: EvidenceWish): Readable {
  return Readable.from(parts(failures, wish), { objectMode: false });
}

async function* parts(failures: Failures, wish: EvidenceWish): AsyncGenerator<Uint8Array> {
  const headings = await failures.call('evidenceHeadings', wish);
  const all = [...columns, ...headings.map(fieldColumn)];
  const place = placer(wish);
  let cursor: string | null = null;
  let isFirst = true;
  let end = new Uint8Array();
  do {
    const page: EvidencePage = await failures.call('evidence', { ...wish, cursor });
    const { schema, batch, eos } = toParts(all, page.rows.map(place));
    if (isFirst) yield schema;
    yield batch;
    ({ cursor } = page);
    isFirst = false;
    end = eos;
  } while (cursor !== null);
  yield end;
}

function fieldColumn(heading: string): ArrowColumn {
  return [`field:${heading}`, utf8(), ({ row }) => row.fields[heading] ?? null];
}

function placer({ map }: EvidenceWish): (row: EvidenceRow) => Placed {
  const assigners = new Map<string, ReturnType<typeof keyAssigner>>();
  return (row) => {
    const assigner = assigners.get(row.dataset) ?? keyAssigner(map, row.dataset);
    assigners.set(row.dataset, assigner);
    return { row, target: assigner.assign(row.key) };
  };
}

const eosBytes = 8;

/**
 * A page as what one stream of all pages is put together from: the schema, which is the same for each, one record
 * batch, and the mark of the end. A message begins with ff ff ff ff and the length of what follows of it before its
 * body; the schema's has no body.
 */
function toParts(
  all: readonly ArrowColumn[],
  rows: readonly Placed[],
): Record<'schema' | 'batch' | 'eos', Uint8Array<ArrayBuffer>> {
  const data = all.map(([name, , read]): [string, Cell[]] => [name, rows.map(read)]);
  const types = Object.fromEntries(all.map(([name, type]) => [name, type]));
  const bytes = tableToIPC(tableFromArrays(data, { types }), { format: 'stream' });
  if (bytes === null) throw new Error('Without a sink, bytes come back.');
  const whole = new Uint8Array(bytes);
  const schemaEnd = 8 + new DataView(whole.buffer).getInt32(4, true);
  return {
    schema: whole.subarray(0, schemaEnd),
    batch: whole.subarray(schemaEnd, -eosBytes),
    eos: whole.subarray(-eosBytes),
  };
}
