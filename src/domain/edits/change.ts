import type { Noun, RecordOf } from '#domain/map/journeyMap.ts';
import type { Meta } from '#domain/map/meta.ts';

type Put = { [N in Noun]: { readonly op: 'put'; readonly noun: N; readonly record: RecordOf<N> } }[Noun];
type SetFields = {
  [N in Noun]: {
    readonly op: 'set';
    readonly noun: N;
    readonly id: string;
    readonly fields: Partial<Omit<RecordOf<N>, 'id'>>;
  };
}[Noun];
type Remove = { readonly op: 'remove'; readonly noun: Noun; readonly id: string };
type SetMeta = { readonly op: 'setMeta'; readonly fields: Partial<Meta> };

/** One step of a plan. Edits return plans; only `document/applyChanges` carries them out (house.md, law 1). */
export type Change = Put | SetFields | Remove | SetMeta;
