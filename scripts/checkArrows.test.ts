import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rooms, roomsWithoutSign, testsOnlyRoom } from './arrows.ts';
import { checkArrows } from './checkArrows.ts';

const repository = join(import.meta.dirname, '..');
let root = '';

/** A small house: every room, one sound module in each. Violations are planted in it, never in the repository. */
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'throughline-arrows-'));
  cpSync(join(repository, 'package.json'), join(root, 'package.json'));
  symlinkSync(join(repository, 'node_modules'), join(root, 'node_modules'));
  for (const room of rooms) plant(`${room.folder}/sound.ts`, 'export const sound = 1;');
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

function plant(file: string, text: string): void {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), `${text}\n`);
}

function folderOf(name: string): string {
  return rooms.find((room) => room.name === name)!.folder;
}

/** How `from` would spell an import of `to`: by its sign, or by a path where the room has none. */
function specifier(from: string, to: string): string {
  const hasSign = !roomsWithoutSign.includes(to);
  const up = '../'.repeat(folderOf(from).split('/').length);
  return hasSign ? `#${to}/sound.ts` : `${up}${to}/sound.ts`;
}

const forbidden = rooms.flatMap((from) =>
  rooms.filter((to) => to !== from && !from.uses.includes(to.name)).map((to) => ({ from, to })),
);
const allowed = rooms.flatMap((from) => from.uses.map((to) => ({ from, to })));

describe('the arrow check', () => {
  it('sees every room and is content with a sound house', async () => {
    expect(await checkArrows(root)).toEqual({ problems: [], modules: rooms.length });
  });

  it('lets every allowed arrow pass, type-only or not', async () => {
    for (const { from, to } of allowed) {
      plant(`${from.folder}/value_${to}.ts`, `export { sound as ${to} } from '${specifier(from.name, to)}';`);
      plant(
        `${from.folder}/type_${to}.ts`,
        `export type { sound as ${to} } from '${specifier(from.name, to)}';`,
      );
    }
    expect((await checkArrows(root)).problems).toEqual([]);
  });

  it.each(['import { sound } from', 'import type { sound } from'])(
    'reports each forbidden arrow that is planted as `%s`',
    async (words) => {
      for (const { from, to } of forbidden) {
        const use = words.includes('type') ? 'export type T = typeof sound;' : 'export const t = sound;';
        plant(`${from.folder}/to_${to.name}.ts`, `${words} '${specifier(from.name, to.name)}';\n${use}`);
      }
      const { problems } = await checkArrows(root);
      const silent = forbidden.filter(
        ({ from, to }) =>
          !problems.some((problem) => problem.startsWith(`${from.name} must not use ${to.name}: `)),
      );
      expect(forbidden.length).toBeGreaterThan(100);
      expect(silent).toEqual([]);
    },
  );

  it('reports a dynamic import over a forbidden arrow', async () => {
    plant('src/ui/lazy.ts', `export const lazy = () => import('#canvas/sound.ts');`);
    expect((await checkArrows(root)).problems).toEqual([
      'ui must not use canvas: src/ui/lazy.ts → src/canvas/sound.ts',
    ]);
  });

  it('reports a relative import that crosses a border', async () => {
    plant('src/document/crossing.ts', `export * from '../domain/sound.ts';`);
    expect((await checkArrows(root)).problems).toEqual([
      'document leaves by # only: src/document/crossing.ts → src/domain/sound.ts',
    ]);
  });

  it('reports a circle, also one made of types', async () => {
    plant('src/domain/a.ts', `import type { B } from './b.ts';\nexport type A = B | 1;`);
    plant('src/domain/b.ts', `import type { A } from './a.ts';\nexport type B = A | 2;`);
    const { problems } = await checkArrows(root);
    expect(problems.some((problem) => problem.startsWith('no circles: '))).toBe(true);
  });

  it('reports a package that a room must not know', async () => {
    plant('src/domain/shared.ts', `import * as Y from 'yjs';\nexport const doc = new Y.Doc();`);
    plant('src/domain/reads.ts', `export { readFileSync } from 'node:fs';`);
    plant('server/draws.ts', `export { createElement } from 'react';`);
    const { problems } = await checkArrows(root);
    expect(problems.filter((problem) => problem.startsWith('domain knows none of'))).toHaveLength(1);
    expect(problems.filter((problem) => problem.startsWith('domain knows nothing of Node'))).toHaveLength(1);
    expect(problems.filter((problem) => problem.startsWith('server knows none of'))).toHaveLength(1);
    expect(problems).toHaveLength(3);
  });

  it('lets tests, and only tests, use the testing room', async () => {
    plant('src/view/view.test.ts', `export * from '#${testsOnlyRoom}/sound.ts';`);
    plant('src/view/view.ts', `export * from '#${testsOnlyRoom}/sound.ts';`);
    expect((await checkArrows(root)).problems).toEqual([
      'view must not use testing: src/view/view.ts → src/testing/sound.ts',
    ]);
  });

  it('reports an import that leads nowhere, and a module outside every room', async () => {
    plant('src/ui/lost.ts', `export * from '#domain/nowhere.ts';`);
    plant('src/homeless.ts', `export * from '#domain/sound.ts';`);
    const { problems } = await checkArrows(root);
    expect(problems.some((problem) => problem.startsWith('every import resolves: src/ui/lost.ts'))).toBe(
      true,
    );
    expect(problems).toContain('the check did not see src/homeless.ts');
  });
});

describe('the guard of the arrow check', () => {
  it('sees modules in every room that exists in this repository', async () => {
    const { problems, modules } = await checkArrows(repository);
    expect(problems.filter((problem) => problem.startsWith('the check '))).toEqual([]);
    expect(modules).toBeGreaterThan(20);
  });
});
