import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

const keyOf = { singleKeys: 'throughline.singleKeys', firstRun: 'throughline.firstRun' } as const;

/** What a person has set in this browser, for all maps. */
type Settings = {
  /** Letter keys without a modifier can be switched off (WCAG 2.1.4). */
  readonly singleKeys: 'on' | 'off';
  /** The line on what the colours mean, until it is dismissed. */
  readonly firstRun: 'shown' | 'dismissed';
};

const settingsStore = createStore<Settings>(() => ({
  singleKeys: localStorage.getItem(keyOf.singleKeys) === 'off' ? 'off' : 'on',
  firstRun: localStorage.getItem(keyOf.firstRun) === 'dismissed' ? 'dismissed' : 'shown',
}));

export function useSettings<T>(choose: (settings: Settings) => T): T {
  return useStore(settingsStore, choose);
}

export function changeSetting<K extends keyof Settings>(name: K, value: Settings[K]): void {
  localStorage.setItem(keyOf[name], value);
  settingsStore.setState({ [name]: value } as Pick<Settings, K>);
}
