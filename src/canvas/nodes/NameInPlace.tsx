import { useState } from 'react';
import { keepWords } from '#actions/keepWords.ts';
import { mapOf, useSession, useView } from '#actions/session.ts';
import { nounOf } from '#domain/map/structure.ts';
import { endEditing } from '../gestures/endEditing.ts';
import { InPlaceText } from './InPlaceText.tsx';
import look from './NameInPlace.module.css';

type Props = {
  readonly id: string;
  readonly text: string;
  /** "touchpoint", "stage", "note": for the field's label and the empty name. */
  readonly kind: string;
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
    <span className={`${className ?? ''} ${isEmpty ? look.empty : ''}`}>{isEmpty ? placeholder : text}</span>
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
