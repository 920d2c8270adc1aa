import type { IForbiddenRuleType } from 'dependency-cruiser';
import { type Room, rooms, roomsWithoutSign, testFile, testsOnlyRoom } from './arrows.ts';

/**
 * dependency-cruiser's rules, derived from the table of rooms. Rule names are stable: `ui must not use canvas`,
 * `domain must not know yjs…`, so that a message says which arrow broke.
 */
export function arrowRules(): IForbiddenRuleType[] {
  return [
    { name: 'no circles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'every import resolves',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: [String.raw`\.css$`] },
    },
    ...rooms.flatMap(forbiddenUses),
    ...rooms.map(borderCrossing),
    ...rooms.flatMap(forbiddenKnowledge),
  ];
}

function forbiddenUses(room: Room): IForbiddenRuleType[] {
  return rooms
    .filter((other) => other.name !== room.name && !room.uses.includes(other.name))
    .map((other) => ({
      name: `${room.name} must not use ${other.name}`,
      severity: 'error',
      from: { path: inside(room.folder), ...(other.name === testsOnlyRoom ? { pathNot: testFile } : {}) },
      to: { path: inside(other.folder) },
    }));
}

/** A `#` is a border crossing that one can see: between rooms no relative paths. Scripts, e2e, bench and nightly have no `#`. */
function borderCrossing(room: Room): IForbiddenRuleType {
  const withoutSign = roomsWithoutSign.map(inside);
  return {
    name: `${room.name} leaves by # only`,
    severity: 'error',
    from: { path: inside(room.folder) },
    to: {
      path: '^(src|server)/',
      pathNot: [inside(room.folder), ...withoutSign],
      dependencyTypesNot: ['aliased-subpath-import'],
    },
  };
}

function forbiddenKnowledge(room: Room): IForbiddenRuleType[] {
  const packages = room.forbiddenPackages.filter((name) => name !== 'node:');
  const rules: IForbiddenRuleType[] = [];
  if (packages.length > 0) {
    rules.push({
      name: `${room.name} knows none of ${packages.join(', ')}`,
      severity: 'error',
      from: { path: inside(room.folder), pathNot: testFile },
      to: { path: `node_modules/(${packages.join('|')})/` },
    });
  }
  if (room.forbiddenPackages.includes('node:')) {
    rules.push({
      name: `${room.name} knows nothing of Node`,
      severity: 'error',
      from: { path: inside(room.folder), pathNot: testFile },
      to: { dependencyTypes: ['core'] },
    });
  }
  return rules;
}

function inside(folder: string): string {
  return `^${folder}/`;
}
