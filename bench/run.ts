import { brushBench } from './brushBench.ts';
import { canvasBench } from './canvasBench.ts';
import { importBench } from './importBench.ts';
import { matcherBench } from './matcherBench.ts';
import { startBench } from './startBench.ts';
import { syncBench } from './syncBench.ts';

/** What can be measured, in the order in which a bare `npm run bench` runs it. */
const benches: Readonly<Record<string, () => Promise<void>>> = {
  start: startBench,
  canvas: canvasBench,
  import: importBench,
  sync: syncBench,
  matcher: matcherBench,
  brush: brushBench,
};

const [wish] = process.argv.slice(2);
if (wish !== undefined && benches[wish] === undefined) {
  console.error(`Unknown: ${wish}. There is ${Object.keys(benches).join(', ')}.`);
  process.exitCode = 2;
} else {
  for (const [name, bench] of Object.entries(benches)) {
    if (wish === undefined || wish === name) await bench();
  }
}
