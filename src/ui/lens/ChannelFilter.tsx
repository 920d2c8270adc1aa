import { Check, ChevronDown } from 'lucide-react';
import { Menu, MenuItem, MenuTrigger, Popover, type Selection } from 'react-aria-components';
import { Button } from '../controls/Button.tsx';
import popover from '../controls/Popover.module.css';

type Props = {
  readonly channels: readonly string[];
  /** null is all of them. */
  readonly chosen: ReadonlySet<string> | null;
  readonly onChange: (chosen: ReadonlySet<string> | null) => void;
};

/** Which channels' failures count. All ticked, or none, is no filter. */
export function ChannelFilter({ channels, chosen, onChange }: Props) {
  const choose = (keys: Selection) => {
    const next = keys === 'all' ? channels : channels.filter((channel) => keys.has(keyOf(channel)));
    onChange(next.length === 0 || next.length === channels.length ? null : new Set(next));
  };
  return (
    <MenuTrigger>
      <Button>
        {wordsFor(chosen)}
        <ChevronDown size={16} aria-hidden />
      </Button>
      <Popover offset={4} className={popover.popover ?? ''}>
        <Menu
          aria-label="Channels"
          selectionMode="multiple"
          selectedKeys={[...(chosen ?? channels)].map(keyOf)}
          onSelectionChange={choose}
          className={popover.list ?? ''}
        >
          {channels.map((channel) => (
            <MenuItem
              key={channel}
              id={keyOf(channel)}
              textValue={nameOf(channel)}
              className={popover.item ?? ''}
            >
              {({ isSelected }) => (
                <>
                  <span className={popover.words}>{nameOf(channel)}</span>
                  {isSelected ? <Check size={16} aria-hidden /> : null}
                </>
              )}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

/** An empty text is no key to React Aria. */
function keyOf(channel: string): string {
  return `channel ${channel}`;
}

function nameOf(channel: string): string {
  return channel === '' ? 'No channel given' : channel;
}

function wordsFor(chosen: ReadonlySet<string> | null): string {
  if (chosen === null) return 'All channels';
  const [only = ''] = chosen;
  return chosen.size === 1 ? nameOf(only) : `${chosen.size} channels`;
}
