const key = 'throughline.recent';

/** The map that this browser had open last; `/` leads there. */
export function recentMap(): string | null {
  return localStorage.getItem(key);
}

export function keepRecentMap(id: string): void {
  localStorage.setItem(key, id);
}
