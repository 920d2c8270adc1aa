/** A channel as people read it: "web" → "Web"; a team's own word as they wrote it. */
export function channelName(channel: string): string {
  return channel === '' ? 'No channel' : channel.charAt(0).toLocaleUpperCase() + channel.slice(1);
}
