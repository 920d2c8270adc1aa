const kibi = 1024;

/** What one connection and one room may cost (trust.md, Guard, Room, Presence). Bytes, counts, milliseconds. */
export const limits = {
  frameBytes: 256 * kibi,
  /** The first step 2 of a connection may carry days of offline work. */
  firstStepTwoBytes: 10 * kibi * kibi,
  fragments: 64,
  structs: 20_000,
  firstStepTwoStructs: 200_000,
  clients: 256,
  structLength: 1_000_000,
  /** Characters and fields that one client id ever writes; what is near 2⁵³ cannot be written down and read again. */
  clock: 2 ** 40,
  nesting: 32,
  /** Beside what the map's own ids take: some 20,000 that only the client knows. */
  stateVectorBytes: 256 * kibi,
  /** A client id and its clock, as var-uints. */
  stateVectorEntryBytes: 11,
  /** Client ids that one person may bring into a map at once, and earns back a second; so of a link and of all links. */
  newIds: { ids: 1_000, perSecond: 0.1 },
  newIdsOfLink: { ids: 2_000, perSecond: 0.05 },
  newIdsOfLinks: { ids: 4_000, perSecond: 0.1 },
  /** Ids of people who were present without editing, remembered by a room. */
  rememberedIds: 10_000,
  presenceBytes: 4 * kibi,
  presenceFrameBytes: 256 * kibi,
  presenceEntriesInFrame: 4_000,
  /** A tab that moves its pointer 20 times a second comes here after six days. */
  firstPresenceClock: 10_000_000,
  presenceClockBurst: 1_000,
  presenceClocksPerSecond: 100,
  pendingBytes: 64 * kibi,
  pendingMs: 10_000,
  /** What waits to be applied: of one connection, of one room, of all rooms. */
  queuedBytesOfConnection: 16 * kibi * kibi,
  queuedBytesOfRoom: 64 * kibi * kibi,
  queuedBytes: 256 * kibi * kibi,
  /** Of a message that has begun and not ended: what a stranger may leave lying about, and all sockets together. */
  strangerBytes: kibi,
  unfinishedBytes: 256 * kibi * kibi,
  /** A first step 2 of 10 MiB over a line of 0.7 Mbit/s. */
  unfinishedMs: 120_000,
  /** Heads and masks of the frames of one message. */
  frameHeadBytes: kibi,
  /** Pieces in which a frame arrives; the small packets of a slow line make some 7,000 of 10 MiB. */
  pieces: 16 * kibi,
  /** What one living map may hold (docs/guarantees.md). */
  mapBytes: 10 * kibi * kibi,
  mapNodes: 5_000,
  /** A map with as many traces of what was written over starts over without them: they take 1.5 to 2.5 MB by then. */
  traces: 250_000,
  /** How often a full map is looked through for them. */
  fullLookMs: 60_000,
  editors: 200,
  connectionsOfPerson: 30,
  connectionsOfMap: 1_000,
  connections: 4_000,
  /** Sockets that are open, admitted or not yet. */
  sockets: 8_000,
  bufferedBytes: 8 * kibi * kibi,
  joinMs: 10_000,
  stepOnes: 5,
  stepOneWindowMs: 10_000,
  /** Answers to step 1 that are encoded for one person alone, at once and earned back; beyond them they get the whole map. */
  encodings: 30,
  encodingsPerSecond: 0.5,
  /** Sync messages a connection may send at once, and how many it earns back a second. */
  messageBurst: 1_000,
  messagesPerSecond: 200,
} as const;

/** Beats of the sync server; tests set their own to see hours in milliseconds. */
export type SyncTimes = {
  /** Commits of a map begin this many milliseconds apart at least; what arrives meanwhile shares the next one. */
  readonly commitMs: number;
  /** Presence is merged and sent this often. */
  readonly presenceMs: number;
  /** A stock client hangs up after 30 s without a message; each connection gets one at least this often. */
  readonly keepAliveMs: number;
  /** A room without connections leaves memory after this long. */
  readonly idleMs: number;
  /** Whose an id is that somebody was present under is stored this much later, also without an edit. */
  readonly presentIdsMs: number;
  readonly joinMs: number;
  readonly pendingMs: number;
  /** A message that was begun ends within this long. */
  readonly unfinishedMs: number;
};

export const defaultTimes: SyncTimes = {
  commitMs: 2,
  presenceMs: 50,
  keepAliveMs: 12_000,
  idleMs: 30_000,
  presentIdsMs: 10_000,
  joinMs: limits.joinMs,
  pendingMs: limits.pendingMs,
  unfinishedMs: limits.unfinishedMs,
};
