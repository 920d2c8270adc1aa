import type { SQLOutputValue } from 'node:sqlite';

/** A column that may be empty. */
export function textOrNull(value: SQLOutputValue | undefined): string | null {
  return typeof value === 'string' ? value : null;
}
