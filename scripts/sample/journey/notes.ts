import type { Note } from '#domain/map/note.ts';

const size = { width: 224, height: 136 };

/** Sticky notes above and below the stages, as left behind by a workshop. */
export const notes: readonly Note[] = [
  {
    id: 'made-up',
    text: 'Everything here is made up: the shop, its customers, their words, every number. Draw over it, or start your own map.',
    tone: 'lilac',
    position: { x: 0, y: -176 },
    size: { width: 304, height: 136 },
    locked: false,
  },
  {
    id: 'note-carrier',
    text: '18 May: all parcels to one carrier. Cheaper per parcel. Did anybody count the calls?',
    tone: 'sand',
    position: { x: 1448, y: 784 },
    size,
    locked: false,
  },
  {
    id: 'note-opt-out',
    text: 'They think that our agents are rude. The opt-out list reaches the dialler once a quarter, by hand.',
    tone: 'rose',
    position: { x: 40, y: 784 },
    size,
    locked: false,
  },
  {
    id: 'note-name',
    text: '"My own name, wrong, on a card that says you value me." A form field of 18 letters.',
    tone: 'sand',
    position: { x: 744, y: 784 },
    size,
    locked: false,
  },
  {
    id: 'note-back-order',
    text: 'Who writes the mail about a back-order? Three people in this room said: not us.',
    tone: 'rose',
    position: { x: 1448, y: -176 },
    size,
    locked: false,
  },
  {
    id: 'note-half-day',
    text: 'A no-show costs the customer half a day of leave. It costs us one text message to avoid.',
    tone: 'sky',
    position: { x: 1800, y: 784 },
    size,
    locked: false,
  },
  {
    id: 'note-thursday',
    text: 'Why are refunds released on Thursdays only?',
    tone: 'mint',
    position: { x: 2504, y: 784 },
    size,
    locked: false,
  },
];
