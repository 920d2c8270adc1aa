import type { Preset } from './preset.ts';

/** Issues of a Jira Service Management project, in English headings. */
export const jiraServiceManagement: Preset = {
  id: 'jiraServiceManagement',
  name: 'Jira Service Management',
  kind: 'ticket',
  recognisedBy: ['issue key', 'issue type', 'created', 'custom field (time to resolution)'],
  columns: {
    sourceId: ['issue key'],
    occurredAt: ['created'],
    text: ['description', 'summary'],
    channel: ['custom field (request channel type)'],
    touchpoint: ['custom field (request type)', 'issue type'],
    customerKey: ['reporter id', 'reporter'],
    status: ['status'],
    resolvedAt: ['resolved'],
    score: ['satisfaction rating', 'custom field (satisfaction rating)'],
  },
  segments: ['priority', 'issue type'],
  score: { scale: '1-5', polarity: 'higherIsBetter' },
  titles: ['summary'],
  timeLeft: ['custom field (time to resolution)', 'custom field (time to first response)'],
  says: ['“Time to …” is the time that was left: less than nothing means that the promise was broken.'],
};
