import { findPersonal, personalKinds, type PersonalKind } from './findPersonal.ts';
import { maskFound } from './maskPersonal.ts';

/** How often a kind of personal data stands in a file, and what is stored instead of the words around it. */
export interface PersonalCount {
  readonly kind: PersonalKind;
  readonly count: number;
  readonly examples: readonly string[];
}

const examplesKept = 3;
const longestExample = 120;

/** Counts what is masked, cell by cell; kinds that do not occur are left out. */
export function personalCounter(): {
  readonly add: (cells: readonly string[]) => void;
  readonly counts: () => readonly PersonalCount[];
} {
  const seen = new Map<PersonalKind, { count: number; readonly examples: string[] }>();
  return {
    add: (cells) => {
      for (const cell of cells) {
        const found = findPersonal(cell);
        for (const { kind } of found) {
          const known = seen.get(kind) ?? { count: 0, examples: [] };
          known.count += 1;
          seen.set(kind, known);
          if (known.examples.length < examplesKept) {
            const example = aroundMask(maskFound(cell, found), kind);
            if (!known.examples.includes(example)) known.examples.push(example);
          }
        }
      }
    },
    counts: () =>
      personalKinds.flatMap((kind) => {
        const known = seen.get(kind);
        return known === undefined ? [] : [{ kind, ...known }];
      }),
  };
}

function aroundMask(masked: string, kind: PersonalKind): string {
  const from = Math.max(0, masked.indexOf(`[${kind}]`) - longestExample / 2);
  return masked.slice(from, from + longestExample).trim();
}
