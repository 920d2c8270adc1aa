import type { StageDraft } from './draft.ts';

export const discover: StageDraft = {
  id: 'discover',
  name: 'I find out what exists',
  accountable: 'marketing',
  touchpoints: [
    {
      id: 'see-ad',
      row: 0,
      name: 'See an ad for a new model',
      channel: 'social',
      description: 'Paid posts and short films. The first promise that the brand makes.',
      accountable: 'marketing',
      passedPerYear: 912_000,
    },
    {
      id: 'find-shop',
      row: 1,
      name: 'Search and land on the shop',
      channel: 'web',
      description: 'From a search engine or a price portal to a product list.',
      accountable: 'online-shop',
      passedPerYear: 404_000,
    },
    {
      id: 'newsletter',
      row: 2,
      name: 'Get the newsletter',
      channel: 'mail',
      description: 'Weekly, to people who signed up. Links lead straight to product pages.',
      accountable: 'marketing',
      passedPerYear: 308_000,
    },
    {
      id: 'sales-call',
      row: 3,
      name: 'Get a call about an offer',
      channel: 'phone',
      description:
        'Marketing picks the list, Customer care dials it. Each says that the other one keeps the opt-outs.',
      accountable: 'marketing',
      alsoClaimed: ['customer-care'],
      contestOpen: true,
      passedPerYear: 5_400,
    },
  ],
};
