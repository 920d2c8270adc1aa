import { useState } from 'react';
import { useMap, useView } from '#actions/session.ts';
import type { LinkTerm } from '#domain/sharing/link.ts';
import { toViewQuery, withoutWords } from '#domain/sharing/mapView.ts';
import type { Role } from '#domain/sharing/role.ts';
import { Button } from '../controls/Button.tsx';
import { Select } from '../controls/Select.tsx';
import { Switch } from '../controls/Switch.tsx';
import type { LinkWish } from '../data/sharingApi.ts';
import { usePending } from '../data/usePending.ts';
import { givenRoles } from './roleChoices.ts';
import styles from './Sharing.module.css';

const terms: readonly { readonly id: LinkTerm | 'none'; readonly name: string }[] = [
  { id: '2h', name: 'For 2 hours' },
  { id: '24h', name: 'For a day' },
  { id: '7d', name: 'For a week' },
  { id: 'none', name: 'Without an end' },
];

const openings = [
  { id: 'usual', name: 'The usual view' },
  { id: 'mine', name: 'My present lens and filter' },
] as const;

/** What the guests of a new link may do, and for how long. */
export function NewLink({ onMake }: { readonly onMake: (wish: LinkWish) => Promise<void> }) {
  const departments = useMap((map) => map.departments);
  const [role, setRole] = useState<Role>('editor');
  const [term, setTerm] = useState<LinkTerm | 'none'>('24h');
  const [department, setDepartment] = useState<string>('none');
  const lens = useView((view) => view.lens);
  const filter = useView((view) => view.filter);
  const mine = toViewQuery(withoutWords({ lens, filter }));
  const [opening, setOpening] = useState<'usual' | 'mine'>('usual');
  const [verbatims, setVerbatims] = useState(false);
  const speakers = [
    { id: 'none', name: 'No department' },
    ...[...departments.values()].map(({ id, name }) => ({ id, name: name || 'Unnamed department' })),
  ];
  const [make, isMaking] = usePending(() =>
    onMake({
      role,
      department: department === 'none' ? null : department,
      view: opening === 'mine' ? mine : null,
      expiresIn: term === 'none' ? null : term,
      verbatims,
    }),
  );
  return (
    <section aria-label="New link" className={styles.newLink}>
      <div className={styles.choices}>
        <Select label="Who opens it may" choices={givenRoles} value={role} onChange={setRole} />
        <Select label="It works" choices={terms} value={term} onChange={setTerm} />
        {departments.size === 0 ? null : (
          <Select label="They speak for" choices={speakers} value={department} onChange={setDepartment} />
        )}
        {mine === '' ? null : (
          <Select label="It opens with" choices={openings} value={opening} onChange={setOpening} />
        )}
      </div>
      <Switch isOn={verbatims} onChange={setVerbatims}>
        They may read what customers wrote
      </Switch>
      <div>
        <Button look="primary" isPending={isMaking} onPress={make}>
          Make a link
        </Button>
      </div>
    </section>
  );
}
