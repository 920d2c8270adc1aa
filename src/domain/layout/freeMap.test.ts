import { describe, expect, it } from 'vitest';
import { emptyMap, type JourneyMap } from '#domain/map/journeyMap.ts';
import { noteSchema } from '#domain/map/note.ts';
import { pathSchema } from '#domain/map/path.ts';
import { stageSchema } from '#domain/map/stage.ts';
import { touchpointSchema } from '#domain/map/touchpoint.ts';
import { pathIndex } from './pathIndex.ts';
import { pickInBox } from './pickInBox.ts';
import { placeIndex, thingAt, touchpointNear } from './placeIndex.ts';
import { tidyStage } from './tidyStage.ts';
import { viewWindow } from './viewWindow.ts';
import { readingOrder, walk } from './walk.ts';

const byId = <R extends { readonly id: string }>(records: readonly R[]) =>
  new Map(records.map((record) => [record.id, record]));
const stage = (id: string, x: number, order: string) =>
  stageSchema.parse({ id, name: id, position: { x, y: 0 }, order });
const touchpoint = (id: string, stageId: string | null, x: number, y: number) =>
  touchpointSchema.parse({ id, name: id, stage: stageId, position: { x, y } });

/** Two stages side by side; a → c runs between them; one free touchpoint far below; one note. */
const map: JourneyMap = {
  ...emptyMap(),
  stages: byId([stage('s1', 0, 'a0'), stage('s2', 400, 'a1')]),
  touchpoints: byId([
    touchpoint('a', 's1', 32, 120),
    touchpoint('b', 's1', 32, 260),
    touchpoint('c', 's2', 32, 300),
    touchpoint('d', 's2', 32, 120),
    touchpoint('free', null, 60, 2000),
  ]),
  paths: byId([pathSchema.parse({ id: 'p', from: 'a', to: 'c' })]),
  notes: byId([noteSchema.parse({ id: 'n', position: { x: 900, y: 0 } })]),
};

describe('what is where', () => {
  it('gives the touchpoint before the stage that it lies on', () => {
    expect(thingAt(map, { x: 60, y: 150 })).toBe('a');
    expect(thingAt(map, { x: 10, y: 400 })).toBe('s1');
    expect(thingAt(map, { x: 5000, y: 5000 })).toBeNull();
  });

  it('finds the nearest touchpoint within reach only', () => {
    expect(touchpointNear(map, { x: 60, y: 226 }, 24)).toBe('a');
    expect(touchpointNear(map, { x: 60, y: 240 }, 4)).toBeNull();
  });

  it('keeps its index while no box changes', () => {
    const renamed = { ...map, departments: new Map() };
    expect(placeIndex(renamed)).toBe(placeIndex(map));
    expect(placeIndex({ ...map, notes: new Map() })).not.toBe(placeIndex(map));
  });

  it('finds a path in an area that holds neither of its ends', () => {
    const between = { x: 300, y: 150, width: 80, height: 300 };
    expect(
      pathIndex(map)
        .inRect(between)
        .map(({ id }) => id),
    ).toEqual(['p']);
  });
});

describe('the selection box', () => {
  it('takes touchpoints that it touches, and no stage that sticks out of it', () => {
    expect(pickInBox(map, { x: 20, y: 100, width: 60, height: 60 })).toEqual(['a']);
  });

  it('takes a stage with all in it when it lies in the box whole', () => {
    const picked = pickInBox(map, { x: -10, y: -10, width: 330, height: 700 });
    expect(picked).toEqual(['s1', 'a', 'b']);
  });
});

describe('the window', () => {
  const view = { x: 0, y: 0, width: 1000, height: 500 };

  it('stays the same object while the view moves within it', () => {
    const first = viewWindow(view, null);
    expect(first).toEqual({ x: -300, y: -150, width: 1600, height: 800 });
    expect(viewWindow({ ...view, x: 200 }, first)).toBe(first);
    expect(viewWindow({ ...view, x: 400 }, first)).not.toBe(first);
  });

  it('is made anew when one has gone much closer, or things out of sight would stay mounted', () => {
    const first = viewWindow(view, null);
    expect(viewWindow({ x: 300, y: 100, width: 300, height: 150 }, first).width).toBe(480);
  });
});

describe('walking by arrow keys', () => {
  it('reads stage by stage', () => {
    expect(readingOrder(map)).toEqual(['s1', 'a', 'b', 's2', 'c', 'd', 'free', 'n']);
  });

  it('follows a path to the side, and comes back along it', () => {
    expect(walk(map, 'a', 'right')).toBe('c');
    expect(walk(map, 'c', 'left')).toBe('a');
  });

  it('goes to the same row of the next stage where no path leads', () => {
    expect(walk(map, 'b', 'right')).toBe('c');
    expect(walk(map, 'd', 'left')).toBe('a');
  });

  it('goes through a column by where things stand, and up from the first to the stage', () => {
    expect(walk(map, 'd', 'down')).toBe('c');
    expect(walk(map, 'd', 'up')).toBe('s2');
    expect(walk(map, 's1', 'down')).toBe('a');
    expect(walk(map, 's1', 'right')).toBe('s2');
  });

  it('goes from a path to its ends', () => {
    expect(walk(map, 'p', 'right')).toBe('c');
    expect(walk(map, 'p', 'left')).toBe('a');
  });

  it('answers null where there is nothing further', () => {
    expect(walk(map, 'n', 'right')).toBeNull();
    expect(walk(map, 'gone', 'right')).toBeNull();
  });
});

describe('tidying a stage', () => {
  it('puts its touchpoints in one even column in the order in which they stand', () => {
    const tidy = tidyStage(map, 's2');
    expect([...(tidy?.positions ?? [])]).toEqual([
      ['d', { x: 32, y: 120 }],
      ['c', { x: 32, y: 120 + 96 + 28 }],
    ]);
    expect(tidy?.size).toEqual({ width: 304, height: 640 });
  });

  it('is null for a stage that is not there', () => {
    expect(tidyStage(map, 'gone')).toBeNull();
  });
});
