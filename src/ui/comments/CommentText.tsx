import { useSession } from '#actions/session.ts';
import type { Comment } from '#domain/talk/comment.ts';
import type { Talk } from '#domain/talk/talk.ts';
import styles from './Comments.module.css';

/** What somebody said, as plain text; the names of those who are mentioned stand out. */
export function CommentText({ comment, people }: { readonly comment: Comment } & Pick<Talk, 'people'>) {
  const { presence } = useSession();
  // Who was mentioned may be here and never have said anything.
  const here = [presence.me(), ...presence.others.getState().others.map(({ person }) => person)];
  const names = comment.mentions
    .map((id) => (people.get(id) ?? here.find((person) => person.id === id))?.name ?? '')
    .filter((name) => name !== '')
    .map((name) => `@${name}`);
  return (
    <p className={styles.text}>
      {piecesOf(comment.text, names).map(({ at, words, isName }) =>
        isName ? (
          <strong key={at} className={styles.mention}>
            {words}
          </strong>
        ) : (
          words
        ),
      )}
    </p>
  );
}

type Piece = { readonly at: number; readonly words: string; readonly isName: boolean };

/** The text cut where a name begins and ends. */
function piecesOf(text: string, names: readonly string[]): readonly Piece[] {
  const pieces: Piece[] = [];
  let start = 0;
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    const name = names.find((each) => text.startsWith(each, at));
    if (name === undefined || at < start) continue;
    pieces.push(
      { at: start, words: text.slice(start, at), isName: false },
      { at, words: name, isName: true },
    );
    start = at + name.length;
  }
  return [...pieces, { at: start, words: text.slice(start), isName: false }].filter(
    ({ words }) => words !== '',
  );
}
