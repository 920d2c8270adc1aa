import type { Preset } from './preset.ts';

/** Service reviews out of Trustpilot Business. */
export const trustpilot: Preset = {
  id: 'trustpilot',
  name: 'Trustpilot',
  kind: 'review',
  recognisedBy: ['review created (utc)', 'review title', 'review content', 'review stars'],
  columns: {
    sourceId: ['review id'],
    occurredAt: ['review created (utc)'],
    text: ['review content'],
    channel: ['source name'],
    customerKey: ['review consumer user id', 'review username'],
    lang: ['review language'],
    score: ['review stars'],
    status: ['review status'],
    firstReplyAt: ['company reply date (utc)'],
  },
  segments: ['domain url', 'location name'],
  timeZone: 'UTC',
  score: { scale: '1-5', polarity: 'higherIsBetter' },
  titles: ['review title'],
  says: ['Times are in UTC; a review’s title stands before its text.'],
};
