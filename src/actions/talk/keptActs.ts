import { z } from 'zod';
import { idSchema } from '#domain/map/id.ts';
import { talkCommandSchema } from '#domain/talk/talkCommand.ts';
import type { KeptAct } from '#view/talkStore.ts';

const keptSchema = z.object({
  command: talkCommandSchema,
  by: idSchema,
  at: z.string(),
  problem: z.string().nullable(),
});

export type KeptActs = {
  /** Those of earlier visits, in the order in which they were done. */
  readonly load: () => readonly KeptAct[];
  readonly keep: (act: KeptAct) => void;
  readonly forget: (act: KeptAct) => void;
};

const notSent = 'it was written in this browser under another name, so it was not sent.';

/**
 * Keeps what is not sent yet in this browser, each act under its own name, so that two tabs do not write over each
 * other. Where the browser gives no room, an act is kept by the tab alone. Nothing
 * is ever sent under another name than it was done under: what somebody else did here is handed back as not sent.
 */
export function keptActs(storage: Storage, mapId: string, person: string): KeptActs {
  const prefix = `throughline.talk.${mapId}.`;
  const keyOf = ({ at, command }: KeptAct) => `${prefix}${at}.${command.act}`;
  return {
    load: () =>
      Object.keys(storage)
        .filter((key) => key.startsWith(prefix))
        .toSorted()
        .map((key) => keptSchema.safeParse(parse(storage.getItem(key))).data)
        .filter((act) => act !== undefined)
        .map((act) => (act.by === person || act.problem !== null ? act : { ...act, problem: notSent })),
    keep: (act) => {
      try {
        storage.setItem(keyOf(act), JSON.stringify(act));
      } catch {
        // No room, or no right to it: the act is still sent from memory, and its text stays on the screen.
      }
    },
    forget: (act) => storage.removeItem(keyOf(act)),
  };
}

function parse(text: string | null): unknown {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    // A damaged entry is none of ours.
    return null;
  }
}
