import type { Plugin } from 'vite';

/**
 * React Aria carries its few words ("clear", "increase") in 34 languages, 272 modules in the first paint of a map. The
 * page is in English, so only those stay; a dictionary that is undefined makes React Aria fall back to English.
 */
export function englishOnly(): Plugin {
  const others = /react-(?:aria|stately)\/dist\/private\/intl\/.*\/(?!en-US)[a-z]{2}-[A-Z]{2}\.mjs$/;
  return {
    name: 'english-only',
    enforce: 'pre',
    load: {
      filter: { id: others },
      handler: () => 'export default undefined;',
    },
  };
}
