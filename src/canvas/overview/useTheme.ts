import { useSyncExternalStore } from 'react';

/** The theme in force: what is drawn on a 2D canvas must be drawn again when it changes. */
export function useTheme(): string {
  return useSyncExternalStore(subscribe, read);
}

function subscribe(wake: () => void): () => void {
  const observer = new MutationObserver(wake);
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  return () => observer.disconnect();
}

function read(): string {
  return document.documentElement.dataset['theme'] ?? '';
}
