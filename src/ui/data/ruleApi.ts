import { z } from 'zod';
import {
  datasetColumnsSchema,
  rulePreviewSchema,
  waitingRulesSchema,
  type RuleLooks,
} from '#domain/failures/ruleLooks.ts';
import { jsonBody, requestJson } from './requestJson.ts';

const datasetPath = (mapId: string, dataset: string): string =>
  `/maps/${encodeURIComponent(mapId)}/datasets/${encodeURIComponent(dataset)}`;

/** The columns of a dataset that a rule can look at, beside the grouping column. */
export function loadColumns(mapId: string, dataset: string, signal: AbortSignal) {
  return requestJson(`${datasetPath(mapId, dataset)}/columns`, datasetColumnsSchema, { signal });
}

/** What a rule would fit, before it is kept. */
export function previewRule(mapId: string, dataset: string, looks: RuleLooks, signal: AbortSignal) {
  const init = { method: 'POST', signal, ...jsonBody(looks) };
  return requestJson(`${datasetPath(mapId, dataset)}/fits`, rulePreviewSchema, init);
}

/** The rules that wait to be confirmed. */
export function loadWaiting(mapId: string, signal: AbortSignal) {
  return requestJson(`/maps/${encodeURIComponent(mapId)}/rules/waiting`, waitingRulesSchema, { signal });
}

/** Lets rules look at this, in the name of this person, who may see it. */
export function confirmLooks(mapId: string, dataset: string, looks: RuleLooks) {
  const init = { method: 'POST', ...jsonBody(looks) };
  return requestJson(`${datasetPath(mapId, dataset)}/confirmed`, z.null(), init);
}
