import type { MatcherReport, Suggestion } from '#domain/failures/matcherState.ts';
import type { MatcherTarget } from '#domain/failures/matcherLabel.ts';
import type { LabelledText, SeedWords } from '#domain/matching/trainingSet.ts';

/** What training left: a packed model where there is one to ask, and why it may not decide where it may not. */
export type TrainedModel = {
  readonly model: Uint8Array | null;
  readonly report: MatcherReport | null;
  readonly problem: string | null;
};

/** What the matchers' thread can be asked. A model is named by `model`, and given where the thread does not know it. */
export type MatcherCalls = {
  /** Null where it was cancelled. */
  train(wish: {
    readonly examples: readonly LabelledText[];
    readonly seeds: readonly SeedWords[];
    readonly seed: number;
  }): TrainedModel | null;
  /** Makes a model known under a name, in place of what had it. False where the bytes cannot be read. */
  learn(wish: { readonly name: string; readonly model: Uint8Array }): boolean;
  /** A text's target where the model is sure of it. */
  match(wish: {
    readonly name: string;
    readonly texts: readonly string[];
  }): readonly (MatcherTarget | null)[];
  /** Up to three suggestions a text, with the words that spoke for each. */
  suggest(wish: {
    readonly name: string;
    readonly texts: readonly string[];
  }): readonly (readonly Suggestion[])[];
};
