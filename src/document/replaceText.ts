import type * as Y from 'yjs';

/** Turns a shared text into the wanted one by its smallest splice, so that others' words around it stay. */
export function replaceText(text: Y.Text, wanted: string): void {
  const now = text.toJSON();
  let start = 0;
  while (start < now.length && start < wanted.length && now[start] === wanted[start]) start += 1;
  let end = 0;
  const most = Math.min(now.length, wanted.length) - start;
  while (end < most && now[now.length - 1 - end] === wanted[wanted.length - 1 - end]) end += 1;
  // A splice inside a surrogate pair would leave half a character behind.
  if (isHighSurrogate(now, start - 1) || isHighSurrogate(wanted, start - 1)) start -= 1;
  if (isHighSurrogate(now, now.length - end - 1) || isHighSurrogate(wanted, wanted.length - end - 1))
    end -= 1;
  const removed = now.length - Math.max(end, 0) - start;
  if (removed > 0) text.delete(start, removed);
  const added = wanted.slice(start, wanted.length - Math.max(end, 0));
  if (added.length > 0) text.insert(start, added);
}

function isHighSurrogate(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  return code >= 0xd800 && code <= 0xdbff;
}
