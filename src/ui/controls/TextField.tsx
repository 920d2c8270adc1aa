import {
  FieldError,
  Input,
  Label,
  Text,
  TextArea,
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
} from 'react-aria-components';
import styles from './Field.module.css';

export type TextFieldProps = Omit<AriaTextFieldProps, 'className' | 'style' | 'children'> & {
  /** Shown above; give `aria-label` instead where the place says it already. */
  readonly label?: string;
  readonly hint?: string;
  readonly problem?: string | null;
  readonly placeholder?: string;
  /** `quiet` looks like plain words until one points at it. */
  readonly look?: 'boxed' | 'quiet';
  /** More than one: a text area of that many lines. */
  readonly lines?: number;
};

/** One line or several of plain text. */
export function TextField({
  label,
  hint,
  problem,
  placeholder,
  lines = 1,
  look = 'boxed',
  ...rest
}: TextFieldProps) {
  return (
    <AriaTextField
      {...rest}
      isInvalid={Boolean(problem)}
      className={`${styles.field} ${look === 'quiet' ? styles.quiet : ''}`}
    >
      {label ? <Label className={styles.label ?? ''}>{label}</Label> : null}
      {lines > 1 ? (
        <TextArea dir="auto" rows={lines} placeholder={placeholder} className={styles.input ?? ''} />
      ) : (
        <Input dir="auto" placeholder={placeholder} className={styles.input ?? ''} />
      )}
      {hint ? (
        <Text slot="description" className={styles.hint ?? ''}>
          {hint}
        </Text>
      ) : null}
      <FieldError className={styles.error ?? ''}>{problem}</FieldError>
    </AriaTextField>
  );
}
