import { datasetColumnsSchema, rulePreviewSchema, type RuleLooks } from '#domain/failures/ruleLooks.ts';
import { jsonBody, requestJson } from './requestJson.ts';

/** The columns of a dataset that a rule can look at, beside the grouping column. */
export function loadColumns(mapId: string, dataset: string, signal: AbortSignal) {
  const path = `/maps/${encodeURIComponent(mapId)}/datasets/${encodeURIComponent(dataset)}/columns`;
  return requestJson(path, datasetColumnsSchema, { signal });
}

/** What a rule would fit, before it is kept. */
export function previewRule(mapId: string, dataset: string, looks: RuleLooks, signal: AbortSignal) {
  const path = `/maps/${encodeURIComponent(mapId)}/datasets/${encodeURIComponent(dataset)}/fits`;
  return requestJson(path, rulePreviewSchema, { method: 'POST', signal, ...jsonBody(looks) });
}
