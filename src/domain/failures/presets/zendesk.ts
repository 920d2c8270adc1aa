import type { Preset } from './preset.ts';

/** The ticket export of Zendesk Support. Its times are in the zone of whoever exported, which the file does not say. */
export const zendesk: Preset = {
  id: 'zendesk',
  name: 'Zendesk',
  kind: 'ticket',
  recognisedBy: ['id', 'requester', 'ticket type', 'created at', 'group stations'],
  columns: {
    sourceId: ['id'],
    occurredAt: ['created at'],
    text: ['subject'],
    channel: ['via'],
    customerKey: ['requester id', 'requester email'],
    status: ['status'],
    firstReply: ['first reply time in minutes'],
    resolve: ['full resolution time in minutes', 'resolution time'],
    resolvedAt: ['solved at'],
    reopens: ['reopens'],
    handoffs: ['group stations'],
  },
  segments: ['group', 'priority', 'ticket type', 'satisfaction score'],
  units: {
    'resolution time': 'hours',
    'full resolution time in minutes': 'minutes',
    'first reply time in minutes': 'minutes',
  },
  stations: ['group stations'],
  says: [
    '“Resolution time” is in hours, the times “in minutes” are in minutes.',
    'Hand-offs are the group stations without the first.',
  ],
};
