import { Plus, Trash2 } from 'lucide-react';
import { FileTrigger } from 'react-aria-components';
import { lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react';
import { keptMaps } from '#document/offline/keptMaps.ts';
import { Button } from '../controls/Button.tsx';
import { Dialog } from '../controls/Dialog.tsx';
import { IconButton } from '../controls/IconButton.tsx';
import { deleteMap, listMaps, makeMap, type MapEntry } from '../data/mapsApi.ts';
import type { Answer } from '../data/requestJson.ts';
import { usePageTitle } from '../shell/usePageTitle.ts';
import styles from './MapList.module.css';

type Props = {
  /** Only an admin makes and deletes maps. */
  readonly isAdmin: boolean;
  /** Whether they have an account of their own here. */
  readonly isAccount: boolean;
  readonly onOpen: (id: string) => void;
};

const offline =
  'The server cannot be reached. These are the maps that this browser keeps; a new one is made by the server, once it is back.';
const none = 'There is no map yet. Make the first one: it takes one click.';
const noneYet = 'There is no map yet.';
const noneKept = 'This browser keeps no map yet: it keeps those that were opened in it.';

/** Every map of this server: open one, make one, delete one. */
export function MapList({ isAdmin, isAccount, onOpen }: Props) {
  usePageTitle('Maps');
  const [maps, setMaps] = useState<readonly MapEntry[] | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [deleting, setDeleting] = useState<MapEntry | null>(null);
  const [isOffline, setIsOffline] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const show = useCallback((answer: Answer<readonly MapEntry[]>) => {
    const isUnreachable = !answer.ok && answer.status === null;
    setIsOffline(isUnreachable);
    setProblem(answer.ok ? null : isUnreachable ? offline : answer.problem);
    if (answer.ok) setMaps(answer.value);
    else if (isUnreachable) void keptEntries().then(setMaps);
  }, []);
  const load = () => listMaps().then(show);
  useEffect(() => {
    void listMaps().then(show);
  }, [show]);
  const make = async (wish: Wish) => {
    const answer = await makeMap(wish);
    if (answer.ok) onOpen(answer.value.id);
    else setProblem(answer.problem);
  };
  const remove = async (map: MapEntry) => {
    setDeleting(null);
    const answer = await deleteMap(map.id);
    await load();
    if (!answer.ok) setProblem(answer.problem);
    // The button that was pressed has gone with its line.
    else heading.current?.focus();
  };
  return (
    <main className={styles.page}>
      <header className={styles.head}>
        <h1 ref={heading} tabIndex={-1} className={styles.title}>
          Maps
        </h1>
        <div className={styles.tools}>
          {isAccount ? <Account /> : null}
          {isAdmin ? <NewMap isOffline={isOffline} onMake={(wish) => void make(wish)} /> : null}
        </div>
      </header>
      {problem === null ? null : (
        <div role="alert" className={styles.problem}>
          <p>{problem}</p>
          <Button onPress={() => void load()}>Try again</Button>
        </div>
      )}
      <List
        maps={maps}
        empty={isOffline ? noneKept : isAdmin ? none : noneYet}
        onOpen={onOpen}
        onDelete={isOffline || !isAdmin ? null : setDeleting}
      />
      {deleting ? (
        <ConfirmDelete
          map={deleting}
          onCancel={() => setDeleting(null)}
          onDelete={() => void remove(deleting)}
        />
      ) : null}
    </main>
  );
}

async function keptEntries(): Promise<readonly MapEntry[]> {
  return (await keptMaps()).map(({ mapId, title, room }) => ({ id: mapId, title, room }));
}

type Wish = Parameters<typeof makeMap>[0];
type NewMapProps = { readonly isOffline: boolean; readonly onMake: (wish: Wish) => void };

function NewMap({ isOffline, onMake }: NewMapProps) {
  return (
    <>
      <FileTrigger
        acceptedFileTypes={['.json', 'application/json']}
        onSelect={(files) => void files?.[0]?.text().then((file) => onMake({ file }))}
      >
        <Button isDisabled={isOffline}>Open a map file</Button>
      </FileTrigger>
      <Button look="primary" isDisabled={isOffline} onPress={() => onMake({ title: 'Untitled map' })}>
        <Plus size={16} aria-hidden />
        New map
      </Button>
    </>
  );
}

const AccountDialog = lazy(async () => ({
  default: (await import('../account/AccountDialog.tsx')).AccountDialog,
}));

function Account() {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button look="plain" onPress={() => setOpen(true)}>
        Account…
      </Button>
      <Suspense>{isOpen ? <AccountDialog onClose={() => setOpen(false)} /> : null}</Suspense>
    </>
  );
}

type ListProps = Pick<Props, 'onOpen'> & {
  readonly maps: readonly MapEntry[] | null;
  readonly empty: string;
  /** Null where none can be deleted now. */
  readonly onDelete: ((map: MapEntry) => void) | null;
};

function List({ maps, empty, onOpen, onDelete }: ListProps) {
  if (maps === null) return null;
  if (maps.length === 0) {
    return <p className={styles.empty}>{empty}</p>;
  }
  return (
    <ul className={styles.list}>
      {maps.map((map) => (
        <li key={map.id} className={styles.row}>
          <a
            href={`/m/${map.id}`}
            className={styles.link}
            onClick={(event) => {
              if (event.metaKey || event.ctrlKey || event.shiftKey) return;
              event.preventDefault();
              onOpen(map.id);
            }}
          >
            <span className={styles.name}>{map.title || 'Untitled map'}</span>
            {map.updatedAt ? <time className={styles.time}>changed {whenOf(map.updatedAt)}</time> : null}
          </a>
          {onDelete === null ? null : (
            <IconButton label={`Delete ${map.title || 'Untitled map'}`} onPress={() => onDelete(map)}>
              <Trash2 size={16} aria-hidden />
            </IconButton>
          )}
        </li>
      ))}
    </ul>
  );
}

function whenOf(time: string): string {
  return new Date(time).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' });
}

type ConfirmProps = { readonly map: MapEntry; readonly onCancel: () => void; readonly onDelete: () => void };

function ConfirmDelete({ map, onCancel, onDelete }: ConfirmProps) {
  const foot = (
    <>
      <Button onPress={onCancel}>Keep the map</Button>
      <Button look="danger" onPress={onDelete}>
        Delete the map
      </Button>
    </>
  );
  return (
    <Dialog
      title={`Delete “${map.title || 'Untitled map'}”?`}
      size="small"
      role="alertdialog"
      onClose={onCancel}
      foot={foot}
    >
      <p>
        The map, its failures and its exposures are removed from this server for everybody. This cannot be
        undone.
      </p>
      {map.updatedAt ? <p className={styles.time}>It was changed {whenOf(map.updatedAt)}.</p> : null}
    </Dialog>
  );
}
