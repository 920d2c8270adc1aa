import { existsSync, globSync } from 'node:fs';
import { join } from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { arrowRules } from './arrowRules.ts';
import { rooms } from './arrows.ts';

export type ArrowReport = {
  /** One sentence a problem; empty when all arrows hold. */
  readonly problems: readonly string[];
  readonly modules: number;
};

/**
 * Checks the imports of every room under `root` against the table. It also guards itself: a source file that the
 * reader did not see is a problem, because with TypeScript 7 and no swc it reads nothing and reports no violation.
 */
export async function checkArrows(root: string): Promise<ArrowReport> {
  const folders = rooms.map((room) => room.folder).filter((folder) => existsSync(join(root, folder)));
  const { output } = await cruise(folders, {
    baseDir: root,
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^bench/peers/' },
    validate: true,
    ruleSet: { forbidden: arrowRules() },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.css'],
    },
  });
  if (typeof output === 'string')
    throw new Error('dependency-cruiser returned text where modules were asked for');
  const violations = output.summary.violations.map(
    ({ rule, from, to, cycle }) =>
      `${rule.name}: ${from} → ${cycle === undefined ? to : cycle.map((step) => step.name).join(' → ')}`,
  );
  const unseen = unseenFiles(root, folders, output);
  return { problems: [...new Set(violations), ...unseen], modules: countOwn(output, folders) };
}

/** Files on disk that the reader passed over: a whole room, single files, or what lies outside every room. */
function unseenFiles(root: string, folders: readonly string[], output: ICruiseResult): string[] {
  const seen = new Set(output.modules.map((module) => module.source));
  const files = globSync('{src,server,scripts,e2e,bench,nightly}/**/*.{ts,tsx}', {
    cwd: root,
    exclude: ['bench/peers/**'],
  });
  const missed = files.filter((file) => !seen.has(file) && !file.endsWith('.d.ts'));
  const emptyRooms = folders.filter((folder) => {
    const own = files.filter((file) => file.startsWith(`${folder}/`));
    return own.length > 0 && own.every((file) => missed.includes(file));
  });
  return [
    ...emptyRooms.map((folder) => `the check saw no module in ${folder}`),
    ...missed
      .filter((file) => !emptyRooms.some((folder) => file.startsWith(`${folder}/`)))
      .map((file) => `the check did not see ${file}`),
  ];
}

function countOwn(output: ICruiseResult, folders: readonly string[]): number {
  return output.modules.filter(({ source }) => folders.some((folder) => source.startsWith(`${folder}/`)))
    .length;
}

if (import.meta.main) {
  const { problems, modules } = await checkArrows(process.cwd());
  for (const problem of problems) console.error(problem);
  console.log(`arrows: ${modules} modules seen, ${problems.length} problems`);
  process.exitCode = problems.length > 0 || modules === 0 ? 1 : 0;
}
