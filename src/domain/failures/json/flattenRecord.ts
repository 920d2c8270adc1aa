/** A record's members by name, nested ones as `a.b`, all as text; or why it cannot be one. */
export type FlatRecord = ReadonlyMap<string, string> | { readonly problem: string };

const deepest = 16;
/** More digits than a JavaScript number keeps. */
const longDigits = /\d{16}/;

/**
 * Parses one record. Numbers become the text that stands there where they are too long to be kept as numbers; lists of
 * plain values are joined by commas, other lists kept as JSON; null is ''.
 */
export function flattenRecord(text: string): FlatRecord {
  const value = parsed(text);
  if (value === undefined) return { problem: 'Is not valid JSON.' };
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { problem: 'Is no object with named values.' };
  const flat = new Map<string, string>();
  const isDone = flatten(value, '', { flat, depth: 1 });
  return isDone ? flat : { problem: `Is nested more than ${deepest} deep.` };
}

type NumberReviver = (key: string, value: unknown, context?: { readonly source?: string }) => unknown;

const keepDigits: NumberReviver = (_key, value, context) =>
  typeof value === 'number' && context?.source !== undefined && longDigits.test(context.source)
    ? context.source
    : value;

function parsed(text: string): unknown {
  try {
    return longDigits.test(text) ? JSON.parse(text, keepDigits) : JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function flatten(
  value: object,
  prefix: string,
  { flat, depth }: { readonly flat: Map<string, string>; readonly depth: number },
): boolean {
  if (depth > deepest) return false;
  for (const [key, member] of Object.entries(value) as [string, unknown][]) {
    const name = prefix + key;
    if (typeof member === 'object' && member !== null && !Array.isArray(member)) {
      if (!flatten(member, `${name}.`, { flat, depth: depth + 1 })) return false;
      continue;
    }
    if (Array.isArray(member) && isTooDeep(member, depth + 1)) return false;
    flat.set(name, toText(member).toWellFormed());
  }
  return true;
}

function toText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (!Array.isArray(value)) return String(value);
  const isPlain = value.every((item) => typeof item !== 'object' || item === null);
  return isPlain ? value.map(toText).join(', ') : JSON.stringify(value);
}

function isTooDeep(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return depth > deepest || Object.values(value).some((member) => isTooDeep(member, depth + 1));
}
