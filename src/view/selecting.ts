import type { StoreApi } from 'zustand/vanilla';
import type { ViewState } from './viewStore.ts';

/** Makes these the selection; the first of them takes the focus. */
export function select(view: StoreApi<ViewState>, ids: Iterable<string>): void {
  const selection = new Set(ids);
  view.setState({ selection, focused: selection.values().next().value ?? null });
}

/** Adds a thing to the selection, or takes it away. */
export function toggleSelected(view: StoreApi<ViewState>, id: string): void {
  const selection = new Set(view.getState().selection);
  if (!selection.delete(id)) selection.add(id);
  view.setState({ selection, focused: id });
}
