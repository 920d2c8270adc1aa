import { limits } from '#server/sync/limits.ts';
import type { ClientMessage } from '#server/sync/messages.ts';
import { writePresence, writeStepOne, writeStepTwo, writeUpdate } from '#server/sync/messages.ts';
import type { Noun } from '#domain/map/journeyMap.ts';
import {
  abusedContents,
  abusedTypes,
  abusedValues,
  badUpdates,
  unusedContents,
  unusedTypes,
} from './badUpdates.ts';
import { craft, raw } from './craft.ts';

/** Where an attack happens: somebody else's client id, its next clock, and the clocks of their texts by `noun.field`. */
export type Scene = {
  readonly victim: number;
  readonly clock: number;
  readonly texts: ReadonlyMap<string, number>;
};

export type Attack = {
  readonly name: string;
  readonly frames: (scene: Scene) => readonly Uint8Array[];
  /** Presence of others is passed over without a word, since stock clients echo it; all else ends the connection. */
  readonly answer: 'closed' | 'passed over';
};

function closed(name: string, frames: Attack['frames']): Attack {
  return { name, frames, answer: 'closed' };
}

/** Somebody else's next struct: an item under a key of a root type. */
function forged({ victim, clock }: Scene, root: string, key: string): Uint8Array {
  return craft(1, 1, victim, clock, raw(0x28), 1, root, key, 1, raw(119), 'forged', 0);
}

/** Somebody else's next struct: letters into a text of theirs. */
function typed({ victim, clock, texts }: Scene, field: string): Uint8Array {
  return craft(1, 1, victim, clock, raw(0x04), 0, victim, texts.get(field) ?? 0, 'forged', 0);
}

function crowd(first: number, count: number): Uint8Array[] {
  return Array.from({ length: count }, (_, n) => craft(first + n, 1, '{}'));
}

/** Attacks by the kind of message. A new kind of message does not compile without its own. */
const byMessage: Readonly<Record<ClientMessage['kind'], readonly Attack[]>> = {
  step1: [
    closed('a state vector that ends too early', () => [writeStepOne(raw(9))]),
    closed('a state vector of four billion clients', () => [writeStepOne(craft(0xffffffff))]),
    closed('a state vector that is too long', () => [
      writeStepOne(new Uint8Array(2 * limits.stateVectorBytes)),
    ]),
    closed('600 four-byte requests for the whole map', () =>
      Array.from({ length: 600 }, () => writeStepOne(raw(0))),
    ),
  ],
  step2: [
    closed('a step 2 that claims to be longer than it is', () => [raw(0, 1, 9, 0)]),
    closed('a second step 2 beyond 256 KiB', () => [
      writeStepTwo(raw(0, 0)),
      writeStepTwo(new Uint8Array(limits.frameBytes)),
    ]),
    closed('a step 2 in somebody else’s name', (scene) => [writeStepTwo(forged(scene, 'notes', 'n'))]),
  ],
  update: [
    closed('an update beyond 256 KiB', () => [writeUpdate(new Uint8Array(limits.frameBytes + 1))]),
    closed('garbage that uses up somebody else’s clocks', ({ victim, clock }) => [
      writeUpdate(craft(1, 1, victim, clock, raw(0), 1_000_000, 0)),
    ]),
    closed('garbage behind a gap in somebody else’s clocks', ({ victim, clock }) => [
      writeUpdate(craft(1, 1, victim, clock + 5, raw(0), 1_000_000, 0)),
    ]),
    closed('somebody else’s struct hidden behind one’s own', ({ victim, clock }) => [
      writeUpdate(craft(2, 1, 99, 0, raw(0), 1, 1, victim, clock, raw(0), 1, 0)),
    ]),
    closed('the deletion of what somebody else has not written yet', ({ victim, clock }) => [
      writeUpdate(craft(0, 1, victim, 1, clock, 3)),
    ]),
    closed('the same from what is there on', ({ victim, clock }) => [
      writeUpdate(craft(0, 1, victim, 1, clock - 1, 1_000)),
    ]),
    closed('the deletion of what a client that nobody knows will write', () => [
      writeUpdate(craft(0, 1, 4_000_000_000, 1, 0, 3)),
    ]),
    closed('more edits than anybody makes', () =>
      Array.from({ length: limits.messageBurst + 600 }, () => writeUpdate(raw(0, 0))),
    ),
  ],
  presence: [
    closed('presence that ends too early', () => [raw(1, 2, 3, 1)]),
    closed('presence of 50,000 people in one message', ({ victim }) => [
      writePresence(craft(50_000, Buffer.concat(crowd(victim, 50_000)))),
    ]),
    {
      name: 'somebody else’s presence, changed and removed',
      answer: 'passed over',
      frames: ({ victim }) => [
        writePresence(craft(1, victim, 1_000, '{"cursor":null}')),
        writePresence(craft(1, victim, 2_000, 'null')),
      ],
    },
  ],
  queryPresence: [
    closed('600 one-byte questions for everyone who is here', () =>
      Array.from({ length: 600 }, () => raw(3)),
    ),
    closed('a question with bytes after its end', () => [raw(3, 0)]),
  ],
};

/** A type that every record's noun is kept under, and `meta`; a new one does not compile without being named here. */
const roots: Readonly<Record<Noun | 'meta', true>> = {
  meta: true,
  stages: true,
  touchpoints: true,
  paths: true,
  departments: true,
  personas: true,
  notes: true,
  failureModes: true,
  fixes: true,
  datasets: true,
  rules: true,
};

/** Texts that several people write in at once, as `noun.field`. */
const longTexts = [
  'touchpoints.description',
  'personas.description',
  'notes.text',
  'failureModes.evidence',
] as const;

const noMessages: readonly Attack[] = [
  closed('an empty frame', () => [raw()]),
  closed('an ack, which only the server gives', () => [raw(100, 1)]),
  closed('the permission message of y-protocols', () => [raw(2, 0, 1, 65)]),
  closed('an unknown message', () => [raw(42)]),
  closed('an unknown sync message', () => [raw(0, 7, 0)]),
  closed('a message number that no number holds', () => [raw(...Array.from({ length: 12 }, () => 0xff))]),
];

function abuses(what: string, updates: Readonly<Record<string, Uint8Array>>): Attack[] {
  return Object.entries(updates).flatMap(([name, update]) => [
    closed(`${what}${name}`, () => [writeUpdate(update)]),
    closed(`${what}${name}, as step 2`, () => [writeStepTwo(update)]),
  ]);
}

/** The corpus. It only grows. */
export const attacks: readonly Attack[] = [
  ...noMessages,
  ...Object.values(byMessage).flat(),
  ...abuses('', badUpdates),
  ...abuses('unused content ', unusedContents),
  ...abuses('unused shared type ', unusedTypes),
  ...abuses('abused content ', abusedContents),
  ...abuses('abused shared type ', abusedTypes),
  ...abuses('abused value ', abusedValues),
  ...Object.keys(roots).map((root) =>
    closed(`a forged record in ${root}`, (scene) => [
      writeUpdate(forged(scene, root, root === 'meta' ? 'title' : 'forged')),
    ]),
  ),
  ...Object.keys(roots).map((root) =>
    closed(`a thing without a key in ${root}`, () => [
      writeUpdate(craft(1, 1, 99, 0, raw(0x08), 1, root, 1, raw(120), 0)),
    ]),
  ),
  ...longTexts.map((field) =>
    closed(`forged letters in ${field}`, (scene) => [writeUpdate(typed(scene, field))]),
  ),
];

/** What the corpus has cases for, to be compared with what the server understands. */
export const covered = {
  messages: new Set(Object.entries(byMessage).flatMap(([kind, cases]) => (cases.length > 0 ? [kind] : []))),
  contents: new Set(Object.keys(abusedContents).map(Number)),
  types: new Set(Object.keys(abusedTypes).map(Number)),
  values: new Set(Object.keys(abusedValues).map(Number)),
  roots: new Set(Object.keys(roots)),
  longTexts: new Set<string>(longTexts),
};
