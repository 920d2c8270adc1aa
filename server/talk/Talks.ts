import { join } from 'node:path';
import type * as Y from 'yjs';
import { planTalk, type TalkActor, type TalkPlan } from '#domain/talk/planTalk.ts';
import type { Talk, TalkWrite } from '#domain/talk/talk.ts';
import type { TalkCommand } from '#domain/talk/talkCommand.ts';
import { migrateTalk } from '#document/talk/migrateTalk.ts';
import { readTalk, readTalkRecord } from '#document/talk/readTalk.ts';
import { talkMetaOf, talkRecordsOf } from '#document/talk/talkSchema.ts';
import { writeTalk } from '#document/talk/writeTalk.ts';
import { endings } from '#server/access/endings.ts';
import type { Log } from '#server/log.ts';
import type { Metrics } from '#server/Metrics.ts';
import type { MapKeeper } from '#server/storage/MapKeeper.ts';
import { openSqliteMapKeeper } from '#server/storage/openSqliteMapKeeper.ts';
import type { SyncTimes } from '#server/sync/limits.ts';
import { Rooms } from '#server/sync/Rooms.ts';
import { DeletedWords } from './DeletedWords.ts';
import { ReadMarks } from './ReadMarks.ts';
import { talkKeeper } from './talkKeeper.ts';

export type TalkNeeds = {
  readonly dataDir: string;
  /** Where the maps are kept: a talk is there while its map is. */
  readonly maps: MapKeeper;
  readonly times: SyncTimes;
  readonly log: Log;
  readonly metrics: Metrics;
  /** Told when the last talk has left memory. */
  readonly emptied?: () => void;
};

/** So many comments a map; deleted ones count, for they leave their place. */
const mostComments = 10_000;

/** What people say about maps: one document each, written by the server alone, and how far each person has read. */
export class Talks {
  /** The rooms of the talk documents, by the map's id; every socket in them reads only. */
  readonly rooms: Rooms;
  readonly marks: ReadMarks;
  readonly #keeper: MapKeeper;
  readonly #deleted = new DeletedWords();

  private constructor(rooms: Rooms, marks: ReadMarks, keeper: MapKeeper) {
    this.rooms = rooms;
    this.marks = marks;
    this.#keeper = keeper;
  }

  static async start({ dataDir, maps, ...needs }: TalkNeeds): Promise<Talks> {
    const keeper = await openSqliteMapKeeper(join(dataDir, 'talk.sqlite'));
    try {
      const rooms = new Rooms({
        keeper: talkKeeper(keeper, maps),
        migrate: migrateTalk,
        startsOver: 'never',
        ...needs,
      });
      const talks = new Talks(rooms, new ReadMarks(join(dataDir, 'marks.sqlite')), keeper);
      await talks.#removeOrphans(maps);
      return talks;
    } catch (error) {
      await keeper.close();
      throw error;
    }
  }

  /** Carries out an act and resolves once it is on disk and was told to everyone; null when there is no such map. */
  async act(
    mapId: string,
    command: TalkCommand,
    by: Omit<TalkActor, 'at'>,
    now: number,
  ): Promise<TalkPlan | null> {
    const room = await this.rooms.open(mapId);
    if (room === null) return null;
    return room.run((doc) => this.#actOn(doc, mapId, command, { ...by, at: timeOf(doc, now) }, now));
  }

  #actOn(doc: Y.Doc, mapId: string, command: TalkCommand, actor: TalkActor, now: number): TalkPlan {
    if (command.do === 'comment' && talkRecordsOf(doc, 'comments').size >= mostComments) {
      return { because: 'conflict', problem: `A map takes ${mostComments} comments, and this one has them.` };
    }
    const look = {
      thread: (id: string) => readTalkRecord(doc, 'threads', id),
      comment: (id: string) => readTalkRecord(doc, 'comments', id),
      speaker: (id: string) => readTalkRecord(doc, 'people', id),
      deleted: (id: string) => this.#deleted.find(mapId, id, now),
    };
    const plan = planTalk(look, command, actor);
    if (plan.writes === undefined || plan.writes.length === 0) return plan;
    if (command.do === 'delete') {
      const before = look.comment(command.comment);
      if (before !== null) this.#deleted.keep(mapId, before, now);
    }
    writeTalk(doc, plan.writes satisfies readonly TalkWrite[], actor.at);
    return plan;
  }

  /** All that is said about a map; null when there is no such map. */
  async read(mapId: string): Promise<Talk | null> {
    const room = await this.rooms.open(mapId);
    return room === null ? null : room.run(readTalk);
  }

  /** Takes away what was said about a map that was removed, for good. */
  async remove(mapId: string): Promise<void> {
    await this.rooms.closeMap(mapId, endings.mapRemoved);
    await this.#keeper.remove(mapId);
    this.marks.removeMap(mapId);
  }

  /** A map may have been removed just before the server was killed. */
  async #removeOrphans(maps: MapKeeper): Promise<void> {
    const known = new Set((await maps.list()).map(({ id }) => id));
    const talked = [...(await this.#keeper.list()).map(({ id }) => id), ...this.marks.maps()];
    for (const id of new Set(talked)) if (!known.has(id)) await this.remove(id);
  }

  async stop(): Promise<void> {
    await this.rooms.stop();
    await this.#keeper.close();
    this.marks.close();
  }
}

/** Later than all acts before, also when the machine's clock was set back. */
function timeOf(doc: Y.Doc, now: number): string {
  const last = talkMetaOf(doc).get('lastAt');
  const lastMs = typeof last === 'string' ? Date.parse(last) : 0;
  return new Date(Math.max(now, lastMs + 1)).toISOString();
}
