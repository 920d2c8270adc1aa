/** One line of nightly's table: which tests prove it, how often they are to try, and what it is about. */
export type Proof = {
  readonly id: string;
  readonly what: string;
  readonly files: readonly string[];
  /** Handed to the tests as environment, such as how many tries are demanded. */
  readonly env?: Readonly<Record<string, string>>;
  /** `any`: it is bound by the processor and nothing that it promises is a duration, so that another may run beside it; no spec of e2e/, which share Playwright's folder and report. */
  readonly pace?: 'any';
};

/** One line of the table. Skipped is never passed. */
export type ProofRow = {
  readonly id: string;
  readonly what: string;
  readonly figures: string;
  readonly ok: 'yes' | 'NO' | 'skipped';
};

/** The proofs of docs/guarantees.md whose counts or durations are too large for `npm test`. */
export const proofs: readonly Proof[] = [
  {
    id: 'R1',
    what: 'killed at chosen points',
    files: ['server/killPoints.test.ts'],
    env: { PROOF_R1: '1000' },
    pace: 'any',
  },
  {
    id: 'R2',
    what: 'journal cut or garbled',
    files: ['server/storage/damagedFile.test.ts'],
    env: { PROOF_R2: '1000' },
    pace: 'any',
  },
  { id: 'R3', what: 'acks against fsync, by strace', files: ['nightly/ackAfterFsync.test.ts'] },
  {
    id: 'R4',
    what: 'failing and full disk',
    files: ['server/failingDisk.test.ts', 'nightly/brokenDisk.test.ts'],
    env: { PROOF_R4: '200' },
  },
  {
    id: 'R5',
    what: 'replicas through the server’s code',
    files: ['server/sync/roomConvergence.test.ts'],
    env: { PROOF_R5: '200000' },
    pace: 'any',
  },
  { id: 'R6', what: 'a network that fails', files: ['nightly/faultyNetwork.test.ts'] },
  { id: 'R7', what: 'a reader that stops reading', files: ['nightly/pausedReader.test.ts'] },
  {
    id: 'R12',
    what: 'asked to stop under load',
    files: ['server/restart.test.ts'],
    env: { PROOF_R12: '20' },
  },
  {
    id: 'R16',
    what: 'backup under load, loaded under clients',
    files: ['server/operations/backupAndLoad.test.ts'],
    env: { PROOF_R16: '40' },
  },
  { id: 'R14', what: '100 and 500 people on one map', files: ['nightly/manyPeople.test.ts'] },
  {
    id: 'S1',
    what: 'mutated messages, each against the state',
    files: ['server/sync/mutatedMessages.test.ts'],
    env: { PROOF_S1: '100000' },
    pace: 'any',
  },
  {
    id: 'S1',
    what: 'mutated messages, one after another in one room',
    files: ['server/sync/mutatedRoom.test.ts'],
    env: { PROOF_S1_ROOM: '5000000' },
    pace: 'any',
  },
  {
    id: 'S1',
    what: 'mutated messages over sockets',
    files: ['server/sync/mutatedSockets.test.ts'],
    env: { PROOF_S1_SOCKETS: '5000000' },
  },
  {
    id: 'S2',
    what: 'the corpus of attacks',
    files: ['server/sync/attacks.test.ts'],
    env: { PROOF_S2: 'timed' },
  },
  {
    id: 'S3',
    what: 'presence under attack',
    files: ['server/sync/presenceAttacks.test.ts'],
    env: { PROOF_S3: '20000' },
    pace: 'any',
  },
  { id: 'S5', what: 'half-open sockets', files: ['nightly/halfOpenSockets.test.ts'] },
  {
    id: 'S7',
    what: 'writes by those who may not',
    files: ['server/sync/forbiddenWrites.test.ts'],
    env: { PROOF_S7: '10000' },
    pace: 'any',
  },
  {
    id: 'S8',
    what: 'whoever loses a right is out',
    files: ['server/access/revocation.test.ts'],
    env: { PROOF_S8: '20' },
  },
  {
    id: 'S9',
    what: 'pages of other origins',
    files: ['e2e/foreignOrigin.spec.ts'],
  },
  {
    id: 'S11',
    what: 'script payloads in every text',
    files: ['e2e/scriptPayloads.spec.ts', 'server/http/foreignTexts.test.ts'],
    env: { PROOF_S11: '300' },
  },
  {
    id: 'S12',
    what: 'formula cells',
    files: ['server/http/formulaCells.test.ts'],
    pace: 'any',
  },
  {
    id: 'S13',
    what: 'import bombs',
    files: ['server/http/importBombs.test.ts', 'nightly/importBombs.test.ts'],
    env: { PROOF_S13: 'large' },
  },
  {
    id: 'S19',
    what: 'tokens where they do not belong',
    files: ['e2e/linkSecrets.spec.ts'],
  },
];
