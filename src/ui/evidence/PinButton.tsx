import { Pin } from 'lucide-react';
import { useState } from 'react';
import { pinRow } from '#actions/pinRow.ts';
import { useMap, useSession } from '#actions/session.ts';
import type { EvidenceRow } from '#domain/failures/evidence.ts';
import { Button } from '../controls/Button.tsx';
import { Dialog } from '../controls/Dialog.tsx';
import { IconButton } from '../controls/IconButton.tsx';
import { allowPinning, mayPin } from './pinConsent.ts';
import { whenWords } from './whenWords.ts';

type Props = { readonly row: EvidenceRow; readonly place: string };

/** Pins a customer's words to the map; asks first, once a map, because they then belong to the shared document. */
export function PinButton({ row, place }: Props) {
  const session = useSession();
  const source = useMap((map) => map.datasets.get(row.dataset)?.name || row.source);
  const [isAsking, setAsking] = useState(false);
  const pin = () => {
    setAsking(false);
    pinRow(session, {
      place,
      words: row.text,
      from: `${source}, ${whenWords({ ...row, precision: 'day' })}`,
    });
  };
  return (
    <>
      <IconButton
        label="Pin to the map"
        isDisabled={row.text === ''}
        onPress={() => (mayPin(session.mapId) ? pin() : setAsking(true))}
      >
        <Pin size={14} aria-hidden />
      </IconButton>
      {isAsking ? (
        <Dialog
          title="Pin customers’ words to this map?"
          size="small"
          role="alertdialog"
          onClose={() => setAsking(false)}
          foot={
            <>
              <Button onPress={() => setAsking(false)}>Leave them out</Button>
              <Button
                look="primary"
                onPress={() => {
                  allowPinning(session.mapId);
                  pin();
                }}
              >
                Pin to the map
              </Button>
            </>
          }
        >
          <p>
            The words become part of the map that everyone with access can read, and of its history. Personal
            data that was recognised is masked. You are asked this once for each map.
          </p>
        </Dialog>
      ) : null}
    </>
  );
}
