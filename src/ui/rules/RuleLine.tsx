import { ArrowDown, ArrowUp, GripVertical, Pencil, Trash2 } from 'lucide-react';
import { useState, type DragEvent } from 'react';
import { commitWithUndo } from '#actions/commitWithUndo.ts';
import { mapOf, useMap, useMayEdit, useSession } from '#actions/session.ts';
import { removeRule } from '#domain/edits/removeRule.ts';
import { setRule } from '#domain/edits/setRule.ts';
import { ruleSentence } from '#domain/failures/ruleSentence.ts';
import { wantedFeatures } from '#domain/failures/wantedFeatures.ts';
import type { Rule } from '#domain/map/rule.ts';
import { IconButton } from '../controls/IconButton.tsx';
import { placeName } from '#domain/map/placeName.ts';
import { RuleConflicts } from './RuleConflicts.tsx';
import { RuleCounts } from './RuleCounts.tsx';
import { RuleForm } from './RuleForm.tsx';
import type { RuleLineProps } from './RuleLineProps.ts';
import { RuleWaits } from './RuleWaits.tsx';
import styles from './Rules.module.css';
import { EditorsOnly } from '../controls/EditorsOnly.tsx';

/** The type under which a rule travels within its list. */
const ruleDragType = 'application/x-throughline-rule';

/** A rule with its turn, its words, where it leads, what it takes and with whom it disagrees. */
export function RuleLine(props: RuleLineProps) {
  const { rule, index, groupBy, waiting } = props;
  const session = useSession();
  const map = useMap((each) => each);
  const mayEdit = useMayEdit();
  const [isEditing, setEditing] = useState(false);
  const sentence = ruleSentence(rule, groupBy);
  const mode = map.failureModes.get(rule.failureMode ?? '')?.name;
  const keep = (changed: Rule) => {
    const { id, dataset: _dataset, order: _order, ...fields } = changed;
    setEditing(false);
    // Who only says where it leads has not confirmed what somebody else had it look for.
    if (looksOf(changed) !== looksOf(rule)) waiting.confirm(changed);
    commitWithUndo(session, setRule(mapOf(session), id, fields), 'The rule is changed.');
  };
  return (
    <li className={styles.rule} data-rule={rule.id} {...dropsOf(props)}>
      <div
        className={styles.line}
        draggable={mayEdit && !isEditing}
        onDragStart={(event) => {
          event.dataTransfer.setData(ruleDragType, JSON.stringify({ id: rule.id, dataset: rule.dataset }));
          event.dataTransfer.effectAllowed = 'move';
        }}
      >
        <GripVertical size={16} aria-hidden className={styles.grip} />
        <span className={styles.turn}>{index + 1}</span>
        <div className={styles.words}>
          <p className={styles.sentence}>{sentence}</p>
          {rule.kind === 'matcher' ? null : (
            <p className={styles.leads}>
              → {placeName(map, rule.place)}
              {mode ? ` · ${mode}` : ''}
            </p>
          )}
        </div>
        <EditorsOnly>
          <Tools
            {...props}
            sentence={sentence}
            onEdit={() => setEditing(!isEditing)}
            onDelete={() =>
              commitWithUndo(session, removeRule(mapOf(session), rule.id), `The rule “${sentence}” is gone.`)
            }
          />
        </EditorsOnly>
      </div>
      {waiting.ids.has(rule.id) ? <RuleWaits {...props} /> : <RuleCounts {...props} />}
      <RuleConflicts {...props} />
      {isEditing ? (
        <RuleForm rule={rule} keepName="Keep the change" onKeep={keep} onLeave={() => setEditing(false)} />
      ) : null}
    </li>
  );
}

function looksOf(rule: Rule): string {
  return JSON.stringify(wantedFeatures([rule], rule.dataset));
}

type ToolsProps = RuleLineProps & {
  readonly sentence: string;
  readonly onEdit: () => void;
  readonly onDelete: () => void;
};

function Tools({ rule, index, rules, sentence, onMove, onEdit, onDelete }: ToolsProps) {
  return (
    <div className={styles.tools}>
      <span data-moves className={styles.moves}>
        <IconButton label="Ask earlier" isDisabled={index === 0} onPress={() => onMove(rule.id, index - 1)}>
          <ArrowUp size={16} aria-hidden />
        </IconButton>
        <IconButton
          label="Ask later"
          isDisabled={index === rules.length - 1}
          onPress={() => onMove(rule.id, index + 1)}
        >
          <ArrowDown size={16} aria-hidden />
        </IconButton>
      </span>
      {rule.kind === 'matcher' ? null : (
        <IconButton label={`Change “${sentence}”`} onPress={onEdit}>
          <Pencil size={14} aria-hidden />
        </IconButton>
      )}
      <IconButton label={`Delete “${sentence}”`} onPress={onDelete}>
        <Trash2 size={14} aria-hidden />
      </IconButton>
    </div>
  );
}

function isRule(event: DragEvent): boolean {
  return event.dataTransfer.types.includes(ruleDragType);
}

/** A rule that is dropped on another one takes its turn. */
function dropsOf({ rule, index, onMove }: RuleLineProps) {
  return {
    onDragOver: (event: DragEvent) => {
      if (isRule(event)) event.preventDefault();
    },
    onDrop: (event: DragEvent) => {
      if (!isRule(event)) return;
      event.preventDefault();
      const dragged: unknown = JSON.parse(event.dataTransfer.getData(ruleDragType));
      if (dragged === null || typeof dragged !== 'object' || !('id' in dragged) || !('dataset' in dragged))
        return;
      if (dragged.dataset === rule.dataset) onMove(String(dragged.id), index);
    },
  };
}
