import type { StoreApi } from 'zustand/vanilla';
import type { Change } from '#domain/edits/change.ts';
import { toast } from '#view/toasting.ts';
import type { ViewState } from '#view/viewStore.ts';
import { copyText } from './copyText.ts';

/** Fields that people write themselves; the others are chosen or counted, and no loss. */
const written = new Set(['name', 'title', 'text', 'description', 'promise']);

/** A plan was not carried out: says why, and gives back the words that somebody typed for it. */
export function sayRefused(view: StoreApi<ViewState>, changes: readonly Change[], reason: string): void {
  const words = changes.flatMap(wordsOf).join('\n');
  if (words === '') {
    toast(view, { tone: 'info', text: reason });
    return;
  }
  toast(view, {
    tone: 'problem',
    text: `${reason} What you typed is not on the map: “${words}”.`,
    action: { label: 'Copy the words', run: () => void copyText(words) },
  });
}

function wordsOf(change: Change): string[] {
  if (change.op === 'remove') return [];
  const fields: object = change.op === 'put' ? change.record : change.fields;
  return Object.entries(fields).flatMap(([name, value]) =>
    written.has(name) && typeof value === 'string' && value.trim() !== '' ? [value.trim()] : [],
  );
}
