import type { StageDraft } from './draft.ts';

export const deliver: StageDraft = {
  id: 'deliver',
  name: 'It comes to me',
  accountable: 'warehouse',
  alsoClaimed: ['swift-parcel'],
  touchpoints: [
    {
      id: 'back-order',
      row: 0,
      name: 'Hear that it is on back-order',
      channel: 'mail',
      description:
        'The shop has sold it, the warehouse does not have it. The shop thinks that the warehouse writes, the warehouse thinks that the shop does.',
      accountable: null,
      passedPerYear: 4_800,
    },
    {
      id: 'track',
      row: 1,
      name: 'Follow the parcel',
      channel: 'app',
      description: 'Scans of the partner, shown in our app with up to a day of delay.',
      accountable: 'warehouse',
      alsoClaimed: ['swift-parcel'],
      passedPerYear: 51_800,
    },
    {
      id: 'at-the-door',
      row: 2,
      name: 'Parcel at the door',
      channel: 'post',
      description:
        'The only person of the journey whom most customers ever meet. Since 18 May all parcels go with Swift Parcel.',
      accountable: 'warehouse',
      alsoClaimed: ['swift-parcel'],
      momentOfTruth: true,
      passedPerYear: 51_800,
    },
    {
      id: 'carried-in',
      row: 3,
      name: 'Large appliance carried in',
      channel: 'home visit',
      description: 'Two people, a four-hour window, the floor and the lift as on the order.',
      accountable: 'warehouse',
      alsoClaimed: ['swift-parcel'],
      passedPerYear: 7_400,
    },
    {
      id: 'collect',
      row: 4,
      name: 'Collect it in a store',
      channel: 'store',
      description: 'A mail says when it is ready; the counter finds it by order number.',
      accountable: 'stores',
      passedPerYear: 8_200,
    },
  ],
};
