import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import {
  Awareness,
  applyAwarenessUpdate,
  encodeAwarenessUpdate,
  removeAwarenessStates,
} from 'y-protocols/awareness';
import * as Y from 'yjs';
import { createPresence } from '#document/presence.ts';
import { everyFailure } from '#domain/failures/failureFilter.ts';
import { createViewStore, type ViewState } from '#view/viewStore.ts';
import { follow, stopFollowing } from './follow.ts';
import { takeOnView } from './takeOnView.ts';
import { tellView } from './tellView.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const phones = { ...everyFailure, channels: ['phone'] };

type Person = ReturnType<typeof comeIn>;

/** A person with a canvas of this size who tells and takes on views; `meet` lets them hear each other. */
function comeIn(name: string, size = { width: 1000, height: 500 }) {
  const awareness = new Awareness(new Y.Doc());
  const presence = createPresence(awareness, { id: name, name, hue: 1 });
  const view = createViewStore();
  view.setState({ canvasSize: size });
  tellView({ view, presence });
  let stop: (() => void) | undefined;
  const lead = (id: string) => {
    stop?.();
    follow({ view }, id);
    stop = takeOnView({ view, presence }, 'none');
  };
  const see = (change: Partial<ViewState>) => view.setState(change);
  const now = () => view.getState();
  return { name, awareness, presence, view, follow: lead, see, now };
}

function meet(...people: readonly Person[]) {
  for (const from of people) {
    from.awareness.on(
      'update',
      (changes: Record<'added' | 'updated' | 'removed', number[]>, origin: unknown) => {
        if (origin !== 'local') return;
        const clients = [...changes.added, ...changes.updated, ...changes.removed];
        const update = encodeAwarenessUpdate(from.awareness, clients);
        for (const to of people) if (to !== from) applyAwarenessUpdate(to.awareness, update, 'heard');
      },
    );
  }
  for (const { presence } of people) presence.introduce(presence.me());
  pass();
}

/** A few beats. */
const pass = () => vi.advanceTimersByTime(500);

const numbers = ({ lens, filter }: ViewState) => ({ lens, filter });

test('lens, filters and place are taken on, and go with the person', () => {
  const [ana, bob] = [comeIn('ana'), comeIn('bob', { width: 500, height: 500 })];
  meet(ana, bob);
  ana.see({ lens: 'burden', filter: phones, viewport: { x: 0, y: 0, zoom: 1 } });
  bob.follow('ana');
  pass();
  expect(numbers(bob.now())).toEqual({ lens: 'burden', filter: phones });
  expect(bob.now().viewport).toEqual({ x: 0, y: 125, zoom: 0.5 });
  ana.see({ viewport: { x: -100, y: 0, zoom: 1 }, lens: 'none' });
  pass();
  expect(bob.now().viewport).toEqual({ x: -50, y: 125, zoom: 0.5 });
  expect(bob.now().lens).toBe('none');
});

test('nobody is told what one sees before somebody follows', () => {
  const [ana, bob] = [comeIn('ana'), comeIn('bob')];
  meet(ana, bob);
  ana.see({ lens: 'burden', viewport: { x: 5, y: 5, zoom: 2 } });
  pass();
  expect(bob.presence.others.getState().people[0]!.view).toBeNull();
});

test('stopping gives back place, lens and filters, also after several were followed', () => {
  const [ana, bob, cem] = [comeIn('ana'), comeIn('bob'), comeIn('cem')];
  meet(ana, bob, cem);
  ana.see({ lens: 'burden', filter: phones, viewport: { x: 7, y: 7, zoom: 2 } });
  cem.see({ lens: 'severity', viewport: { x: 9, y: 9, zoom: 1 } });
  const before = bob.now();
  bob.follow('ana');
  pass();
  bob.follow('cem');
  pass();
  expect(bob.now().lens).toBe('severity');
  stopFollowing(bob);
  pass();
  const { lens, filter, viewport, following } = bob.now();
  expect({ lens, filter, viewport, following }).toEqual({
    lens: before.lens,
    filter: before.filter,
    viewport: before.viewport,
    following: null,
  });
});

test('an own pan, selection, edit or drag ends it there, with one’s own lens and filters', () => {
  const [ana, bob] = [comeIn('ana'), comeIn('bob')];
  meet(ana, bob);
  ana.see({ lens: 'burden', filter: phones, viewport: { x: 7, y: 7, zoom: 2 } });
  const own = numbers(bob.now());
  const moves: readonly Partial<ViewState>[] = [
    { viewport: { x: 1, y: 2, zoom: 1 } },
    { selection: new Set(['t-1']) },
    { editing: 't-1' },
    { drag: { ids: new Set(['t-1']), dx: 1, dy: 1 } },
  ];
  for (const move of moves) {
    bob.see({ selection: new Set(), editing: null, drag: null });
    bob.follow('ana');
    pass();
    expect(bob.now().lens).toBe('burden');
    const there = move.viewport ?? bob.now().viewport;
    bob.see(move);
    expect(bob.now().following).toBeNull();
    expect(numbers(bob.now())).toEqual(own);
    ana.see({ viewport: { x: 500, y: 100, zoom: 1 } });
    pass();
    expect(bob.now().viewport).toEqual(there);
    ana.see({ viewport: { x: 7, y: 7, zoom: 2 } });
  }
});

test('an own lens or filter ends it and keeps what one works on', () => {
  const [ana, bob] = [comeIn('ana'), comeIn('bob')];
  meet(ana, bob);
  ana.see({ lens: 'burden', filter: phones });
  bob.follow('ana');
  pass();
  bob.see({ lens: 'severity' });
  expect(bob.now().following).toBeNull();
  expect(numbers(bob.now())).toEqual({ lens: 'severity', filter: phones });
});

test('two who follow each other stand still until one of them moves, who then leads', () => {
  const [ana, bob] = [comeIn('ana', { width: 900, height: 600 }), comeIn('bob', { width: 300, height: 700 })];
  meet(ana, bob);
  ana.follow('bob');
  pass();
  bob.follow('ana');
  pass();
  const still = [ana.now().viewport, bob.now().viewport];
  const changes = vi.fn();
  for (const { view } of [ana, bob]) view.subscribe(changes);
  vi.advanceTimersByTime(5_000);
  expect(changes).not.toHaveBeenCalled();
  expect([ana.now().viewport, bob.now().viewport]).toEqual(still);
  ana.see({ viewport: { x: 0, y: 0, zoom: 3 } });
  pass();
  expect(ana.now().following).toBeNull();
  expect(ana.now().viewport).toEqual({ x: 0, y: 0, zoom: 3 });
  expect(bob.now().viewport).toEqual({ x: 0, y: 250, zoom: 1 });
});

test('in a chain all see what the first one sees', () => {
  const [ana, bob, cem] = [comeIn('ana'), comeIn('bob'), comeIn('cem')];
  meet(ana, bob, cem);
  ana.see({ lens: 'burden', viewport: { x: 3, y: 3, zoom: 1 } });
  cem.follow('bob');
  bob.follow('ana');
  pass();
  expect(cem.now().viewport).toEqual({ x: 3, y: 3, zoom: 1 });
  expect(cem.now().lens).toBe('burden');
});

test('of two tabs of a person the one is followed in which they did something last', () => {
  const [wall, desk, bob] = [comeIn('ana'), comeIn('ana'), comeIn('bob')];
  // Both tell as soon as Bob follows, the desk last.
  meet(wall, desk, bob);
  expect(bob.presence.others.getState().people).toHaveLength(1);
  expect(desk.presence.others.getState().people.map(({ person }) => person.id)).toEqual(['bob']);
  wall.see({ viewport: { x: 5, y: 0, zoom: 1 } });
  wall.presence.tell({ cursor: { x: 1, y: 1 } });
  pass();
  bob.follow('ana');
  pass();
  expect(bob.now().viewport.x).toBe(5);
  for (const [tab, x] of [
    [wall, 10],
    [desk, 20],
    [wall, 30],
  ] as const) {
    tab.see({ viewport: { x, y: 0, zoom: 1 } });
    pass();
    expect(bob.now().viewport).toEqual({ x, y: 0, zoom: 1 });
  }
});

test('who leaves for good is let go with a quiet line; who comes back soon is followed on', () => {
  const [ana, bob] = [comeIn('ana'), comeIn('bob')];
  meet(ana, bob);
  const own = numbers(bob.now());
  ana.see({ lens: 'burden', viewport: { x: 7, y: 7, zoom: 2 } });
  bob.follow('ana');
  pass();
  const leave = () => removeAwarenessStates(bob.awareness, [ana.awareness.clientID], 'gone');
  leave();
  vi.advanceTimersByTime(5_000);
  ana.presence.introduce(ana.presence.me());
  ana.see({ viewport: { x: 8, y: 8, zoom: 2 } });
  vi.advanceTimersByTime(15_000);
  expect(bob.now().viewport).toEqual({ x: 8, y: 8, zoom: 2 });
  leave();
  vi.advanceTimersByTime(15_000);
  expect(bob.now().following).toBeNull();
  expect(numbers(bob.now())).toEqual(own);
  expect(bob.now().viewport).toEqual({ x: 8, y: 8, zoom: 2 });
  expect(bob.now().toasts.map(({ text }) => text)).toEqual([
    'ana is out of reach. You look for yourself again.',
  ]);
});

test('words that were searched for stay where they were typed, and who follows is told that something is missing', () => {
  const [ana, bob] = [comeIn('ana'), comeIn('bob')];
  meet(ana, bob);
  ana.see({ filter: { ...phones, q: 'my parcel' } });
  bob.follow('ana');
  pass();
  expect(bob.now().filter).toEqual(phones);
  expect(bob.presence.others.getState().people[0]!.view).toMatchObject({ partly: true });
});

test('more filters than an entry has room for are left out as a whole, and that is told', () => {
  const [ana, bob] = [comeIn('ana'), comeIn('bob')];
  meet(ana, bob);
  const channels = Array.from({ length: 100 }, (_, n) => `channel-${n}`);
  ana.see({ lens: 'burden', filter: { ...everyFailure, channels } });
  bob.follow('ana');
  pass();
  expect(numbers(bob.now())).toEqual({ lens: 'burden', filter: everyFailure });
  expect(bob.presence.others.getState().people[0]!.view).toMatchObject({ partly: true });
});
