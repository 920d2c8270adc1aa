import { Zap } from 'lucide-react';
import type { Department } from '#domain/map/department.ts';
import { ownerWords, type OwnerView } from '../flow/ownerView.ts';
import { DepartmentDot } from './DepartmentDot.tsx';
import look from './OwnerChip.module.css';

/** Who answers for a thing. No owner and a contested one are drawn as problems: dashed and empty, or two halves. */
export function OwnerChip({ owner }: { readonly owner: OwnerView }) {
  if (owner.state === 'unowned') {
    return <span className={`${look.chip} ${look.unowned}`}>No owner</span>;
  }
  if (owner.state === 'contested') {
    const [first, second] = owner.departments;
    return (
      <span className={`${look.chip} ${look.contested}`} title={ownerWords(owner)}>
        <Half department={first} />
        <Zap className={look.bolt} aria-hidden="true" />
        <Half department={second} />
      </span>
    );
  }
  const [accountable, ...helpers] = owner.departments;
  return (
    <span className={look.chip} title={ownerWords(owner)}>
      <DepartmentDot department={accountable} />
      <span className={look.name}>{accountable?.name || 'Unnamed department'}</span>
      {accountable?.kind === 'partner' && <span className={look.partner}>partner</span>}
      {helpers.length > 0 && (
        <span className={look.helpers} data-more={`+${helpers.length}`} aria-hidden="true" />
      )}
    </span>
  );
}

function Half({ department }: { readonly department: Department | undefined }) {
  return (
    <span className={look.half}>
      <DepartmentDot department={department} />
      <span className={look.name}>{department?.name || 'nobody'}</span>
    </span>
  );
}
