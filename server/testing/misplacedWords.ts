import { findInFolder } from './findWords.ts';
import { planted, type WordKind } from './plantedWords.ts';

/** Where words belong on the disk: everywhere else they are a leak. */
const homes: Readonly<Record<string, readonly WordKind[]>> = {
  'access.sqlite': ['people'],
  'failures.sqlite': ['row', 'label', 'dataset'],
  'history.sqlite': ['map', 'people', 'version', 'dataset'],
  'maps.sqlite': ['map', 'dataset'],
  // What was edited away is in the journal until that is folded.
  'talk.sqlite': ['talk', 'people', 'edited'],
};

function isAtHome(line: string): boolean {
  const [place = '', word = ''] = line.split(': ');
  const file = place.replace(/, unpacked$/, '').replace(/-(wal|shm)$/, '');
  return (homes[file] ?? []).some((kind) => planted[kind].includes(word));
}

/** Planted words in the files of a data folder that stand where they do not belong, as `<place>: <word>`. */
export function misplacedWords(folder: string): readonly string[] {
  return findInFolder(folder, Object.values(planted).flat()).filter((line) => !isAtHome(line));
}
