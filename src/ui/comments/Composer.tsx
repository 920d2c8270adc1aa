import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useOthers, useSession, useTalk } from '#actions/session.ts';
import { useMayComment } from '#actions/showComments.ts';
import { mostCommentCharacters } from '#domain/talk/comment.ts';
import type { Speaker } from '#domain/talk/speaker.ts';
import { Button } from '../controls/Button.tsx';
import { CopyButton } from '../controls/CopyButton.tsx';
import styles from './Composer.module.css';
import { askedName, matchingPeople, mentionable, mentionsIn } from './mentionable.ts';
import { MentionList } from './MentionList.tsx';
import { useDraft } from './useDraft.ts';

type Props = {
  readonly label: string;
  readonly placeholder: string;
  /** Under which name an unfinished text is kept; one place to write, one name. */
  readonly draftKey: string;
  readonly initial?: string;
  readonly sendLabel: string;
  /** `opened`: it was opened to write in. */
  readonly focus?: 'opened' | 'none';
  readonly onSend: (text: string, mentions: string[]) => Promise<void>;
  readonly onCancel?: () => void;
  /** The field is taken away while something else than `initial` stands in it; the draft stays kept. */
  readonly onCutShort?: (text: string) => void;
};

/**
 * Where a comment is written: plain text, with people mentioned by @ and a part of their name. ⌘Enter sends. Where one
 * may not comment there is none, but words that are there already stay, to be read and copied.
 */
export function Composer(props: Props) {
  const { label, placeholder, draftKey, initial = '', sendLabel, focus = 'none', onSend, onCancel } = props;
  const { presence } = useSession();
  const [text, setText] = useDraft(draftKey, initial, props.onCutShort);
  const field = useRef<HTMLTextAreaElement>(null);
  const others = useOthers();
  const speakers = useTalk(({ talk }) => talk.people);
  const people = mentionable(others, speakers.values(), presence.me().id);
  const mention = useMention(field, text, setText, people);
  useEffect(() => {
    // After the panel has taken the focus for its title.
    if (focus === 'opened') requestAnimationFrame(() => field.current?.focus());
  }, [focus]);
  const words = text.trim();
  const { ok: mayComment } = useMayComment();
  const canSend = mayComment && words !== '' && words.length <= mostCommentCharacters && words !== initial;
  const send = async () => {
    if (!canSend) return;
    await onSend(words, mentionsIn(words, people, mention.picked));
    setText('');
  };
  const cancel = () => {
    // Called off is called off: the next time, the words are those that were there before.
    setText(initial);
    onCancel?.();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (mention.takeKey(event)) return;
    if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) {
      event.preventDefault();
      void send();
    } else if (event.key === 'Escape' && !event.nativeEvent.isComposing) {
      // Out of the text, which is kept; the next Escape goes one level further.
      event.preventDefault();
      if (onCancel) cancel();
      else event.currentTarget.blur();
    }
  };
  if (!mayComment && text === '') return null;
  return (
    <div className={styles.composer}>
      <textarea
        ref={field}
        aria-label={label}
        aria-autocomplete="list"
        {...mention.aria}
        placeholder={placeholder}
        rows={text.includes('\n') || text.length > 60 ? 4 : 2}
        value={text}
        readOnly={!mayComment}
        onChange={(event) => {
          setText(event.target.value);
          mention.look(event.target.value, event.target.selectionStart);
        }}
        onKeyDown={onKeyDown}
        onBlur={mention.close}
        className={styles.field}
      />
      <MentionList {...mention.list} />
      <div className={styles.foot}>
        <span className={styles.hint}>
          {words.length > mostCommentCharacters
            ? `${(words.length - mostCommentCharacters).toLocaleString()} characters too many`
            : mayComment
              ? '@ mentions a person'
              : 'Not sent'}
        </span>
        {onCancel ? (
          <Button look="plain" onPress={cancel}>
            Cancel
          </Button>
        ) : null}
        {mayComment ? (
          <Button look={canSend ? 'primary' : 'outlined'} isDisabled={!canSend} onPress={() => void send()}>
            {sendLabel}
          </Button>
        ) : (
          <CopyButton text={text} label="Copy" />
        )}
      </div>
    </div>
  );
}

const listId = (label: string) => `mention-${label.replaceAll(/\W+/g, '-')}`;

/** The list of people while a name is being typed: up and down walk, Enter or Tab takes, Escape closes it. */
function useMention(
  field: { readonly current: HTMLTextAreaElement | null },
  text: string,
  setText: (text: string) => void,
  people: readonly Speaker[],
) {
  const [asked, setAsked] = useState<{ readonly start: number; readonly words: string } | null>(null);
  const [at, setAt] = useState(0);
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const id = listId(field.current?.getAttribute('aria-label') ?? '');
  const found = asked === null ? [] : matchingPeople(people, asked.words);
  const active = found[Math.min(at, found.length - 1)];
  const close = () => setAsked(null);
  const look = (next: string, caret: number) => {
    setAsked(askedName(next, caret));
    setAt(0);
  };
  const take = (person: Speaker) => {
    if (asked === null) return;
    const before = `${text.slice(0, asked.start)}@${person.name} `;
    setText(before + text.slice(asked.start + 1 + asked.words.length).replace(/^ /, ''));
    setPicked(new Set([...picked, person.id]));
    close();
    requestAnimationFrame(() => field.current?.setSelectionRange(before.length, before.length));
  };
  const takeKey = (event: KeyboardEvent): boolean => {
    if (active === undefined || event.nativeEvent.isComposing) return false;
    const isTaking = (event.key === 'Enter' && !event.metaKey && !event.ctrlKey) || event.key === 'Tab';
    if (event.key === 'ArrowDown') setAt((at + 1) % found.length);
    else if (event.key === 'ArrowUp') setAt((at + found.length - 1) % found.length);
    else if (event.key === 'Escape') close();
    else if (isTaking) take(active);
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  };
  const aria =
    active === undefined ? {} : { 'aria-controls': id, 'aria-activedescendant': `${id}-${active.id}` };
  return {
    look,
    close,
    takeKey,
    picked,
    aria,
    list: { id, people: found, active: active?.id ?? null, onTake: take },
  };
}
