import type { ReactNode } from 'react';
import { useMayEdit } from '#actions/session.ts';

/** Is not there for who may not edit the map. */
export function EditorsOnly({ children }: { readonly children: ReactNode }) {
  return useMayEdit() ? children : null;
}
