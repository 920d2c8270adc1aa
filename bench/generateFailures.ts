import { once } from 'node:events';
import { createWriteStream } from 'node:fs';

export const kinds = [
  'Late',
  'Damaged',
  'Wrong item',
  'No reply',
  'Charged twice',
  'Rude',
  'Not installed',
  'Lost',
];
const channels = ['phone', 'web', 'mail', 'chat', 'store'];
const plans = ['basic', 'plus', 'family', 'business'];
const rowsAtOnce = 5_000;

/**
 * Writes a CSV of `count` made-up failures over one year: an id, an ISO time, a kind, a channel, a customer, a plan, a
 * severity from 1 to 10 and a text each, every hundredth with an e-mail address and a telephone number in it.
 */
export async function generateFailures(file: string, count: number): Promise<void> {
  const out = createWriteStream(file);
  out.write('Id,Occurred,Kind,Channel,Customer,Plan,Severity,Text\n');
  for (let from = 0; from < count; from += rowsAtOnce) {
    const rows = Math.min(rowsAtOnce, count - from);
    const lines = Array.from({ length: rows }, (_, row) => line(from + row, count));
    if (!out.write(lines.join(''))) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
}

function line(index: number, count: number): string {
  const at = new Date(Date.UTC(2026, 0, 1) + Math.floor((index * 364 * 86_400_000) / count)).toISOString();
  const kind = kinds[index % kinds.length] ?? '';
  const how = [
    channels[index % channels.length],
    `C${(index * 7919) % 200_003}`,
    plans[index % plans.length],
  ];
  const reach = index % 100 === 0 ? ` Write to ann.${index}@example.org or call 212-555-0142.` : '';
  const text = `${kind}: order ${index} is not what I was promised, and I have told it twice.${reach}`;
  return `R${index},${at},${kind},${how.join(',')},${(index % 10) + 1},"${text}"\n`;
}
