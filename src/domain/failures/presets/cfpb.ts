import type { Preset } from './preset.ts';

/**
 * The complaint database of the Consumer Financial Protection Bureau. Its dates came in three generations, of which
 * only MM/DD/YYYY needs an order; narratives hold XXXX for what was blackened and {$380.00} for amounts.
 */
export const cfpb: Preset = {
  id: 'cfpb',
  name: 'CFPB complaint database',
  kind: 'complaint',
  recognisedBy: [
    'date received',
    'consumer complaint narrative',
    'company response to consumer',
    'complaint id',
  ],
  columns: {
    sourceId: ['complaint id'],
    occurredAt: ['date received'],
    text: ['consumer complaint narrative'],
    channel: ['submitted via'],
    touchpoint: ['issue'],
    customerKey: [],
    status: ['company response to consumer'],
  },
  segments: ['product', 'sub-product', 'company', 'state', 'tags', 'timely response?'],
  timeZone: 'America/New_York',
  dateOrder: 'MDY',
  says: [
    'Dates are months first, or years first; days are those of Washington. Blackened words stay as XXXX.',
  ],
};
