import type { StageDraft } from './draft.ts';

export const install: StageDraft = {
  id: 'install',
  name: 'It works in my home',
  accountable: 'technical-service',
  touchpoints: [
    {
      id: 'unpack',
      row: 0,
      name: 'Unpack and switch on',
      channel: 'device',
      description: 'What is in the box against what the page said is in the box.',
      accountable: 'technical-service',
    },
    {
      id: 'pair-app',
      row: 1,
      name: 'Connect it to the app',
      channel: 'app',
      description: 'Ten steps, an account, a code on the device. Version 4 of the app came in March.',
      accountable: 'technical-service',
      passedPerYear: 19_200,
    },
    {
      id: 'technician',
      row: 2,
      name: 'Technician installs it',
      channel: 'home visit',
      description: 'Customers take half a day off for it. Routes are planned the evening before.',
      accountable: 'technical-service',
      alsoClaimed: ['customer-care'],
      momentOfTruth: true,
      passedPerYear: 4_100,
    },
    {
      id: 'old-appliance',
      row: 3,
      name: 'Old appliance taken away',
      channel: 'home visit',
      description: 'Ordered and paid with the new one, done by the delivery team if it stands on their list.',
      accountable: 'warehouse',
      alsoClaimed: ['swift-parcel'],
      passedPerYear: 3_000,
    },
  ],
};
