import { expect, test } from 'vitest';
import type { KeyBinding } from './action.ts';
import { keyWords, matches } from './keyboard.ts';
import { actions } from './registry.ts';

function press(key: string, code: string, held: readonly ('ctrl' | 'shift' | 'alt')[] = []): KeyboardEvent {
  const event = {
    key,
    code,
    ctrlKey: held.includes('ctrl'),
    shiftKey: held.includes('shift'),
    altKey: held.includes('alt'),
  };
  return { metaKey: false, ...event } as KeyboardEvent;
}

function idOf(event: KeyboardEvent): string | undefined {
  return actions.find((action) => action.keys?.some((binding) => matches(binding, event)))?.id;
}

test('letters are found by what they say, on US and German keyboards alike', () => {
  expect(idOf(press('z', 'KeyZ', ['ctrl']))).toBe('undo');
  expect(idOf(press('z', 'KeyY', ['ctrl']))).toBe('undo');
  expect(idOf(press('Z', 'KeyY', ['ctrl', 'shift']))).toBe('redo');
  expect(idOf(press('t', 'KeyT'))).toBe('drawTouchpoint');
});

test('digits are found by their place, so that Shift+1 works where it types !', () => {
  expect(idOf(press('!', 'Digit1', ['shift']))).toBe('zoomAll');
  expect(idOf(press('"', 'Digit2', ['shift']))).toBe('zoomSelection');
  expect(idOf(press('1', 'Digit1'))).toBe('lens-rate');
});

test('signs are found with or without Shift, as layouts differ', () => {
  expect(idOf(press('?', 'Minus', ['shift']))).toBe('help');
  expect(idOf(press('?', 'Slash', ['shift']))).toBe('help');
  expect(idOf(press('+', 'BracketRight'))).toBe('zoomIn');
  expect(idOf(press('+', 'Equal', ['shift']))).toBe('zoomIn');
});

test("the browser's own zoom keys stay the browser's", () => {
  expect(idOf(press('+', 'Equal', ['ctrl']))).toBeUndefined();
  expect(idOf(press('-', 'Minus', ['ctrl']))).toBeUndefined();
});

test('no two actions share a key, and every key can be read out', () => {
  const words = actions
    .flatMap((action) => action.keys ?? [])
    .map((binding: KeyBinding) => keyWords(binding));
  expect(new Set(words).size).toBe(words.length);
  for (const each of words) expect(each).toMatch(/\S/);
});
