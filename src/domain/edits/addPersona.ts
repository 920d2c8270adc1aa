import { personaSchema } from '#domain/map/persona.ts';
import type { Change } from './change.ts';

/** A new persona. */
export function addPersona(wish: { readonly id: string; readonly name: string }): Change[] {
  return [
    { op: 'put', noun: 'personas', record: personaSchema.parse({ id: wish.id, name: wish.name.trim() }) },
  ];
}
