import { canPredict } from './canPredict.ts';
import { chooseCost, costs } from './chooseCost.ts';
import { majorityQuality } from './classQuality.ts';
import { fitTemperature } from './fitTemperature.ts';
import type { Matcher } from './matcher.ts';
import { trainOneVsRest, type TrainingStep } from './oneVsRest.ts';
import { trainingReport, type TrainingReport } from './trainingReport.ts';
import { trainingSet, type LabelledText, type SeedWords, type TrainingSet } from './trainingSet.ts';

export type Trained =
  | { readonly state: 'ready'; readonly matcher: Matcher; readonly report: TrainingReport }
  | {
      readonly state: 'refused';
      /** Why, and what would help, in plain words. */
      readonly problem: string;
      /** Null where there were too few labels to hold any back. */
      readonly report: TrainingReport | null;
      /** With too few labels: what seed words suggest. It never decides alone. */
      readonly suggester: Matcher | null;
    };

export type TrainingWish = {
  readonly seeds: readonly SeedWords[];
  /** Any whole number; the same examples, seeds and seed give the same matcher. */
  readonly seed: number;
};

const fewestTexts = 20;
const fewestOfAClass = 3;
const manyTexts = 5_000;
const shareOfReading = 0.05;
/** Keeps humble what nobody has checked. */
const uncheckedTemperature = 1;

/**
 * Learns which class a text belongs to. Yields the share done, from 0 to 1, after each small step, so that a thread can
 * answer in between, or stop by asking no further. Returns the matcher, or why there is none.
 */
export function* trainMatcher(
  examples: readonly LabelledText[],
  { seeds, seed }: TrainingWish,
): Generator<number, Trained> {
  const set = yield* withShare(trainingSet(examples, seeds, seed), shareCounter(1));
  const problem = whatIsLacking(examples);
  if (problem !== null) {
    const suggester = seeds.length > 1 && set.labels.length > 1 ? yield* suggesterOf(set, seed) : null;
    return { state: 'refused', problem, report: null, suggester };
  }
  return yield* checkedMatcher(set, seed);
}

function* checkedMatcher(set: TrainingSet, seed: number): Generator<number, Trained> {
  const classes = set.labels.length;
  const truth = set.data.classOf.subarray(0, set.texts.length);
  const folds = truth.length > manyTexts ? 3 : 5;
  const counter = shareCounter((costs.length * folds + 1) * classes);
  const checked = yield* withShare(chooseCost(set, truth, folds, seed), counter);
  const temperature = yield* withShare(fitTemperature(checked.scores, truth, classes), counter);
  const majority = majorityQuality(truth, classes);
  const report = trainingReport(checked, majority, truth, { classes, temperature, folds });
  const problem = canPredict(checked.quality, majority);
  if (problem !== null) return { state: 'refused', problem, report, suggester: null };
  const { labels, vocabulary, data } = set;
  const scorer = yield* withShare(trainOneVsRest(data, everyRow(set), checked.cost, seed), counter);
  return { state: 'ready', matcher: { labels, vocabulary, scorer, temperature, isChecked: true }, report };
}

function* suggesterOf(set: TrainingSet, seed: number): Generator<number, Matcher> {
  const { labels, vocabulary, data } = set;
  const training = trainOneVsRest(data, everyRow(set), costs[0], seed);
  const scorer = yield* withShare(training, shareCounter(labels.length));
  return { labels, vocabulary, scorer, temperature: uncheckedTemperature, isChecked: false };
}

/** What is missing before anything can be learned and checked, in plain words; null when nothing is. */
function whatIsLacking(examples: readonly LabelledText[]): string | null {
  const counts = Map.groupBy(examples, ({ label }) => label);
  const ready = [...counts.values()].filter((own) => own.length >= fewestOfAClass).length;
  if (examples.length >= fewestTexts && ready >= 2) return null;
  return (
    `It can learn from ${fewestTexts} placed rows on, when two places have at least ${fewestOfAClass} each. ` +
    `So far ${examples.length} rows are placed, and ${ready} places have at least ${fewestOfAClass}.`
  );
}

function everyRow({ data }: TrainingSet): Int32Array {
  return Int32Array.from(data.classOf.keys());
}

type ShareCounter = { readonly classDone: () => void; readonly share: () => number };

function shareCounter(classes: number): ShareCounter {
  let done = 0;
  return {
    classDone: () => {
      done += 1;
    },
    share: () => shareOfReading + (1 - shareOfReading) * (done / classes),
  };
}

/** Runs steps, some of which may end a class, yielding the share done. */
function* withShare<T>(
  steps: Generator<TrainingStep | void, T>,
  counter: ShareCounter,
): Generator<number, T> {
  let step = steps.next();
  for (; step.done !== true; step = steps.next()) {
    if (step.value === 'class') counter.classDone();
    yield counter.share();
  }
  return step.value;
}
