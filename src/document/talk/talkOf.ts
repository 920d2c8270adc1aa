/** The name of a room's talk: on the line, and under which a browser keeps it. */
export function talkOf(room: string): string {
  return `${room}.talk`;
}
