import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';
import type { Plugin } from 'vite';

const source = 'src/workers/serviceWorker.ts';

/** Writes `/sw.js`: the service worker, told which files make up this build. Vite's own server has none. */
export function offlinePage(): Plugin {
  let root = '';
  return {
    name: 'offline-page',
    apply: 'build',
    configResolved: (config) => {
      ({ root } = config);
    },
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const names = Object.keys(bundle).filter(
          (name) => name.startsWith('assets/') && !name.endsWith('.map'),
        );
        const entry = Object.values(bundle).find((file) => file.type === 'chunk' && file.isEntry)?.fileName;
        const page = bundle['index.html'];
        if (entry === undefined || page?.type !== 'asset') throw new Error('the build has no page');
        const code = stripTypeScriptTypes(readFileSync(join(root, source), 'utf8'), { mode: 'strip' });
        const files = ['/icon.svg', ...names.toSorted().map((name) => `/${name}`)];
        const hash = createHash('sha256').update(JSON.stringify(files)).update(page.source).update(code);
        const build = { version: hash.digest('hex').slice(0, 16), entry, files };
        this.emitFile({
          type: 'asset',
          fileName: 'sw.js',
          source: `const build = ${JSON.stringify(build)};\n${code}`,
        });
      },
    },
  };
}
