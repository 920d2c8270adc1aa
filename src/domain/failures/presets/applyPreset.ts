import type { ColumnSettings, ImportSettings } from '../importSettings.ts';
import { given, type Proof } from '../proof.ts';
import type { Traps } from '../traps.ts';
import type { ColumnRole } from '../suggestColumns.ts';
import type { Preset } from './preset.ts';
import { plainHeading } from './presets.ts';

/** What a preset makes of a file: settings with what it knows filled in below a person's answers, and its traps. */
export interface AppliedPreset {
  readonly settings: ImportSettings;
  readonly traps: Traps;
  readonly stations: readonly string[];
  readonly proof: Proof;
  /** Proofs' reasons, where not a person but the preset said so. */
  readonly withReasons: (proofs: readonly Proof[]) => readonly Proof[];
}

/** Fills in what a preset knows about a file of these headings. */
export function applyPreset(preset: Preset, headings: readonly string[], own: ImportSettings): AppliedPreset {
  const byPlain = new Map(headings.toReversed().map((heading) => [plainHeading(heading), heading]));
  const present = (names: readonly string[] = []): readonly string[] =>
    names.flatMap((name) => byPlain.get(name) ?? []);
  const columns = { ...presetColumns(preset, present), ...own.columns };
  const occurredAt = [columns.occurredAt ?? []].flat();
  const settings: ImportSettings = {
    kind: preset.kind,
    ...(preset.timeZone === undefined ? {} : { timeZone: preset.timeZone }),
    ...(preset.score === undefined
      ? {}
      : { scoreScale: preset.score.scale, scorePolarity: preset.score.polarity }),
    ...saidIn(own),
    columns,
    units: { ...presentUnits(preset, byPlain), ...own.units },
    dateOrder: {
      ...Object.fromEntries(
        occurredAt.flatMap((name) => (preset.dateOrder ? [[name, preset.dateOrder]] : [])),
      ),
      ...own.dateOrder,
    },
  };
  return {
    settings,
    traps: trapsOf(preset, byPlain, present),
    stations: present(preset.stations),
    proof: proofOf(preset, present(preset.recognisedBy)),
    withReasons: (proofs) =>
      proofs.map((proof) =>
        proof.because.startsWith(given) && !isOwn(proof.id, own)
          ? { ...proof, because: proof.because.replace(given, `So it is in the exports of ${preset.name}.`) }
          : proof,
      ),
  };
}

/** Answers without those that are undefined, which would hide what the preset knows. */
function saidIn(own: ImportSettings): ImportSettings {
  return Object.fromEntries(Object.entries(own).filter(([, answer]) => answer !== undefined));
}

type Present = (names?: readonly string[]) => readonly string[];

const required: ReadonlySet<string> = new Set<ColumnRole>(['occurredAt', 'touchpoint']);

/** The columns of a preset's roles; one that this file lacks is null, so that nobody is asked for it. */
function presetColumns(preset: Preset, present: Present): ColumnSettings {
  const roles = Object.entries(preset.columns).flatMap(([role, names]): [string, string | null][] => {
    const heading = present(names)[0];
    return heading === undefined && required.has(role) ? [] : [[role, heading ?? null]];
  });
  const taken = new Set<string | null>(roles.map(([, heading]) => heading));
  const segments = present(preset.segments).filter((heading) => !taken.has(heading));
  return { ...Object.fromEntries(roles), ...(segments.length > 0 ? { segments: [...segments] } : {}) };
}

function presentUnits(
  preset: Preset,
  byPlain: ReadonlyMap<string, string>,
): NonNullable<ImportSettings['units']> {
  return Object.fromEntries(
    Object.entries(preset.units ?? {}).flatMap(([name, unit]) => {
      const heading = byPlain.get(name);
      return heading === undefined ? [] : [[heading, unit]];
    }),
  );
}

function trapsOf(preset: Preset, byPlain: ReadonlyMap<string, string>, present: Present): Traps {
  return {
    titles: present(preset.titles),
    drops: (preset.drops ?? []).flatMap((drop) => {
      const column = byPlain.get(drop.column);
      return column === undefined ? [] : [{ ...drop, column }];
    }),
    timeLeft: present(preset.timeLeft).map((column) => ({ column, field: `${column}: exceeded` })),
  };
}

function proofOf({ name, says }: Preset, seen: readonly string[]): Proof {
  const by = seen.map((heading) => `“${heading}”`).join(', ');
  const because = [`Recognised by ${by === '' ? 'its source’s name' : by}.`, ...says].join(' ');
  return { id: 'preset', column: null, value: name, because };
}

/** Whether the answer that a proof tells of was a person's own. */
function isOwn(id: string, own: ImportSettings): boolean {
  const [key = '', ...rest] = id.split('.');
  const answer = (own as Readonly<Record<string, unknown>>)[key];
  return rest.length === 0
    ? answer !== undefined
    : (answer as Readonly<Record<string, unknown>> | undefined)?.[rest.join('.')] !== undefined;
}
