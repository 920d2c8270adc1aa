import type { StageDraft } from './draft.ts';

export const choose: StageDraft = {
  id: 'choose',
  name: 'I choose what fits me',
  accountable: 'online-shop',
  alsoClaimed: ['stores'],
  touchpoints: [
    {
      id: 'compare',
      row: 0,
      name: 'Compare models side by side',
      channel: 'web',
      description: 'Up to four models, with sizes, energy class and price.',
      accountable: 'online-shop',
      passedPerYear: 176_000,
    },
    {
      id: 'product-page',
      row: 1,
      name: 'Read the product page',
      channel: 'web',
      description: 'Pictures, measures, what is in the box, reviews, stock.',
      accountable: 'online-shop',
      passedPerYear: 331_000,
    },
    {
      id: 'chatbot',
      row: 2,
      name: 'Ask the chatbot what fits',
      channel: 'chatbot',
      description: 'Answers questions on size and compatibility; hands over to a store adviser on request.',
      accountable: 'online-shop',
      passedPerYear: 21_500,
    },
    {
      id: 'store-advice',
      row: 3,
      name: 'Get advice in a store',
      channel: 'store',
      description: 'An adviser with a tablet that shows the stock of all stores.',
      accountable: 'stores',
      passedPerYear: 47_000,
    },
    {
      id: 'try-out',
      row: 4,
      name: 'Try it on display',
      channel: 'store',
      description: 'Hands on the device. Nobody counts how many do.',
      accountable: 'stores',
    },
  ],
};
