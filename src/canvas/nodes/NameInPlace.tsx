import { useState } from 'react';
import { keepWords } from '#actions/keepWords.ts';
import { mapOf, useSession, useView } from '#actions/session.ts';
import { nounOf } from '#domain/map/structure.ts';
import { endEditing } from '../gestures/endEditing.ts';
import { InPlaceText } from './InPlaceText.tsx';
import look from './NameInPlace.module.css';

/** As long as each may be on the map: what is longer cannot be kept. */
const mostLetters = { stage: 200, touchpoint: 300, path: 200, note: 20_000 } as const;

type Props = {
  readonly id: string;
  readonly text: string;
  readonly kind: keyof typeof mostLetters;
  readonly placeholder: string;
  readonly className?: string;
};

/** A thing's name, or the field that edits it. */
export function NameInPlace(props: Props) {
  const { id, text, placeholder, className } = props;
  const isEditing = useView((view) => view.editing === id);
  if (isEditing) return <Field {...props} />;
  const isEmpty = text.trim() === '';
  return (
    <span dir="auto" className={`${className ?? ''} ${isEmpty ? look.empty : ''}`}>
      {isEmpty ? placeholder : text}
    </span>
  );
}

function Field({ id, text, kind, placeholder, className }: Props) {
  const session = useSession();
  const [then] = useState(() => mapOf(session));
  return (
    <InPlaceText
      value={text}
      label={kind === 'note' ? 'Text of the note' : `Name of the ${kind}`}
      placeholder={placeholder}
      maxLength={mostLetters[kind]}
      className={`${className ?? ''} ${look.field}`}
      onEnd={(end, next) => endEditing(session, id, end, next)}
      onCutShort={(typed) => {
        const noun = nounOf(then, id);
        if (noun === null || mapOf(session)[noun].has(id)) return;
        session.view.setState((view) => (view.editing === id ? { editing: null } : {}));
        keepWords(session, { noun, id }, then, typed);
      }}
    />
  );
}
