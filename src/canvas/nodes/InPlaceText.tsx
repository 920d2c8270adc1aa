import { useEffect, useEffectEvent, useRef, type KeyboardEvent } from 'react';

/** What ended the editing: only the first three keep the text. */
export type EditEnd = 'kept' | 'kept, then next' | 'kept, then sibling' | 'left';

type Props = {
  readonly value: string;
  readonly label: string;
  readonly placeholder: string;
  readonly maxLength: number;
  readonly className?: string;
  readonly onEnd: (end: EditEnd, text: string) => void;
  /** The field is taken away while somebody types in it. */
  readonly onCutShort: (text: string) => void;
};

/**
 * Edits a name where it stands. Enter keeps, Tab keeps and goes on, ⌘Enter keeps and makes a sibling, Escape leaves
 * it as it was, a click outside keeps. Shift+Enter is a new line.
 */
export function InPlaceText({ value, label, placeholder, maxLength, className, onEnd, onCutShort }: Props) {
  const field = useRef<HTMLTextAreaElement>(null);
  const isOver = useRef(false);

  const cutShort = useEffectEvent(onCutShort);

  useEffect(() => {
    const element = field.current;
    element?.focus({ preventScroll: true });
    element?.select();
    return () => {
      if (!isOver.current && element) cutShort(element.value);
    };
  }, []);

  const end = (how: EditEnd) => {
    if (isOver.current) return;
    isOver.current = true;
    onEnd(how, field.current?.value ?? value);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    const how = endBy(event);
    if (how === null) return;
    event.preventDefault();
    end(how);
  };
  return (
    <textarea
      ref={field}
      className={`nodrag nopan nowheel ${className ?? ''}`}
      aria-label={label}
      dir="auto"
      placeholder={placeholder}
      defaultValue={value}
      maxLength={maxLength}
      rows={2}
      onKeyDown={onKeyDown}
      onBlur={() => end('kept')}
      spellCheck
    />
  );
}

function endBy(event: KeyboardEvent): EditEnd | null {
  if (event.key === 'Escape') return 'left';
  if (event.key === 'Tab' && !event.shiftKey) return 'kept, then next';
  if (event.key !== 'Enter' || event.shiftKey) return null;
  return event.metaKey || event.ctrlKey ? 'kept, then sibling' : 'kept';
}
