import type { NewId } from '#domain/map/id.ts';
import { closeCodes } from '../closeCodes.ts';
import type { CopyKeeper } from './CopyKeeper.ts';
import { holdsOthersWork, takeUnsaved } from './takeUnsaved.ts';

type Wish = {
  readonly keeper: CopyKeeper;
  readonly mapId: string;
  /** Who opens the map now, where the server tells people apart. */
  readonly person: string | null;
  readonly at: number;
  readonly newId: NewId;
};

/**
 * Makes Unsaved work of what tabs typed on copies of their own (`CopyHome`) and were closed with; whether there was
 * any. A tab that is still open begins another one. What cannot be read or written down now stays for the next visit.
 */
export async function takeLeft({ keeper, mapId, person, at, newId }: Wish): Promise<boolean> {
  const own = (await keeper.rooms()).filter((entry) => entry.mapId === mapId && entry.isOwn === true);
  const works = await Promise.allSettled(
    own.map(async ({ room }) => {
      const isOthers = person !== null && (await holdsOthersWork(keeper, room, person));
      const code = isOthers ? closeCodes.signIn : null;
      return takeUnsaved({ keeper, room, mapId, code, waiting: [], id: newId(), at });
    }),
  );
  return works.some((work) => work.status === 'fulfilled' && work.value !== null);
}
