import { useMap } from '#actions/session.ts';
import { knownChannels } from '#domain/map/channel.ts';
import { ChannelIcon } from '../channels/ChannelIcon.tsx';
import { channelName } from '../channels/channelName.ts';
import { ComboBox } from '../controls/ComboBox.tsx';

type Props = { readonly value: string; readonly onChange: (channel: string) => void };

/** How customer and company meet: a known channel, or the team's own word. */
export function ChannelField({ value, onChange }: Props) {
  const touchpoints = useMap((map) => map.touchpoints);
  const used = [...touchpoints.values()].map(({ channel }) => channel).filter((channel) => channel !== '');
  const choices = [...new Set([...knownChannels, ...used])].map((channel) => ({
    id: channel,
    name: channelName(channel),
    icon: <ChannelIcon channel={channel} />,
  }));
  return (
    <ComboBox
      label="Channel"
      placeholder="How they meet"
      choices={choices}
      value={value}
      onChange={onChange}
      onNew={(channel) => onChange(channel.slice(0, 60))}
    />
  );
}
