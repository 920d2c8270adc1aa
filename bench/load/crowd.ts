import { setTimeout as wait } from 'node:timers/promises';
import { CrowdMember } from './CrowdMember.ts';
import type { CrowdSpec } from './crowdSpec.ts';
import { CrowdTally } from './CrowdTally.ts';

const warmUpMs = 1_500;
const settleMs = 1_000;

/** A process that is a crowd: it joins, works for a while, prints what it saw as one line of JSON and goes. */
const spec: CrowdSpec = JSON.parse(process.argv[2] ?? '{}');
const tally = new CrowdTally();
const members: CrowdMember[] = [];
for (let index = 0; index < spec.editors + spec.readerAddresses.length; index += 1) {
  const member = new CrowdMember(spec, index, tally);
  members.push(member);
  // One after another: a workshop's doors, not a flood.
  await Promise.race([member.joined, wait(10_000)]);
}

const timers: NodeJS.Timeout[] = [];
/** Each member acts every so often, all of them evenly spread over the period. */
function often(crowd: readonly CrowdMember[], everyMs: number, act: (member: CrowdMember) => void): void {
  for (const [index, member] of crowd.entries()) {
    setTimeout(() => timers.push(setInterval(() => act(member), everyMs)), (everyMs * index) / crowd.length);
  }
}
if (spec.editsPerSecond > 0) {
  often(members.slice(0, spec.editors), (1_000 * spec.editors) / spec.editsPerSecond, (one) => one.edit());
}
if (spec.cursorsPerSecond > 0) often(members, 1_000 / spec.cursorsPerSecond, (one) => one.point());

const longestPeriodMs = Math.max(
  spec.editsPerSecond > 0 ? (1_000 * spec.editors) / spec.editsPerSecond : 0,
  spec.cursorsPerSecond > 0 ? 1_000 / spec.cursorsPerSecond : 0,
);
await wait(longestPeriodMs + warmUpMs);
process.stdout.write('measuring\n');
tally.measure();
await wait(spec.seconds * 1_000);
for (const timer of timers) clearInterval(timer);
process.stdout.write('measured\n');
await wait(settleMs);
tally.stop();
const result = tally.result(members.length);
for (const member of members) member.leave();
process.stdout.write(`${JSON.stringify(result)}\n`, () => process.exit(0));
