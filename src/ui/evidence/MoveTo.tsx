import { useState } from 'react';
import { decideRows } from '#actions/decideRows.ts';
import { mapOf, useSession } from '#actions/session.ts';
import { Button } from '../controls/Button.tsx';
import { placeName } from '#domain/map/placeName.ts';
import { PlaceChooser } from '../unmatched/PlaceChooser.tsx';

/** Puts one record where a person says it belongs, whatever the rules say. */
export function MoveTo({ row, isDecided }: { readonly row: string; readonly isDecided: boolean }) {
  const session = useSession();
  const [isChoosing, setChoosing] = useState(false);
  const move = (place: string) => {
    setChoosing(false);
    const said = `This record lies on ${placeName(mapOf(session), place)} now.`;
    void decideRows(session, [row], { decision: { place, mode: '' }, said });
  };
  const forget = () =>
    decideRows(session, [row], {
      decision: { forget: true },
      said: 'The rules decide about this record again.',
    });
  return (
    <>
      <Button look="plain" aria-expanded={isChoosing} onPress={() => setChoosing(!isChoosing)}>
        Move to…
      </Button>
      {isDecided ? (
        <Button look="plain" onPress={() => void forget()}>
          Let the rules decide
        </Button>
      ) : null}
      {isChoosing ? <PlaceChooser label="Touchpoint or hand-off for this record" onChoose={move} /> : null}
    </>
  );
}
