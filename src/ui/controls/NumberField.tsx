import {
  FieldError,
  Group,
  Input,
  Label,
  NumberField as AriaNumberField,
  type NumberFieldProps as AriaNumberFieldProps,
} from 'react-aria-components';
import styles from './Field.module.css';

export type NumberFieldProps = Omit<
  AriaNumberFieldProps,
  'className' | 'style' | 'children' | 'value' | 'onChange'
> & {
  readonly label?: string;
  readonly unit?: string;
  readonly problem?: string | null;
  readonly placeholder?: string;
  /** null is "not known": an empty field, never 0. */
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
};

/** A number in the reader's own format, right-aligned, unit small beside it. */
export function NumberField({
  label,
  unit,
  problem,
  placeholder,
  value,
  onChange,
  ...rest
}: NumberFieldProps) {
  return (
    <AriaNumberField
      {...rest}
      value={value ?? Number.NaN}
      onChange={(next) => onChange(Number.isNaN(next) ? null : next)}
      isInvalid={Boolean(problem)}
      className={styles.field ?? ''}
    >
      {label ? <Label className={styles.label ?? ''}>{label}</Label> : null}
      <Group className={styles.group ?? ''}>
        <Input placeholder={placeholder} className={`${styles.input} ${styles.number}`} />
        {unit ? <span className={styles.unit}>{unit}</span> : null}
      </Group>
      <FieldError className={styles.error ?? ''}>{problem}</FieldError>
    </AriaNumberField>
  );
}
