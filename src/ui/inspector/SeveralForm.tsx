import { runAction } from '#actions/keyboard.ts';
import { chooseOwner } from '#actions/panels.ts';
import { useMap, useSession, useView } from '#actions/session.ts';
import { countWords } from '#base/countWords.ts';
import { nounOf } from '#domain/map/structure.ts';
import { Button } from '../controls/Button.tsx';
import { DeleteButton } from './DeleteButton.tsx';
import styles from './Inspector.module.css';
import { EditorsOnly } from '../controls/EditorsOnly.tsx';

/** What can be done with several things at once. */
export function SeveralForm() {
  const session = useSession();
  const selection = useView((view) => view.selection);
  const map = useMap((each) => each);
  const nouns = [...selection].map((id) => nounOf(map, id));
  const counts = (['stages', 'touchpoints', 'paths', 'notes'] as const)
    .map((noun) => ({ noun, count: nouns.filter((each) => each === noun).length }))
    .filter(({ count }) => count > 0)
    .map(({ noun, count }) => countWords(count, noun.slice(0, -1), noun));
  return (
    <>
      <div className={styles.form}>
        <p>{counts.join(', ')}</p>
        <EditorsOnly>
          <div>
            <Button onPress={() => runAction(session, chooseOwner)}>Choose one owner for all</Button>
          </div>
        </EditorsOnly>
      </div>
      <DeleteButton />
    </>
  );
}
