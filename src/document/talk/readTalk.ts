import * as Y from 'yjs';
import type { z } from 'zod';
import { talkNouns, talkSchemas, type Talk, type TalkNoun } from '#domain/talk/talk.ts';
import { talkRecordsOf } from './talkSchema.ts';

type TalkRecord<N extends TalkNoun> = Readonly<z.infer<(typeof talkSchemas)[N]>>;

/** One record, or null where there is none that fits: readers are forgiving. The key is the id, whatever the record says. */
export function readTalkRecord<N extends TalkNoun>(doc: Y.Doc, noun: N, id: string): TalkRecord<N> | null {
  const yRecord: unknown = talkRecordsOf(doc, noun).get(id);
  if (!(yRecord instanceof Y.Map)) return null;
  const parsed = talkSchemas[noun].safeParse({ ...yRecord.toJSON(), id });
  return parsed.success ? (Object.freeze(parsed.data) as TalkRecord<N>) : null;
}

/** The whole talk as snapshots; records that do not fit are left out. */
export function readTalk(doc: Y.Doc): Talk {
  const readNoun = <N extends TalkNoun>(noun: N) => {
    const records = new Map<string, TalkRecord<N>>();
    for (const id of talkRecordsOf(doc, noun).keys()) {
      const record = readTalkRecord(doc, noun, id);
      if (record !== null) records.set(id, record);
    }
    return [noun, records] as const;
  };
  return Object.fromEntries(talkNouns.map(readNoun)) as unknown as Talk;
}
