import type { StoreApi } from 'zustand/vanilla';
import type { Toast, ViewState } from './viewStore.ts';

let lastToast = 0;
const mostToasts = 4;

/**
 * Shows a sentence, optionally with one thing to do about it. What just happened takes the place of what happened
 * before, so that quick work is not walled in; problems stay until they are closed, up to a few, or until more is said
 * of the same thing.
 */
export function toast(view: StoreApi<ViewState>, toastWish: Omit<Toast, 'id'>): number {
  lastToast += 1;
  const next: Toast = { ...toastWish, id: lastToast };
  const stays = ({ tone, about }: Toast): boolean =>
    tone === 'problem' && (about === undefined || about !== next.about);
  view.setState((state) => ({ toasts: [...state.toasts.filter(stays), next].slice(-mostToasts) }));
  return next.id;
}

export function dismissToast(view: StoreApi<ViewState>, id: number): void {
  view.setState((state) => ({ toasts: state.toasts.filter((each) => each.id !== id) }));
}
