import { describe, expect, it } from 'vitest';
import type { Reading } from '#domain/lenses/lens.ts';
import { departmentSchema } from '#domain/map/department.ts';
import { emptyMap, type JourneyMap } from '#domain/map/journeyMap.ts';
import { pathSchema } from '#domain/map/path.ts';
import { stageSchema } from '#domain/map/stage.ts';
import { touchpointSchema } from '#domain/map/touchpoint.ts';
import { createFlowNodes } from './createFlowNodes.ts';
import { createPathViews } from './createPathViews.ts';
import { detailAt } from './detail.ts';
import { fillStyle, tokenOf } from './fillTokens.ts';
import { ownerView, ownerWords } from './ownerView.ts';
import type { Scene } from './scene.ts';

const byId = <R extends { readonly id: string }>(records: readonly R[]) =>
  new Map(records.map((record) => [record.id, record]));
const touchpoint = (id: string, x: number, accountable: string | null) =>
  touchpointSchema.parse({ id, name: `Card ${id}`, stage: 's', position: { x, y: 120 }, accountable });

const map: JourneyMap = {
  ...emptyMap(),
  departments: byId([
    departmentSchema.parse({ id: 'log', name: 'Logistics', hue: 2 }),
    departmentSchema.parse({ id: 'sal', name: 'Sales', hue: 3 }),
  ]),
  stages: byId([stageSchema.parse({ id: 's', name: 'Deliver', position: { x: 100, y: 100 } })]),
  touchpoints: byId([
    touchpoint('a', 0, 'log'),
    touchpoint('b', 400, 'sal'),
    touchpoint('far', 90_000, null),
  ]),
  paths: byId([pathSchema.parse({ id: 'p', from: 'a', to: 'b' })]),
};

const scene: Scene = {
  map,
  window: { x: 0, y: 0, width: 2000, height: 1000 },
  kept: new Set(),
  selection: new Set(),
  tabStop: null,
  offsets: new Map(),
  resizing: null,
  dropStage: null,
  linkTarget: null,
  reader: null,
  lensByPlace: new Map(),
};

const reading: Reading = {
  value: 42,
  interval: null,
  n: 800,
  sample: 'solid',
  fill: { kind: 'class', scale: 'heat', class: 4 },
  text: '42 per 1,000',
  detail: '',
  sort: 42,
};

describe('the map as React Flow’s nodes', () => {
  it('hands over what is in the window, in reading order, with size and place in the world', () => {
    const nodes = createFlowNodes()(scene);
    expect(nodes.map(({ id }) => id)).toEqual(['s', 'a', 'b']);
    expect(nodes[1]).toMatchObject({
      position: { x: 100, y: 220 },
      width: 240,
      height: 96,
      type: 'touchpoint',
    });
  });

  it('keeps what has the focus mounted wherever it is, and draws nothing else far out', () => {
    const nodes = createFlowNodes()({ ...scene, window: null, kept: new Set(['far']) });
    expect(nodes.map(({ id }) => id)).toEqual(['far']);
  });

  it('gives a node of its own only to what changed', () => {
    const toNodes = createFlowNodes();
    const before = toNodes(scene);
    const renamed = touchpointSchema.parse({ ...map.touchpoints.get('b'), name: 'Other' });
    const after = toNodes({
      ...scene,
      map: { ...map, touchpoints: new Map([...map.touchpoints, ['b', renamed]]) },
    });
    expect(after[0]).toBe(before[0]);
    expect(after[1]).toBe(before[1]);
    expect(after[2]).not.toBe(before[2]);
  });

  it('moves what is in flight and nothing else', () => {
    const toNodes = createFlowNodes();
    const before = toNodes(scene);
    const after = toNodes({ ...scene, offsets: new Map([['a', { x: 7, y: -3 }]]) });
    expect(after[1]?.position).toEqual({ x: 107, y: 217 });
    expect(after[2]).toBe(before[2]);
  });

  it('names a touchpoint by stage, owner and number', () => {
    const nodes = createFlowNodes()({ ...scene, lensByPlace: new Map([['a', reading]]) });
    expect(nodes[1]?.ariaLabel).toBe('Touchpoint Card a, Stage Deliver, owner Logistics, 42 per 1,000');
  });

  it('says where a number rests on a small sample, which the eye sees by hatching', () => {
    const lensByPlace = new Map([['a', { ...reading, sample: 'hatched' as const }]]);
    const nodes = createFlowNodes()({ ...scene, lensByPlace });
    expect(nodes[1]?.ariaLabel).toMatch(/42 per 1,000, small sample$/);
  });

  it('lets Tab reach exactly one', () => {
    const nodes = createFlowNodes()({ ...scene, tabStop: 'b' });
    expect(nodes.map(({ domAttributes }) => domAttributes?.tabIndex)).toEqual([-1, -1, 0]);
  });
});

describe('paths', () => {
  it('are a hand-off between two owners, with both departments', () => {
    const [view] = createPathViews()(scene);
    expect(view?.handOff?.from.departments[0]?.name).toBe('Logistics');
    expect(view?.handOff?.to.departments[0]?.name).toBe('Sales');
    expect(view?.words).toBe('Hand-off from Card a to Card b');
  });

  it('follow a touchpoint in flight and keep their identity otherwise', () => {
    const toViews = createPathViews();
    const [before] = toViews(scene);
    expect(toViews({ ...scene, selection: new Set(['a']) })[0]).toBe(before);
    const [moved] = toViews({ ...scene, offsets: new Map([['b', { x: 0, y: 500 }]]) });
    expect(moved?.curve.end).not.toEqual(before?.curve.end);
  });
});

describe('owners in words', () => {
  const owned = { accountable: 'log', alsoClaimed: ['sal'], contestOpen: false };
  it('say owner, helpers, contest and nobody', () => {
    expect(ownerWords(ownerView(map, owned, null))).toBe('owner Logistics with Sales');
    expect(ownerWords(ownerView(map, { ...owned, contestOpen: true }, null))).toBe(
      'contested between Logistics and Sales',
    );
    const nobodys = { accountable: null, alsoClaimed: [], contestOpen: false };
    expect(ownerWords(ownerView(map, nobodys, null))).toBe('no owner');
  });

  it('say that it is theirs to who speaks for one of the departments, and to nobody else', () => {
    expect(ownerWords(ownerView(map, owned, 'sal'))).toBe('owner Logistics with Sales, yours');
    expect(ownerWords(ownerView(map, owned, 'other'))).toBe('owner Logistics with Sales');
    const [, card] = createFlowNodes()({ ...scene, reader: 'log' });
    expect(card?.ariaLabel).toContain('owner Logistics, yours');
  });
});

describe('colours', () => {
  it('come from the class by name, and none from silence', () => {
    expect(tokenOf(reading.fill)).toBe('heat-4');
    expect(fillStyle({ kind: 'none' })).toEqual({});
    expect(tokenOf({ kind: 'cause', index: 2 })).toBe('cause-2');
    expect(tokenOf({ kind: 'class', scale: 'difference', class: 3 })).toBe('difference-3');
  });
});

describe('how much is drawn', () => {
  it('stays what it was within the slack around a threshold', () => {
    expect(detailAt(0.34, 'cards')).toBe('far');
    expect(detailAt(0.36, 'far')).toBe('far');
    expect(detailAt(0.36, 'cards')).toBe('cards');
    expect(detailAt(0.79, 'full')).toBe('full');
    expect(detailAt(0.79, 'cards')).toBe('cards');
  });
});
