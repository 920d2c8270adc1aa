import { generateNKeysBetween } from 'fractional-indexing';
import { nounSchemas, emptyMap, type JourneyMap, type Noun, type RecordOf } from '#domain/map/journeyMap.ts';
import { touchpointSize } from '#domain/map/touchpoint.ts';
import { categories } from './failures/categories.ts';
import { buy } from './journey/buy.ts';
import { choose } from './journey/choose.ts';
import { deliver } from './journey/deliver.ts';
import { departments } from './journey/departments.ts';
import { discover } from './journey/discover.ts';
import type { StageDraft, TouchpointDraft } from './journey/draft.ts';
import { failureModes } from './journey/failureModes.ts';
import { fixes } from './journey/fixes.ts';
import { getHelp } from './journey/getHelp.ts';
import { install } from './journey/install.ts';
import { notes } from './journey/notes.ts';
import { paths } from './journey/paths.ts';
import { pay } from './journey/pay.ts';
import { sendBack } from './journey/sendBack.ts';

/** The dataset that the sample's rules speak of; who imports the CSV files gives them these ids. */
export const sampleFailuresId = 'sample-failures';
const sampleExposuresId = 'sample-exposures';
/** The shop's own clock. */
export const sampleTimeZone = 'Europe/Berlin';

export const stages: readonly StageDraft[] = [
  discover,
  choose,
  buy,
  pay,
  deliver,
  install,
  getHelp,
  sendBack,
];

const stageSize = { width: 304, height: 744 };
const columnStep = 352;
const firstRowY = 120;
const rowStep = 124;
const cardX = 32;

/** The made-up journey of an electronics retailer, every record as its schema gives it. */
export function sampleMap(failureRows: number, exposureRows: number): JourneyMap {
  const meta = {
    title: 'A new device at home (sample, made up)',
    description:
      'Northlight Electronics, its customers and all numbers are made up. Failures cover 1 November 2025 to 31 October 2026.',
    currency: 'EUR',
    customersPerYear: 48_000,
    marginPerCustomer: 140,
    lossLow: 0.06,
    lossLikely: 0.12,
    lossHigh: 0.22,
  };
  return {
    ...emptyMap(meta),
    stages: byId('stages', ordered(stages.map(toStage))),
    touchpoints: byId('touchpoints', stages.flatMap(toTouchpoints)),
    paths: byId('paths', paths.map(withoutPassed)),
    departments: byId('departments', ordered(departments)),
    personas: byId('personas', [persona]),
    notes: byId('notes', notes),
    failureModes: byId('failureModes', failureModes),
    fixes: byId('fixes', fixes),
    datasets: byId('datasets', datasets(failureRows, exposureRows)),
    rules: byId('rules', ordered(rules())),
  };
}

const persona = {
  id: 'busy-upgrader',
  name: 'The busy upgrader',
  description:
    'Works full time, replaces a device when it breaks, orders in the evening, has no patience for phone menus.',
};

function toStage(stage: StageDraft, index: number) {
  const { touchpoints: _, ...fields } = stage;
  return { ...fields, position: { x: index * columnStep, y: 0 }, size: stageSize };
}

function toTouchpoints(stage: StageDraft) {
  return ordered(stage.touchpoints.map((draft) => toTouchpoint(stage.id, draft)));
}

function toTouchpoint(stage: string, { row, ...draft }: TouchpointDraft) {
  const position = { x: cardX, y: firstRowY + row * rowStep };
  return { ...withoutPassed(draft), stage, position, size: touchpointSize };
}

/** Exposures are a dataset of their own, not part of the map. */
function withoutPassed<T extends { readonly passedPerYear?: number }>(draft: T): Omit<T, 'passedPerYear'> {
  const { passedPerYear: _, ...fields } = draft;
  return fields;
}

function datasets(failureRows: number, exposureRows: number) {
  const shared = {
    source: 'sample',
    timeZone: sampleTimeZone,
    madeUp: true,
    importedAt: '2026-11-01T00:00:00Z',
  };
  return [
    {
      ...shared,
      id: sampleFailuresId,
      name: 'Contacts, made up',
      kind: 'failures',
      rows: failureRows,
      groupBy: 'Category',
    },
    { ...shared, id: sampleExposuresId, name: 'Exposures, made up', kind: 'exposures', rows: exposureRows },
  ];
}

function rules() {
  return categories.flatMap(({ id, name, place, failureMode }) =>
    place === null ? [] : [{ id: `rule-${id}`, dataset: sampleFailuresId, value: name, place, failureMode }],
  );
}

function ordered<T extends object>(records: readonly T[]): (T & { order: string })[] {
  const keys = generateNKeysBetween(null, null, records.length);
  return records.map((record, index) => ({ ...record, order: keys[index] ?? 'a0' }));
}

function byId<N extends Noun>(noun: N, drafts: readonly unknown[]): ReadonlyMap<string, RecordOf<N>> {
  const records = drafts.map((draft) => nounSchemas[noun].parse(draft) as unknown as RecordOf<N>);
  return new Map(records.map((record) => [record.id, record]));
}
