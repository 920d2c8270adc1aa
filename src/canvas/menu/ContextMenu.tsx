import { useRef } from 'react';
import { Menu, MenuItem, MenuSection, Header, Popover, Separator } from 'react-aria-components';
import { verdictOf, type Action, type ActionGroup } from '#actions/action.ts';
import { keyWords } from '#actions/keyboard.ts';
import { actions } from '#actions/registry.ts';
import { useSession } from '#actions/session.ts';
import type { Point } from '#domain/map/geometry.ts';
import look from './ContextMenu.module.css';

type Props = { readonly at: Point; readonly onClose: () => void };

const groups: readonly ActionGroup[] = ['Edit', 'Draw', 'View', 'Lens', 'Map'];

/** Every action of the canvas that applies here, with its key; from the one list behind keys, toolbar and palette. */
export function ContextMenu({ at, onClose }: Props) {
  const session = useSession();
  const anchor = useRef<HTMLSpanElement>(null);
  const shown = groups
    .map((group) => ({ group, entries: actions.filter((action) => isShown(action, group)) }))
    .filter(({ entries }) => entries.length > 0);
  return (
    <>
      <span ref={anchor} className={look.anchor} style={{ left: at.x, top: at.y }} />
      <Popover
        triggerRef={anchor}
        isOpen
        onOpenChange={onClose}
        placement="bottom start"
        offset={2}
        className={look.popover ?? ''}
        data-no-press
      >
        <Menu
          aria-label="Actions here"
          className={look.menu ?? ''}
          onClose={onClose}
          // reason: a menu takes the focus when it opens (ARIA menu pattern).
          // oxlint-disable-next-line jsx-a11y/no-autofocus
          autoFocus="first"
        >
          {shown.map(({ group, entries }, index) => (
            <MenuSection key={group} className={look.section ?? ''}>
              {index > 0 && <Separator className={look.separator ?? ''} />}
              <Header className={look.header ?? ''}>{group}</Header>
              {entries.map((action) => (
                <Entry key={action.id} action={action} />
              ))}
            </MenuSection>
          ))}
        </Menu>
      </Popover>
    </>
  );

  function isShown(action: Action, group: ActionGroup): boolean {
    return action.inMenu === true && action.group === group && verdictOf(action, session).ok;
  }
}

function Entry({ action }: { readonly action: Action }) {
  const session = useSession();
  const [key] = action.keys ?? [];
  return (
    <MenuItem
      id={action.id}
      textValue={action.name}
      className={look.item ?? ''}
      // The menu gives the focus back first: an action may put it elsewhere.
      onAction={() => requestAnimationFrame(() => action.run(session))}
    >
      <span className={look.name}>{action.name}</span>
      {key && <kbd className={look.key}>{keyWords(key)}</kbd>}
    </MenuItem>
  );
}
