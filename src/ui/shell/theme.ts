const key = 'throughline.theme';
const system = matchMedia('(prefers-color-scheme: dark)');

/** What a person chose; `system` follows the machine. */
export type Theme = 'system' | 'light' | 'dark';

export function chosenTheme(): Theme {
  const stored = localStorage.getItem(key);
  return stored === 'light' || stored === 'dark' ? stored : 'system';
}

export function chooseTheme(theme: Theme): void {
  if (theme === 'system') localStorage.removeItem(key);
  else localStorage.setItem(key, theme);
  applyTheme();
}

/** Sets data-theme, from which every token follows; at the start and whenever the machine's own theme changes. */
export function applyTheme(): void {
  const theme = chosenTheme();
  const isDark = theme === 'system' ? system.matches : theme === 'dark';
  document.documentElement.dataset['theme'] = isDark ? 'dark' : 'light';
}

system.addEventListener('change', applyTheme);
