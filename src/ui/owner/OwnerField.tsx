import { X, Zap } from 'lucide-react';
import { useState } from 'react';
import { commit, mapOf, useMap, useMayEdit, useSession } from '#actions/session.ts';
import { addDepartment } from '#domain/edits/addDepartment.ts';
import { contestOwner, setHelpers, setOwner, type OwnedThing } from '#domain/edits/setOwner.ts';
import { claimants, ownerState, type Owned } from '#domain/map/owner.ts';
import { Button } from '../controls/Button.tsx';
import { ComboBox } from '../controls/ComboBox.tsx';
import { IconButton } from '../controls/IconButton.tsx';
import { DepartmentDot } from '../departments/DepartmentDot.tsx';
import styles from './OwnerField.module.css';
import { useDepartmentChoices } from './useDepartmentChoices.tsx';
import { EditorsOnly } from '../controls/EditorsOnly.tsx';

type Props = { readonly thing: OwnedThing; readonly owned: Owned };

/** Who answers for a thing: one accountable department, helpers, and an open contest until it is settled. */
export function OwnerField({ thing, owned }: Props) {
  const session = useSession();
  const mayEdit = useMayEdit();
  const choices = useDepartmentChoices();
  const own = (department: string | null) => commit(session, setOwner(mapOf(session), thing, department));
  const addAndOwn = (name: string) => {
    const id = session.newId();
    const map = mapOf(session);
    commit(session, [...addDepartment(map, { id, name }), ...setOwner(map, thing, id)]);
  };
  if (ownerState(owned) === 'contested') return <Contest thing={thing} owned={owned} onSettle={own} />;
  return (
    <div className={styles.owner}>
      <div className={styles.row}>
        <ComboBox
          label="Owner"
          placeholder="No owner"
          choices={choices}
          value={owned.accountable}
          onChange={own}
          onNew={addAndOwn}
        />
        {owned.accountable === null || !mayEdit ? null : (
          <IconButton label="Take the owner away" onPress={() => own(null)}>
            <X size={16} aria-hidden />
          </IconButton>
        )}
      </div>
      {owned.accountable === null ? null : <Helpers thing={thing} owned={owned} />}
    </div>
  );
}

function Helpers({ thing, owned }: Props) {
  const session = useSession();
  const [adding, setAdding] = useState<'helper' | 'contest' | null>(null);
  const choices = useDepartmentChoices(claimants(owned));
  const helpers = owned.alsoClaimed;
  const help = (ids: readonly string[]) => commit(session, setHelpers(mapOf(session), thing, ids));
  const choose = (id: string) => {
    if (adding === 'contest') commit(session, contestOwner(mapOf(session), thing, id));
    else help([...helpers, id]);
    setAdding(null);
  };
  return (
    <>
      {helpers.length === 0 ? null : (
        <ul aria-label="Helped by" className={styles.helpers}>
          {helpers.map((id) => (
            <Helper key={id} id={id} onRemove={() => help(helpers.filter((each) => each !== id))} />
          ))}
        </ul>
      )}
      <EditorsOnly>
        {adding === null ? (
          <div className={styles.row}>
            <Button look="plain" isDisabled={choices.length === 0} onPress={() => setAdding('helper')}>
              Add a helper
            </Button>
            <Button look="plain" isDisabled={choices.length === 0} onPress={() => setAdding('contest')}>
              Contest
            </Button>
          </div>
        ) : (
          <ComboBox
            label={adding === 'helper' ? 'Who helps' : 'Who says that it is theirs'}
            choices={choices}
            value={null}
            onChange={choose}
          />
        )}
      </EditorsOnly>
    </>
  );
}

function Helper({ id, onRemove }: { readonly id: string; readonly onRemove: () => void }) {
  const department = useMap((map) => map.departments.get(id));
  if (!department) return null;
  return (
    <li className={styles.helper}>
      <DepartmentDot department={department} />
      <span className={styles.name}>{department.name}</span>
      <EditorsOnly>
        <IconButton label={`${department.name} does not help`} onPress={onRemove}>
          <X size={14} aria-hidden />
        </IconButton>
      </EditorsOnly>
    </li>
  );
}

type ContestProps = Props & { readonly onSettle: (department: string) => void };

function Contest({ owned, onSettle }: ContestProps) {
  const departments = useMap((map) => map.departments);
  const claiming = claimants(owned).flatMap((id) => departments.get(id) ?? []);
  return (
    <section aria-label="Contested owner" className={styles.contest}>
      <p className={styles.contestHead}>
        <Zap size={16} aria-hidden />
        Contested: {claiming.map(({ name }) => name).join(' and ')}
      </p>
      <EditorsOnly>
        <p>Who answers for it from now on?</p>
        <div className={styles.settle}>
          {claiming.map((department) => (
            <Button key={department.id} onPress={() => onSettle(department.id)}>
              <DepartmentDot department={department} />
              {department.name}
            </Button>
          ))}
        </div>
      </EditorsOnly>
    </section>
  );
}
