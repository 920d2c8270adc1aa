// Plain JavaScript, unlike all else here: what strips the types of a file stays in memory, 16 MB of it, and from the
// second start on nothing needs it.
import { enableCompileCache, flushCompileCache } from 'node:module';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';

// What was compiled is kept from start to start, for this thread and, by the variable, for the worker threads.
const cache = join(import.meta.dirname, '../node_modules/.cache/throughline');
if (enableCompileCache(cache).directory !== undefined) process.env['NODE_COMPILE_CACHE'] = cache;

// New objects have 1 MB here and 16 MB in the worker threads, which import and learn: with 4 MB, a seventh of an import
// was looking for garbage. V8 would let both grow to 32 MB, and keep it.
setFlagsFromString('--semi-space-growth-factor=1 --min-semi-space-size=16');

await import('./main.ts');
flushCompileCache();
const { giveBackMemory } = await import('./giveBackMemory.ts');
giveBackMemory();
