import { keepWords } from '#actions/keepWords.ts';
import { commit, mapOf, useMap, useSession } from '#actions/session.ts';
import { setFields } from '#domain/edits/setFields.ts';
import type { Noun } from '#domain/map/journeyMap.ts';
import { DraftField, type DraftFieldProps } from './DraftField.tsx';

type Props = Omit<DraftFieldProps, 'value' | 'onKeep' | 'onCutShort'> & {
  readonly noun: Exclude<Noun, 'notes' | 'rules' | 'datasets'>;
  readonly record: { readonly id: string; readonly name: string };
};

/** The name of something on the map; half of one is not lost where somebody deletes the thing meanwhile. */
export function NameField({ noun, record, ...rest }: Props) {
  const session = useSession();
  const { id, name } = record;
  const then = useMap((map) => map);
  const keep = (text: string) => commit(session, setFields(mapOf(session), noun, id, { name: text.trim() }));
  return (
    <DraftField
      {...rest}
      value={name}
      onKeep={keep}
      onCutShort={(text) => {
        if (mapOf(session)[noun].has(id)) keep(text);
        else keepWords(session, { noun, id }, then, text);
      }}
    />
  );
}
