import { seededRandom } from '#base/seededRandom.ts';
import { classQuality, majorityQuality } from '#domain/matching/classQuality.ts';
import { foldOfEachText } from '#domain/matching/foldOfEachText.ts';
import { matchText } from '#domain/matching/matchText.ts';
import type { Matcher } from '#domain/matching/matcher.ts';
import { trainMatcher, type Trained } from '#domain/matching/trainMatcher.ts';
import type { LabelledText, SeedWords } from '#domain/matching/trainingSet.ts';
import { airlineKeywords, airlineReasons, banking77, isThere, supportControl } from './matcherData.ts';
import { tenth } from './quantile.ts';
import { report, type Row } from './report.ts';

const folds = 5;
const draws = 10;
const fewLabels = 50;
const rowsToRead = 100_000;

/** How right the matcher is beside always naming the largest class, how long it learns, how quickly it reads. */
export async function matcherBench(): Promise<void> {
  const rows: Row[] = [];
  if (isThere('banking77')) rows.push(officialSplit());
  if (isThere('airline_train.csv')) {
    const reasons = airlineReasons();
    rows.push(
      crossValidated(`airline reasons, ${folds}-fold`, reasons, [], 0),
      crossValidated(`airline reasons, ${folds}-fold, with keywords`, reasons, airlineKeywords, 0.54),
      withFewLabels(reasons),
    );
  }
  if (isThere('support_category_control.csv')) rows.push(control());
  if (rows.length === 0) return;
  report('matcher', rows);
  if (rows.some((row) => row['as demanded'] === 'NO')) process.exitCode = 1;
}

function officialSplit(): Row {
  const { trained, seconds } = train(banking77('train'), []);
  const matcher = readyOf(trained);
  const test = banking77('test');
  return {
    what: 'Banking77, official split',
    ...figures([judge(matcher, test)], { accuracy: 0.905, macroF1: 0.905 }),
    'training s': tenth(seconds),
    'rows/s': speedOf(matcher, test),
  };
}

/** Every row is judged by a matcher that never saw it; its cost and temperature were chosen without it as well. */
function crossValidated(
  what: string,
  rows: readonly LabelledText[],
  seeds: readonly SeedWords[],
  macroF1: number,
): Row {
  const ids = [...new Set(rows.map(({ label }) => label))];
  const classOf = Int32Array.from(rows, ({ label }) => ids.indexOf(label));
  const texts = rows.map(({ text }) => text);
  const foldOf = foldOfEachText(texts, classOf, folds, 1);
  const runs = Array.from({ length: folds }, (_, fold) => {
    const { trained, seconds } = train(
      rows.filter((_, row) => foldOf[row] !== fold),
      seeds,
    );
    const matcher = readyOf(trained);
    return {
      matcher,
      seconds,
      verdicts: judge(
        matcher,
        rows.filter((_, row) => foldOf[row] === fold),
      ),
    };
  });
  return {
    what,
    ...figures([runs.flatMap(({ verdicts }) => verdicts)], { accuracy: 0, macroF1 }),
    'training s': tenth(mean(runs.map(({ seconds }) => seconds))),
    'rows/s': Math.round(mean(runs.map(({ matcher }) => speedOf(matcher, rows)))),
  };
}

/** Labels drawn at random, ten times; all other rows are judged. The figures are means over the draws. */
function withFewLabels(rows: readonly LabelledText[]): Row {
  const runs = Array.from({ length: draws }, (_, draw) => {
    const { next } = seededRandom(draw);
    const mixed = rows
      .map((row) => ({ row, key: next() }))
      .toSorted((a, b) => a.key - b.key)
      .map(({ row }) => row);
    const { trained, seconds } = train(mixed.slice(0, fewLabels), airlineKeywords);
    const matcher = readyOf(trained);
    return { matcher, seconds, verdicts: judge(matcher, mixed.slice(fewLabels)) };
  });
  return {
    what: `airline reasons, ${fewLabels} labels and keywords, mean of ${draws} draws`,
    ...figures(
      runs.map(({ verdicts }) => verdicts),
      { accuracy: 0, macroF1: 0.33 },
    ),
    'training s': tenth(mean(runs.map(({ seconds }) => seconds))),
    'rows/s': Math.round(mean(runs.map(({ matcher }) => speedOf(matcher, rows)))),
  };
}

function control(): Row {
  const { trained, seconds } = train(supportControl(), []);
  const figures = trained.state === 'refused' ? trained.report : null;
  return {
    what: `support control: ${trained.state}`,
    accuracy: digits(figures?.accuracy),
    'macro-F1': digits(figures?.macroF1),
    'majority accuracy': digits(figures?.majorityAccuracy),
    'majority macro-F1': digits(figures?.majorityMacroF1),
    'as demanded': trained.state === 'refused' ? 'yes' : 'NO',
    'training s': tenth(seconds),
  };
}

function train(examples: readonly LabelledText[], seeds: readonly SeedWords[]) {
  const started = performance.now();
  const steps = trainMatcher(examples, { seeds, seed: 1 });
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return { trained: step.value, seconds: (performance.now() - started) / 1_000 };
}

function readyOf(trained: Trained): Matcher {
  if (trained.state === 'refused')
    throw new Error(`it refused where it should have learned: ${trained.problem}`);
  return trained.matcher;
}

type Verdict = { readonly truth: string; readonly predicted: string; readonly accepted: boolean };

function judge(matcher: Matcher, rows: readonly LabelledText[]): Verdict[] {
  return rows.map(({ text, label }) => {
    const { best, accepted } = matchText(matcher, text);
    return { truth: label, predicted: best[0]?.label ?? '', accepted };
  });
}

/** Means over several runs. What it accepts alone is counted beside how often that was right. */
function figures(runs: readonly (readonly Verdict[])[], demanded: { accuracy: number; macroF1: number }) {
  const judged = runs.map((verdicts) => {
    const ids = [...new Set(verdicts.flatMap(({ truth, predicted }) => [truth, predicted]))];
    const truth = Int32Array.from(verdicts, (verdict) => ids.indexOf(verdict.truth));
    const predicted = Int32Array.from(verdicts, (verdict) => ids.indexOf(verdict.predicted));
    const accepted = verdicts.filter((verdict) => verdict.accepted);
    return {
      own: classQuality(truth, predicted, ids.length),
      majority: majorityQuality(truth, ids.length),
      acceptedShare: accepted.length / verdicts.length,
      acceptedRight:
        accepted.filter((verdict) => verdict.truth === verdict.predicted).length / accepted.length,
    };
  });
  const accuracy = mean(judged.map(({ own }) => own.accuracy));
  const macroF1 = mean(judged.map(({ own }) => own.macroF1));
  return {
    accuracy: digits(accuracy),
    'macro-F1': digits(macroF1),
    'majority accuracy': digits(mean(judged.map(({ majority }) => majority.accuracy))),
    'majority macro-F1': digits(mean(judged.map(({ majority }) => majority.macroF1))),
    'as demanded': accuracy >= demanded.accuracy && macroF1 >= demanded.macroF1 ? 'yes' : 'NO',
    'decided alone': digits(mean(judged.map(({ acceptedShare }) => acceptedShare))),
    'of these right': digits(mean(judged.map(({ acceptedRight }) => acceptedRight).filter(Number.isFinite))),
  };
}

function speedOf(matcher: Matcher, rows: readonly LabelledText[]): number {
  const started = performance.now();
  for (let row = 0; row < rowsToRead; row++) matchText(matcher, rows[row % rows.length]?.text ?? '');
  return Math.round(rowsToRead / ((performance.now() - started) / 1_000));
}

function mean(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0) / values.length;
}

function digits(share: number | undefined): string {
  return share === undefined || !Number.isFinite(share) ? '–' : share.toFixed(3);
}
