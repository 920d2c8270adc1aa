import { seededRandom } from '#base/seededRandom.ts';
import type { LabelledRows } from './labelledRows.ts';
import { rowCollector } from './sparseRows.ts';
import { textScanner } from './textScanner.ts';
import { vectorReader } from './textVector.ts';
import { documentCounts, type Vocabulary } from './vocabulary.ts';

/** A text that a person, or a rule of theirs, has placed. `label` is the id of a class. */
export type LabelledText = { readonly text: string; readonly label: string };

/** Words that stand for a class before anything is labelled: its name, its keywords. */
export type SeedWords = { readonly label: string; readonly words: readonly string[] };

/** Labelled texts come first (`texts` of them), then short texts of seed words. */
export type TrainingSet = {
  readonly labels: readonly string[];
  readonly texts: readonly string[];
  readonly vocabulary: Vocabulary;
  readonly data: LabelledRows;
};

const mostTexts = 30_000;
const mostFeatures = 120_000;
/** Weights are features × classes: 48 MB at most. */
const mostWeights = 12_000_000;
/** As many labelled texts as a class's seed words count for: each by itself, and all of them as one text. */
const seedWeight = { apart: 20, together: 10 } as const;
const textsAStep = 200;

/** Turns texts and seed words into rows, at most 30,000 of them, drawn by `seed`. Yields every 200 texts. */
export function* trainingSet(
  examples: readonly LabelledText[],
  seeds: readonly SeedWords[],
  seed: number,
): Generator<void, TrainingSet> {
  const drawn = draw(examples, seed);
  const sown = seeds.flatMap(({ label, words }) => {
    const distinct = [...new Set(words.map((word) => word.trim()).filter((word) => word !== ''))];
    const apart = distinct.map((text) => ({ text, label, weight: seedWeight.apart / distinct.length }));
    const together = { text: distinct.join('. '), label, weight: seedWeight.together };
    return distinct.length > 1 ? [...apart, together] : apart;
  });
  const all = [...drawn.map(({ text, label }) => ({ text, label, weight: 1 })), ...sown];
  const labels = [...new Set(all.map(({ label }) => label))].toSorted();
  const vocabulary = yield* learnVocabulary(
    all.map(({ text }) => text),
    Math.min(mostFeatures, Math.floor(mostWeights / Math.max(1, labels.length))),
  );
  const collector = rowCollector(vocabulary.hashes.length);
  const read = vectorReader(vocabulary);
  for (const [row, { text }] of all.entries()) {
    collector.add(read(text));
    if (row % textsAStep === 0) yield;
  }
  const classByLabel = new Map(labels.map((label, k) => [label, k]));
  return {
    labels,
    texts: drawn.map(({ text }) => text),
    vocabulary,
    data: {
      rows: collector.rows(),
      classOf: Int32Array.from(all, ({ label }) => classByLabel.get(label) ?? 0),
      weightOf: Float64Array.from(all, ({ weight }) => weight),
      classes: labels.length,
    },
  };
}

function* learnVocabulary(texts: readonly string[], most: number): Generator<void, Vocabulary> {
  const counts = documentCounts();
  const scan = textScanner();
  for (const [row, text] of texts.entries()) {
    counts.add(scan(text));
    if (row % textsAStep === 0) yield;
  }
  return counts.vocabulary(texts.length < 1_000 ? 1 : 2, most);
}

function draw(examples: readonly LabelledText[], seed: number): readonly LabelledText[] {
  if (examples.length <= mostTexts) return examples;
  const random = seededRandom(seed);
  const rows = Int32Array.from(examples, (_, row) => row);
  for (let i = 0; i < mostTexts; i++) {
    const other = random.between(i, rows.length - 1);
    const kept = rows[i] ?? 0;
    rows[i] = rows[other] ?? 0;
    rows[other] = kept;
  }
  return examples.filter(
    (
      (chosen) => (_, row) =>
        chosen.has(row)
    )(new Set(rows.subarray(0, mostTexts))),
  );
}
