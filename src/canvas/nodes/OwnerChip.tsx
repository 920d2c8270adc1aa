import { Zap } from 'lucide-react';
import type { Department } from '#domain/map/department.ts';
import { ownerWords, type OwnerView } from '../flow/ownerView.ts';
import { DepartmentDot } from './DepartmentDot.tsx';
import look from './OwnerChip.module.css';

/**
 * Who answers for a thing. No owner and a contested one are drawn as problems: dashed and empty, or two halves. Who
 * speaks for a department sees "Yours" in the place of its name.
 */
export function OwnerChip({ owner }: { readonly owner: OwnerView }) {
  if (owner.state === 'unowned') {
    return <span className={`${look.chip} ${look.unowned}`}>No owner</span>;
  }
  if (owner.state === 'contested') {
    const [first, second] = owner.departments;
    return (
      <span className={`${look.chip} ${look.contested}`} title={ownerWords(owner)}>
        <Half department={first} reader={owner.reader} />
        <Zap className={look.bolt} aria-hidden="true" />
        <Half department={second} reader={owner.reader} />
      </span>
    );
  }
  const [accountable, ...helpers] = owner.departments;
  const isYours = accountable?.id === owner.reader;
  const more = helpers.some(({ id }) => id === owner.reader)
    ? moreWithYou(helpers.length)
    : `+${helpers.length}`;
  return (
    <span className={`${look.chip} ${isYours ? look.yours : ''}`} title={ownerWords(owner)}>
      <DepartmentDot department={accountable} />
      <span className={look.name}>{isYours ? 'Yours' : accountable?.name || 'Unnamed department'}</span>
      {accountable?.kind === 'partner' && <span className={look.partner}>partner</span>}
      {helpers.length > 0 && <span className={look.helpers} data-more={more} aria-hidden="true" />}
    </span>
  );
}

function moreWithYou(helpers: number): string {
  return helpers === 1 ? '+ you' : `+ you +${helpers - 1}`;
}

type HalfProps = { readonly department: Department | undefined; readonly reader: string | null };

function Half({ department, reader }: HalfProps) {
  const isYours = department !== undefined && department.id === reader;
  return (
    <span className={`${look.half} ${isYours ? look.yours : ''}`}>
      <DepartmentDot department={department} />
      <span className={look.name}>{isYours ? 'Yours' : department?.name || 'nobody'}</span>
    </span>
  );
}
