import * as Y from 'yjs';
import { SERVER } from '#document/origins.ts';

/** Gives a text back with what is to be erased taken out; the same text where there is none of it. */
export type Redact = (text: string) => string;

/** Goes through every text of a document, whatever its shape; true where something was taken out. */
export function redactDocument(doc: Y.Doc, redact: Redact): boolean {
  let isChanged = false;
  doc.transact(() => {
    for (const name of doc.share.keys()) isChanged = redactMap(doc.getMap(name), redact) || isChanged;
  }, SERVER);
  return isChanged;
}

function redactMap(map: Y.Map<unknown>, redact: Redact): boolean {
  let isChanged = false;
  for (const [key, value] of map.entries()) {
    if (value instanceof Y.Map) isChanged = redactMap(value, redact) || isChanged;
    else if (value instanceof Y.Text) isChanged = redactText(value, redact) || isChanged;
    else {
      const redacted = redactValue(value, redact);
      if (redacted === value) continue;
      map.set(key, redacted);
      isChanged = true;
    }
  }
  return isChanged;
}

function redactText(text: Y.Text, redact: Redact): boolean {
  const before = text.toString();
  const after = redact(before);
  if (after === before) return false;
  text.delete(0, text.length);
  text.insert(0, after);
  return true;
}

/** Plain JSON with its texts redacted; the same value where nothing is taken out. */
export function redactValue(value: unknown, redact: Redact): unknown {
  if (typeof value === 'string') return redact(value);
  if (Array.isArray(value)) {
    const redacted = value.map((one) => redactValue(one, redact));
    return redacted.every((one, index) => one === value[index]) ? value : redacted;
  }
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value);
  const redacted = entries.map(([key, one]) => [redact(key), redactValue(one, redact)] as const);
  const isSame = redacted.every(([key, one], index) => {
    const before = entries[index];
    return before !== undefined && key === before[0] && one === before[1];
  });
  return isSame ? value : Object.fromEntries(redacted);
}
