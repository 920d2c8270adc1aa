import { expect, test } from 'vitest';
import { toast } from './toasting.ts';
import { createViewStore } from './viewStore.ts';

test('what is said of a thing later takes the place of what was said of it before, and of nothing else', () => {
  const view = createViewStore();
  toast(view, { tone: 'problem', text: 'It was deleted.', about: 'pay' });
  toast(view, { tone: 'problem', text: 'Another was deleted.', about: 'order' });
  toast(view, { tone: 'problem', text: 'There was no line.' });
  toast(view, { tone: 'problem', text: 'It was deleted while you were typing.', about: 'pay' });
  expect(view.getState().toasts.map(({ text }) => text)).toEqual([
    'Another was deleted.',
    'There was no line.',
    'It was deleted while you were typing.',
  ]);
});
