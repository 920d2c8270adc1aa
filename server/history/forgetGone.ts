import type { DatabaseSync } from 'node:sqlite';

/** Of how many things that are no more it is kept, for each map, who removed them: three megabytes. */
export const mostGoneThings = 20_000;

/** Whether a thing is on the map now. */
type IsThere = (noun: string, thing: string) => boolean;

/** Sees to it that who makes and removes things without end does not fill the disk with who did it last. */
export type ForgetGone = (mapId: string, isThere: IsThere) => void;

/**
 * Lets go of who last changed things that are no more, the oldest first, where they are too many, and of the names of
 * people whom then nothing names. Of what is on the map everything stays.
 */
export function forgetGone(db: DatabaseSync, most = mostGoneThings): ForgetGone {
  const count = db.prepare('SELECT count(*) AS count FROM last_writes WHERE map_id = ?');
  const newestFirst = db.prepare('SELECT noun, thing FROM last_writes WHERE map_id = ? ORDER BY at DESC');
  const remove = db.prepare('DELETE FROM last_writes WHERE map_id = ? AND noun = ? AND thing = ?');
  const removePeople = db.prepare(
    `DELETE FROM people WHERE map_id = :map
       AND person_id NOT IN (SELECT person_id FROM last_writes WHERE map_id = :map)
       AND person_id NOT IN (SELECT person_id FROM writes WHERE map_id = :map)`,
  );
  return (mapId, isThere) => {
    if (Number(count.get(mapId)?.['count']) <= most) return;
    const gone = newestFirst
      .all(mapId)
      .map(({ noun, thing }) => [String(noun), String(thing)] as const)
      .filter(([noun, thing]) => !isThere(noun, thing));
    const tooMany = gone.slice(most);
    for (const [noun, thing] of tooMany) remove.run(mapId, noun, thing);
    if (tooMany.length > 0) removePeople.run({ map: mapId });
  };
}
