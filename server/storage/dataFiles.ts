import { accessTables } from '#server/access/accessTables.ts';
import { failureTables } from '#server/failures/failureTables.ts';
import { historyTables } from '#server/history/historyTables.ts';
import { markTable } from '#server/talk/markTable.ts';
import { mapTables } from './mapTables.ts';

/** A database file of the data folder, as backup, load, doctor, erase and upgrade handle it. */
export type DataFile = {
  readonly name: string;
  /** The steps that made its tables, as `openSqlite` takes them. */
  readonly schema: readonly string[];
  /** What documents it keeps, in the tables of `mapTables`. */
  readonly documents?: 'map' | 'talk';
  /**
   * Loading a backup over a living folder leaves it as it is: nobody who was put out since comes back in by it.
   */
  readonly staysOnLoad?: true;
};

/** Every database file there is; who adds one lists it here. The maps come last: what hangs on a map is copied first. */
export const dataFiles: readonly DataFile[] = [
  { name: 'access.sqlite', schema: accessTables, staysOnLoad: true },
  { name: 'failures.sqlite', schema: failureTables },
  { name: 'history.sqlite', schema: historyTables },
  { name: 'marks.sqlite', schema: markTable },
  { name: 'talk.sqlite', schema: mapTables, documents: 'talk' },
  { name: 'maps.sqlite', schema: mapTables, documents: 'map' },
];

/** What else belongs to the data: the key that customers are hashed with, and signs of what was done once. */
export const plainFiles: readonly string[] = ['failures.key', 'sample-was-laid'];
