/**
 * The house's rooms and who may use whom: the one table behind the arrow check (checkArrows.ts), its own test, and
 * the README's tree. A room that is not in `uses` may not be imported, type-only imports included.
 */
export type Room = {
  readonly name: string;
  readonly folder: string;
  readonly uses: readonly string[];
  /** npm packages and Node's own modules (`node:`) that this room must not know, as regular expressions. */
  readonly forbiddenPackages: readonly string[];
};

const node = 'node:';
const drawing = ['react', 'react-dom', '@xyflow/.*', 'react-aria.*', 'lucide-react'];
const serving = ['fastify', '@fastify/.*', 'ws', 'pino'];
const sharing = ['yjs', 'y-.*', 'lib0'];
const stores = ['zustand'];

export const rooms: readonly Room[] = [
  { name: 'base', folder: 'src/base', uses: [], forbiddenPackages: ['.*', node] },
  {
    name: 'domain',
    folder: 'src/domain',
    uses: ['base'],
    forbiddenPackages: [...drawing, ...serving, ...sharing, ...stores, node],
  },
  {
    name: 'document',
    folder: 'src/document',
    uses: ['base', 'domain'],
    forbiddenPackages: [...drawing, ...serving, node],
  },
  {
    name: 'view',
    folder: 'src/view',
    uses: ['base', 'domain', 'document'],
    forbiddenPackages: [...serving, '@xyflow/.*', node],
  },
  {
    name: 'actions',
    folder: 'src/actions',
    uses: ['base', 'domain', 'document', 'view'],
    forbiddenPackages: [...serving, '@xyflow/.*', 'react-aria.*', node],
  },
  {
    name: 'workers',
    folder: 'src/workers',
    uses: ['base', 'domain'],
    forbiddenPackages: [...drawing, ...serving, ...sharing, ...stores, node],
  },
  {
    name: 'canvas',
    folder: 'src/canvas',
    uses: ['base', 'domain', 'document', 'view', 'actions', 'workers'],
    forbiddenPackages: [...serving, node],
  },
  {
    name: 'ui',
    folder: 'src/ui',
    uses: ['base', 'domain', 'document', 'view', 'actions', 'workers'],
    forbiddenPackages: [...serving, '@xyflow/.*', node],
  },
  {
    name: 'app',
    folder: 'src/app',
    uses: ['base', 'domain', 'document', 'view', 'actions', 'workers', 'canvas', 'ui'],
    forbiddenPackages: [...serving, '@xyflow/.*', node],
  },
  {
    name: 'testing',
    folder: 'src/testing',
    uses: ['base', 'domain', 'document', 'view', 'actions'],
    forbiddenPackages: [],
  },
  {
    name: 'server',
    folder: 'server',
    uses: ['base', 'domain', 'document'],
    forbiddenPackages: [...drawing, ...stores, 'vite'],
  },
  { name: 'scripts', folder: 'scripts', uses: ['base', 'domain', 'nightly'], forbiddenPackages: [] },
  {
    name: 'e2e',
    folder: 'e2e',
    uses: ['base', 'domain', 'document', 'testing', 'scripts'],
    forbiddenPackages: [],
  },
  {
    name: 'bench',
    folder: 'bench',
    uses: ['base', 'domain', 'document', 'testing', 'scripts'],
    forbiddenPackages: [],
  },
  {
    name: 'nightly',
    folder: 'nightly',
    uses: ['base', 'document', 'server', 'bench', 'scripts'],
    forbiddenPackages: [],
  },
];

/** Rooms that no `#` leads to: they are used by paths, and by nobody but each other. */
export const roomsWithoutSign: readonly string[] = ['scripts', 'e2e', 'bench', 'nightly'];

/** Tests may use this room beside what their own room uses; nobody else may. */
export const testsOnlyRoom = 'testing';

/** What counts as a test: the only files that may import the testing room. */
export const testFile = String.raw`\.test\.tsx?$`;
