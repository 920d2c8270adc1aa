import type { Speaker } from '#domain/talk/speaker.ts';
import styles from './Composer.module.css';

type Props = {
  readonly id: string;
  readonly people: readonly Speaker[];
  readonly active: string | null;
  readonly onTake: (person: Speaker) => void;
};

/** People by the part of a name that is being typed; the keys stay with the text. */
export function MentionList({ id, people, active, onTake }: Props) {
  return (
    <>
      <p aria-live="polite" className={styles.spoken}>
        {people.length > 0 ? `${people.length} people; arrows choose, Enter takes` : ''}
      </p>
      {people.length > 0 ? (
        // reason: a list that the text field walks by aria-activedescendant; no HTML tag is that.
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
        <div id={id} role="listbox" aria-label="People to mention" className={styles.list}>
          {people.map((person) => (
            <div
              key={person.id}
              id={`${id}-${person.id}`}
              // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- reason: as of its list; the keys are the text field's
              role="option"
              aria-selected={person.id === active}
              className={styles.option}
              onPointerDown={(event) => {
                event.preventDefault();
                onTake(person);
              }}
            >
              {person.name}
            </div>
          ))}
        </div>
      ) : null}
    </>
  );
}
