const kinds = ['Late', 'Damaged', 'Wrong item', 'No reply', 'Charged twice', 'Rude', 'Not installed', 'Lost'];
const channels = ['phone', 'web', 'mail', 'chat', 'store'];

/** A CSV of `count` made-up failures over one year: an id, an ISO time, a kind, a channel and a short text each. */
export function generateFailures(count: number): string {
  const start = Date.UTC(2026, 0, 1);
  const step = (364 * 86_400_000) / count;
  const lines = Array.from({ length: count }, (_, index) => {
    const kind = kinds[(index * index) % kinds.length];
    const at = new Date(start + Math.floor(index * step)).toISOString();
    return `R${index},${at},${kind},${channels[index % channels.length]},"${kind}: case ${index}, told twice"`;
  });
  return `Id,Occurred,Kind,Channel,Text\n${lines.join('\n')}\n`;
}
