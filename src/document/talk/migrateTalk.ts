import type * as Y from 'yjs';
import type { MigrationResult } from '../migrations/migrate.ts';
import { talkMetaOf, talkVersion } from './talkSchema.ts';

/** Looks at a talk document's version at load. There is one version yet, so nothing is ever rewritten. */
export function migrateTalk(doc: Y.Doc): MigrationResult {
  const stored = talkMetaOf(doc).get('version');
  const from = typeof stored === 'number' ? stored : talkVersion;
  return { outcome: from > talkVersion ? 'newer' : 'current', from };
}
