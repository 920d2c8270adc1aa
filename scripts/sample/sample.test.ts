import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import { examineFile } from '#domain/failures/examineFile.ts';
import { exposureSchema } from '#domain/failures/exposure.ts';
import { importSettingsSchema } from '#domain/failures/importSettings.ts';
import { previewFile } from '#domain/failures/previewFile.ts';
import { parseOwnJson } from '#domain/formats/ownJson.ts';
import { overlaps } from '#domain/map/geometry.ts';
import type { JourneyMap } from '#domain/map/journeyMap.ts';
import { claimants, ownerState } from '#domain/map/owner.ts';
import { isHandOff } from '#domain/map/path.ts';
import { categories } from './failures/categories.ts';
import { sampleFailuresId } from './sampleMap.ts';
import { sampleFiles } from './sampleFiles.ts';

type Row = Record<string, string>;

const folder = new URL('../../public/sample/', import.meta.url);
const committed = (name: string) => readFileSync(new URL(name, folder), 'utf8');

let map: JourneyMap;
let failures: Row[];
let exposures: Row[];

beforeAll(() => {
  map = parseOwnJson(committed('map.json')).map!;
  failures = parse(committed('failures.csv'), { columns: true });
  exposures = parse(committed('exposures.csv'), { columns: true });
});

const isPlace = (id: string) => map.touchpoints.has(id) || map.paths.has(id);

describe('the sample', () => {
  it('is what the generator writes, byte by byte', () => {
    const files = sampleFiles();
    for (const [name, text] of Object.entries(files)) expect(committed(name) === text, name).toBe(true);
    expect(sampleFiles()).toEqual(files);
  });

  it('reads without a problem', () => {
    expect(parseOwnJson(committed('map.json')).problems).toEqual([]);
  });

  it('has eight stages, eight departments with one partner, and at least 32 touchpoints', () => {
    expect(map.stages.size).toBe(8);
    expect([...map.departments.values()].filter((one) => one.kind === 'partner')).toHaveLength(1);
    expect(map.departments.size).toBe(8);
    expect(map.touchpoints.size).toBeGreaterThanOrEqual(32);
    expect(new Set([...map.departments.values()].map((one) => one.hue)).size).toBe(8);
  });

  it('has exactly one place without owner, one contested, and owners inside the company', () => {
    const owned = [...map.stages.values(), ...map.touchpoints.values()];
    const states = owned.map(ownerState);
    expect(states.filter((state) => state === 'unowned')).toHaveLength(1);
    expect(states.filter((state) => state === 'contested')).toHaveLength(1);
    for (const { accountable } of owned)
      expect(map.departments.get(accountable ?? '')?.kind ?? 'internal').toBe('internal');
  });

  it('has at least six hand-offs with a promise', () => {
    const promised = [...map.paths.values()].filter(
      (path) =>
        path.promise !== '' && isHandOff(map.touchpoints.get(path.from)!, map.touchpoints.get(path.to)!),
    );
    expect(promised.length).toBeGreaterThanOrEqual(6);
  });

  it('refers to nothing that is not there', () => {
    for (const one of map.touchpoints.values()) expect(map.stages.has(one.stage!), one.id).toBe(true);
    for (const one of map.paths.values())
      expect(map.touchpoints.has(one.from) && map.touchpoints.has(one.to), one.id).toBe(true);
    for (const one of map.failureModes.values()) expect(isPlace(one.place!), one.id).toBe(true);
    for (const one of map.fixes.values())
      for (const mode of Object.keys(one.reduces)) expect(map.failureModes.has(mode), one.id).toBe(true);
    for (const rule of map.rules.values()) {
      expect(map.datasets.has(rule.dataset) && isPlace(rule.place!), rule.id).toBe(true);
      if (rule.failureMode !== null) expect(map.failureModes.get(rule.failureMode)?.place).toBe(rule.place);
    }
    const noun = ['stages', 'touchpoints', 'paths', 'failureModes', 'fixes'] as const;
    for (const owned of noun.flatMap((name) => [...map[name].values()]))
      for (const department of claimants(owned)) expect(map.departments.has(department), owned.id).toBe(true);
  });

  it('uses every failure mode in a rule and lets every fix reduce something', () => {
    const ruled = new Set([...map.rules.values()].map((rule) => rule.failureMode));
    for (const mode of map.failureModes.keys()) expect(ruled.has(mode), mode).toBe(true);
    for (const fix of map.fixes.values()) expect(Object.keys(fix.reduces).length, fix.id).toBeGreaterThan(0);
  });

  it('lays touchpoints inside their stage, none over another', () => {
    for (const stage of map.stages.values()) {
      const cards = [...map.touchpoints.values()]
        .filter((one) => one.stage === stage.id)
        .map((one) => ({ ...one.position, ...one.size }));
      for (const [index, card] of cards.entries()) {
        expect(card.x + card.width <= stage.size.width && card.y + card.height <= stage.size.height).toBe(
          true,
        );
        for (const other of cards.slice(index + 1)) expect(overlaps(card, other)).toBe(false);
      }
    }
  });

  it('has 5,000 failures with their own ids within the twelve months', () => {
    expect(failures).toHaveLength(5_000);
    expect(new Set(failures.map((row) => row['Ticket ID'])).size).toBe(5_000);
    for (const row of failures) {
      expect(row['Created at']).toMatch(/^202[56]-\d\d-\d\d (0[6-9]|1\d|2[0-2]):[0-5]\d$/);
      expect(row['Created at']! >= '2025-11-01' && row['Created at']! < '2026-11-01').toBe(true);
      expect(row['Text']).not.toMatch(/[{}[\]|]/);
    }
  });

  it('is read by the import without a question and without a refused row, under its own settings', async () => {
    const settings = importSettingsSchema.parse(JSON.parse(committed('failures.settings.json')));
    const bytes = new TextEncoder().encode(committed('failures.csv'));
    const open = async function* () {
      yield bytes;
    };
    const examination = await examineFile(open, settings);
    if ('problem' in examination) throw new Error(examination.problem);
    expect(examination.questions).toEqual([]);
    const preview = await previewFile(open, examination.plan!);
    expect(preview).toMatchObject({
      read: 5_000,
      accepted: 5_000,
      rejected: [],
      skippedTimes: 0,
      repeatedTimes: 0,
      proofs: [],
    });
    expect(preview.rows.filter((row) => /\[(e-mail|phone|card|IBAN)\]/.test(row.failure.text))).toEqual([]);
    expect(preview.rows[0]?.failure.customer).toMatch(/^C-\d{5}$/);
  });

  it('holds every category as often as planned, two of them without a rule: 3 to 5% of the rows', () => {
    const counts = Map.groupBy(failures, (row) => row['Category']);
    expect(Object.fromEntries([...counts].map(([name, rows]) => [name, rows.length]))).toEqual(
      Object.fromEntries(categories.map(({ name, count }) => [name, count])),
    );
    const ruled = new Set([...map.rules.values()].map((rule) => rule.value));
    const unmatched = categories.filter(({ name }) => !ruled.has(name));
    const rows = unmatched.reduce((sum, { count }) => sum + count, 0);
    expect(unmatched).toHaveLength(2);
    expect(rows / 5_000).toBeGreaterThan(0.03);
    expect(rows / 5_000).toBeLessThan(0.05);
  });

  it('has places with under 10 failures, with 10 to 29, and with none', () => {
    const countByPlace = new Map<string, number>();
    for (const { place, count } of categories)
      if (place !== null) countByPlace.set(place, (countByPlace.get(place) ?? 0) + count);
    const counts = [...countByPlace.values()];
    expect(counts.filter((count) => count < 10).length).toBeGreaterThanOrEqual(2);
    expect(counts.filter((count) => count >= 10 && count < 30).length).toBeGreaterThanOrEqual(3);
    expect([...map.touchpoints.keys()].filter((id) => !countByPlace.has(id)).length).toBeGreaterThanOrEqual(
      2,
    );
  });

  it('speaks in many voices: at least 150 templates, and hardly a text twice', () => {
    expect(new Set(categories.flatMap((category) => category.texts)).size).toBeGreaterThanOrEqual(150);
    expect(new Set(failures.map((row) => row['Text'])).size).toBeGreaterThan(3_000);
  });

  it('never speaks of the new carrier before there is one', () => {
    const early = failures.filter((row) => row['Created at']! < '2026-05-18');
    expect(early.filter((row) => /changed the parcel service|old courier/i.test(row['Text']!))).toEqual([]);
  });

  it('steps up after the change of the carrier in May', () => {
    const late = failures.filter((row) => row['Category'] === 'Late delivery');
    const between = (from: string, to: string) =>
      late.filter((row) => row['Created at']! >= from && row['Created at']! < to).length;
    expect(between('2026-05-18', '2026-07-01')).toBeGreaterThan(1.8 * between('2026-04-04', '2026-05-18'));
  });

  it('counts twelve months of exposures for most places, under ids of the map', () => {
    const rows = exposures.map((row) =>
      exposureSchema.parse({
        touchpoint: row['touchpoint'],
        periodStart: row['period_start'],
        periodEnd: row['period_end'],
        exposures: Number(row['exposures']),
      }),
    );
    const byPlace = Map.groupBy(rows, (row) => row.touchpoint);
    for (const [place, months] of byPlace) {
      expect(isPlace(place), place).toBe(true);
      expect(months.map((month) => month.periodStart.slice(5))).toHaveLength(12);
    }
    const uncounted = [...map.touchpoints.keys()].filter((id) => !byPlace.has(id));
    expect(uncounted.length).toBeGreaterThanOrEqual(2);
    expect(map.datasets.get(sampleFailuresId)).toMatchObject({
      rows: 5_000,
      madeUp: true,
      groupBy: 'Category',
    });
    expect(map.datasets.get('sample-exposures')?.rows).toBe(rows.length);
  });
});
