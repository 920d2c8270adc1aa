import type { Preset } from './preset.ts';

/** The ticket export of Freshdesk. What it calls “in hrs” are hours, minutes and seconds, and may be negative or empty. */
export const freshdesk: Preset = {
  id: 'freshdesk',
  name: 'Freshdesk',
  kind: 'ticket',
  recognisedBy: ['ticket id', 'created time', 'resolution time (in hrs)', 'first response time (in hrs)'],
  columns: {
    sourceId: ['ticket id'],
    occurredAt: ['created time'],
    text: ['subject'],
    channel: ['source'],
    touchpoint: ['type'],
    customerKey: ['contact id', 'email', 'full name'],
    status: ['status'],
    firstReply: ['first response time (in hrs)'],
    firstReplyAt: ['initial response time'],
    resolve: ['resolution time (in hrs)'],
    resolvedAt: ['resolved time', 'closed time'],
  },
  segments: ['group', 'priority', 'product'],
  units: { 'first response time (in hrs)': 'hh:mm:ss', 'resolution time (in hrs)': 'hh:mm:ss' },
  says: [
    'The times “in hrs” are hours, minutes and seconds; where they are negative or empty, the points in time tell.',
  ],
};
