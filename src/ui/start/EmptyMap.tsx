import { FileUp, LayoutTemplate, SquareDashed, type LucideIcon } from 'lucide-react';
import { Button } from 'react-aria-components';
import { drawStage } from '#actions/drawStage.ts';
import { runAction } from '#actions/keyboard.ts';
import { showImport } from '#actions/panels.ts';
import { commit, useMap, useMayEdit, useSession } from '#actions/session.ts';
import { zoomAll } from '#actions/zooming.ts';
import { layTemplate } from '#domain/edits/layTemplate.ts';
import styles from './Start.module.css';

/** Three ways into an empty map. They go as soon as anything stands on it. */
export function EmptyMap() {
  const session = useSession();
  const isEmpty = useMap((map) => map.stages.size + map.touchpoints.size + map.notes.size === 0);
  const mayEdit = useMayEdit();
  if (!isEmpty || !mayEdit) return null;
  const startFromTemplate = () => {
    commit(session, layTemplate(session.newId));
    runAction(session, zoomAll);
  };
  return (
    <section className={styles.empty} aria-label="An empty map">
      <h2 className={styles.title}>How does the journey begin?</h2>
      <div className={styles.ways}>
        <Way
          icon={SquareDashed}
          name="Draw the first stage"
          detail="Name it in the customer’s words"
          onPress={() => runAction(session, drawStage)}
        />
        <Way
          icon={LayoutTemplate}
          name="Start from a template"
          detail="Seven stages that most journeys share"
          onPress={startFromTemplate}
        />
        <Way
          icon={FileUp}
          name="Bring a file"
          detail="Complaints, tickets or calls, as a table"
          onPress={() => runAction(session, showImport)}
        />
      </div>
    </section>
  );
}

type WayProps = {
  readonly icon: LucideIcon;
  readonly name: string;
  readonly detail: string;
  readonly onPress: () => void;
};

function Way({ icon: Icon, name, detail, onPress }: WayProps) {
  return (
    <Button className={styles.way ?? ''} onPress={onPress}>
      <Icon size={24} strokeWidth={1.5} aria-hidden />
      <span className={styles.name}>{name}</span>
      <span className={styles.detail}>{detail}</span>
    </Button>
  );
}
