import { setImmediate as giveWay } from 'node:timers/promises';
import { parentPort } from 'node:worker_threads';
import { matcherTarget } from '#domain/failures/matcherLabel.ts';
import type { Suggestion } from '#domain/failures/matcherState.ts';
import { explainMatch } from '#domain/matching/explainMatch.ts';
import type { Matcher } from '#domain/matching/matcher.ts';
import { matchText } from '#domain/matching/matchText.ts';
import { packMatcher, unpackMatcher } from '#domain/matching/packMatcher.ts';
import { trainMatcher, type Trained } from '#domain/matching/trainMatcher.ts';
import { answerCalls, type Answers } from '#server/threads/answerCalls.ts';
import type { MatcherCalls, TrainedModel } from './MatcherCalls.ts';

/** Thin shell: training and matching compute here, so that neither an edit nor a query of failures waits for them. */
if (parentPort === null) throw new Error('The matchers’ thread is started by Matchers.ts.');
const models = new Map<string, Matcher>();

/** Between looks at what else has come, in ms. */
const turnMilliseconds = 15;

const answers: Answers<MatcherCalls> = {
  train,
  learn: ({ name, model }) => {
    const matcher = unpackMatcher(model);
    if (matcher !== null) models.set(name, matcher);
    return matcher !== null;
  },
  match: ({ name, texts }) =>
    texts.map((text) => {
      const { best, accepted } = matchText(modelOf(name), text);
      return accepted ? matcherTarget(best[0]?.label ?? '') : null;
    }),
  suggest: ({ name, texts }) => texts.map((text) => suggestionsFor(modelOf(name), text)),
};

async function train(
  { examples, seeds, seed }: Parameters<MatcherCalls['train']>[0],
  isCancelled: () => boolean,
  tellShare: (share: number) => void,
): Promise<TrainedModel | null> {
  const steps = trainMatcher(examples, { seeds, seed });
  let turn = performance.now();
  for (;;) {
    const step = steps.next();
    if (step.done === true) return toModel(step.value);
    if (performance.now() - turn < turnMilliseconds) continue;
    tellShare(step.value);
    await giveWay();
    if (isCancelled()) return null;
    turn = performance.now();
  }
}

function toModel(trained: Trained): TrainedModel {
  if (trained.state === 'ready') {
    return { model: packMatcher(trained.matcher), report: trained.report, problem: null };
  }
  const { suggester, report, problem } = trained;
  return { model: suggester === null ? null : packMatcher(suggester), report, problem };
}

function modelOf(name: string): Matcher {
  const model = models.get(name);
  if (model === undefined) throw new Error('The matchers’ thread was not given this model.');
  return model;
}

function suggestionsFor(matcher: Matcher, text: string): readonly Suggestion[] {
  return matchText(matcher, text).best.map(({ label, p }) => ({
    ...matcherTarget(label),
    p,
    words: explainMatch(matcher, text, label).map(({ word }) => word),
  }));
}

answerCalls(parentPort, answers, () => models.clear());
