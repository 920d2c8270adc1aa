import { useSession } from '#actions/session.ts';
import type { Reading } from '#domain/lenses/lens.ts';
import { select } from '#view/selecting.ts';
import look from './LensNumber.module.css';

type Props = { readonly place: string; readonly reading: Reading };

/** A place's number under the lens; a click shows the rows that it counts. */
export function LensNumber({ place, reading }: Props) {
  const { view } = useSession();
  const open = () => {
    select(view, [place]);
    view.setState({ panel: { kind: 'evidence', place } });
  };
  return (
    <button
      type="button"
      tabIndex={-1}
      className={look.number}
      title={reading.detail}
      aria-label={`${reading.text}: show the rows`}
      onClick={open}
    >
      {reading.sample === 'dot' && <span className={look.dot} aria-hidden="true" />}
      {reading.text}
    </button>
  );
}
