import { talkOf } from '../talk/talkOf.ts';
import { areUnsaved } from './areUnsaved.ts';
import type { CopyKeeper, KeptRoom, StoredUpdate } from './CopyKeeper.ts';
import type { UnsavedWork } from './unsavedWork.ts';
import { withBegun } from './withBegun.ts';

const databaseName = 'throughline';
const version = 1;

type UpdateRow = Omit<StoredUpdate, 'key'> & { readonly key?: number; readonly room: string };

/** Opens this browser's copies; rejects where the browser has no IndexedDB for us. */
export async function indexedDbKeeper(): Promise<CopyKeeper> {
  const open = indexedDB.open(databaseName, version);
  open.addEventListener('upgradeneeded', () => {
    open.result.createObjectStore('rooms', { keyPath: 'room' });
    open.result.createObjectStore('states');
    open.result
      .createObjectStore('updates', { keyPath: 'key', autoIncrement: true })
      .createIndex('room', 'room');
    open.result.createObjectStore('works', { keyPath: 'id' }).createIndex('mapId', 'mapId');
  });
  const database = await answerOf<IDBDatabase>(open);
  // A later version of this page, in another tab, has to change the shape of the stores.
  database.addEventListener('versionchange', () => database.close());
  return { isLasting: true, ...reading(database), ...writing(database) };
}

function reading(database: IDBDatabase): Pick<CopyKeeper, 'rooms' | 'load' | 'works'> {
  const read = (...stores: string[]) => database.transaction(stores, 'readonly');
  return {
    rooms: () => answerOf<KeptRoom[]>(read('rooms').objectStore('rooms').getAll()),
    load: async (room) => {
      const transaction = read('rooms', 'states', 'updates');
      const [entry, state, updates] = await Promise.all([
        answerOf<KeptRoom | undefined>(transaction.objectStore('rooms').get(room)),
        answerOf<Uint8Array | undefined>(transaction.objectStore('states').get(room)),
        answerOf<StoredUpdate[]>(transaction.objectStore('updates').index('room').getAll(room)),
      ]);
      return { state: state ?? null, updates, begun: entry?.begun };
    },
    works: (mapId) =>
      answerOf<UnsavedWork[]>(read('works').objectStore('works').index('mapId').getAll(mapId)),
  };
}

function writing(database: IDBDatabase): Omit<CopyKeeper, 'isLasting' | 'rooms' | 'load' | 'works'> {
  const write = (...stores: string[]) => database.transaction(stores, 'readwrite', { durability: 'strict' });
  return {
    putRoom: async (entry) => {
      let kept = entry;
      await finish(write('rooms'), (transaction) => {
        const rooms = transaction.objectStore('rooms');
        onAnswer<KeptRoom | undefined>(rooms.get(entry.room), (before) => {
          kept = withBegun(entry, before);
          rooms.put(kept);
        });
      });
      return kept.begun;
    },
    append: (...wish) => append(write('rooms', 'updates'), ...wish),
    markSaved: (keys) =>
      finish(write('updates'), (transaction) => {
        const store = transaction.objectStore('updates');
        for (const key of keys) {
          onAnswer<UpdateRow | undefined>(store.get(key), (row) => {
            if (row !== undefined) store.put({ ...row, isUnsaved: false });
          });
        }
      }),
    fold: (room, keys, fold) =>
      finish(write('states', 'updates'), (transaction) => {
        const states = transaction.objectStore('states');
        onAnswer<Uint8Array | undefined>(states.get(room), (stored) => {
          const state = fold(stored ?? null);
          if (state === null) return;
          states.put(state, room);
          for (const key of keys) transaction.objectStore('updates').delete(key);
        });
      }),
    forget: async (room, keys, work) => {
      let isDone = false;
      await finish(write('rooms', 'states', 'updates', 'works'), (transaction) => {
        const stored = transaction.objectStore('updates').index('room').getAll(room);
        onAnswer<StoredUpdate[]>(stored, (updates) => {
          isDone = areUnsaved(keys, updates);
          if (!isDone) return;
          forget(transaction, room, updates);
          if (work !== null) transaction.objectStore('works').put(work);
        });
      });
      return isDone;
    },
    dropWork: (id) => finish(write('works'), (transaction) => transaction.objectStore('works').delete(id)),
  };
}

async function append(
  transaction: IDBTransaction,
  ...[room, added, begun]: Parameters<CopyKeeper['append']>
): Promise<readonly number[] | null> {
  const store = transaction.objectStore('updates');
  const requests = added.map((each) => store.add({ ...each, room }));
  let isForgotten = false;
  onAnswer<KeptRoom | undefined>(transaction.objectStore('rooms').get(room), (entry) => {
    isForgotten = begun !== undefined && entry?.begun !== begun;
    if (isForgotten) transaction.abort();
  });
  try {
    await finish(transaction);
  } catch (error) {
    if (isForgotten) return null;
    throw error;
  }
  return requests.map(({ result }) => Number(result));
}

function forget(transaction: IDBTransaction, room: string, updates: readonly StoredUpdate[]): void {
  transaction.objectStore('rooms').delete(room);
  transaction.objectStore('states').delete(room);
  transaction.objectStore('states').delete(talkOf(room));
  for (const { key } of updates) transaction.objectStore('updates').delete(key);
}

function answerOf<T>(request: IDBRequest): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result as T));
    request.addEventListener('error', () => reject(request.error ?? new Error('it cannot be read')));
  });
}

/** Goes on inside the transaction: after a promise it would be over. */
function onAnswer<T>(request: IDBRequest, next: (answer: T) => void): void {
  request.addEventListener('success', () => next(request.result as T));
}

/** Resolves once what a transaction wrote is on the disk, rejects when none of it is. */
function finish(
  transaction: IDBTransaction,
  begin?: (transaction: IDBTransaction) => unknown,
): Promise<void> {
  begin?.(transaction);
  return new Promise((resolve, reject) => {
    transaction.addEventListener('complete', () => resolve());
    transaction.addEventListener('abort', () => reject(transaction.error ?? new Error('it was not written')));
  });
}
