import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** One system call of a traced server, in the order in which they ended. */
export type Call = {
  readonly name: string;
  readonly file: string;
  readonly bytes: Buffer;
  readonly result: number;
};

/** Whether strace is here and may look at a process. */
export const canTrace = spawnSync('strace', ['-f', '-o', '/dev/null', 'true']).status === 0;

/** What comes before the server's own command: the calls by which it writes, syncs and sends, into `file`. */
export function underTrace(file: string): readonly string[] {
  const calls = 'trace=pwrite64,write,writev,fsync,fdatasync';
  // -D leaves the server the process that we started; -y names the file of each descriptor; -xx prints all bytes; a small ack is whole within the first 64.
  return ['strace', '-D', '-f', '-q', '-y', '-xx', '-s', '64', '-e', calls, '-o', file];
}

/** Reads such a file. A call that another thread interrupted is printed in two halves, which are put together. */
export function readTrace(file: string): Call[] {
  const begun = new Map<string, string>();
  const calls: Call[] = [];
  for (const line of readFileSync(file, 'latin1').split('\n')) {
    const found = /^(\d+)\s+(.*)$/.exec(line);
    const thread = found?.[1];
    const text = found?.[2];
    if (thread === undefined || text === undefined) continue;
    if (text.endsWith('<unfinished ...>')) {
      begun.set(thread, text.slice(0, -'<unfinished ...>'.length));
      continue;
    }
    const rest = /^<\.\.\. \w+ resumed>(.*)$/.exec(text)?.[1];
    const call = readCall(rest === undefined ? text : `${begun.get(thread) ?? ''}${rest}`);
    if (call !== null) calls.push(call);
  }
  return calls;
}

function readCall(text: string): Call | null {
  const found = /^(\w+)\(\d+<([^>]*)>?(.*)\)\s+= (-?\d+)/.exec(text);
  if (found === null) return null;
  const [, name = '', file = '', rest = '', result = ''] = found;
  const hex = [...rest.matchAll(/\\x([0-9a-f]{2})/g)].map(([, digits]) => Number.parseInt(digits ?? '', 16));
  return { name, file: readable(file), bytes: Buffer.from(hex), result: Number(result) };
}

/** -xx prints names of files in hexadecimal too. */
function readable(name: string): string {
  return name.replaceAll(/\\x([0-9a-f]{2})/g, (_, digits: string) =>
    String.fromCodePoint(Number.parseInt(digits, 16)),
  );
}
