import { useMemo, type ReactNode } from 'react';
import {
  CheckboxGroupContext,
  ComboBoxContext,
  NumberFieldContext,
  Provider,
  RadioGroupContext,
  SelectContext,
  SwitchContext,
  TextFieldContext,
} from 'react-aria-components';
import { useMayEdit } from '#actions/session.ts';

type Props = { readonly children: ReactNode };

/**
 * Fields that change the map: who may not edit it reads them, can mark and copy what is in them, and cannot change
 * them. Buttons that change it stand in `EditorsOnly`.
 */
export function EditingFields({ children }: Props) {
  const mayEdit = useMayEdit();
  const readOnly = useMemo(() => ({ isReadOnly: !mayEdit }), [mayEdit]);
  const disabled = useMemo(() => ({ isDisabled: !mayEdit }), [mayEdit]);
  return (
    <Provider
      values={[
        [TextFieldContext, readOnly],
        [NumberFieldContext, readOnly],
        [ComboBoxContext, readOnly],
        [SwitchContext, readOnly],
        [RadioGroupContext, readOnly],
        [CheckboxGroupContext, readOnly],
        // A list to choose from knows no reading only.
        [SelectContext, disabled],
      ]}
    >
      {children}
    </Provider>
  );
}
