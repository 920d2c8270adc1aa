import type { StageDraft } from './draft.ts';

export const buy: StageDraft = {
  id: 'buy',
  name: 'I order it',
  accountable: 'online-shop',
  touchpoints: [
    {
      id: 'basket',
      row: 0,
      name: 'Put it in the basket',
      channel: 'web',
      description: 'Price, accessories and insurance are shown together for the first time.',
      accountable: 'online-shop',
      passedPerYear: 96_000,
    },
    {
      id: 'delivery-day',
      row: 1,
      name: 'Choose a delivery day',
      channel: 'web',
      description: 'Days come from the warehouse every night; the partner confirms them in the morning.',
      accountable: 'online-shop',
      alsoClaimed: ['warehouse'],
      passedPerYear: 63_000,
    },
    {
      id: 'club-card',
      row: 2,
      name: 'Join the club, get a card with my name',
      channel: 'post',
      description:
        'The form takes the name in capitals without accents, 18 letters at most. The printer takes what it gets.',
      accountable: 'marketing',
      passedPerYear: 6_200,
    },
    {
      id: 'store-order',
      row: 3,
      name: 'Order at the store counter',
      channel: 'store',
      description: 'For what is too large to carry home. The adviser types the order.',
      accountable: 'stores',
      passedPerYear: 9_100,
    },
  ],
};
