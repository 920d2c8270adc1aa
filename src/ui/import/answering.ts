import type { Answer } from '#domain/failures/proof.ts';
import type { ImportAnswers } from './importSteps.ts';

/** What was answered to a question, whose id is the key in the settings: `timeZone`, `dateOrder.Created Date`. */
export function answerTo(answers: ImportAnswers, id: string): Answer | undefined {
  const { key, rest } = partsOf(id);
  const value = (answers as Readonly<Record<string, unknown>>)[key];
  return (rest === null ? value : (value as Record<string, unknown> | undefined)?.[rest]) as
    Answer | undefined;
}

/** The answers with one more. */
export function withAnswer(answers: ImportAnswers, id: string, answer: Answer): ImportAnswers {
  const { key, rest } = partsOf(id);
  if (rest === null) return { ...answers, [key]: answer };
  const before = (answers as Readonly<Record<string, unknown>>)[key] as object | undefined;
  return { ...answers, [key]: { ...before, [rest]: answer } };
}

/** A column's heading may hold dots itself: only the first one divides. */
function partsOf(id: string): { readonly key: string; readonly rest: string | null } {
  const dot = id.indexOf('.');
  return dot < 0 ? { key: id, rest: null } : { key: id.slice(0, dot), rest: id.slice(dot + 1) };
}
