import type { StageDraft } from './draft.ts';

export const getHelp: StageDraft = {
  id: 'get-help',
  name: 'I get help',
  accountable: 'customer-care',
  touchpoints: [
    {
      id: 'help-pages',
      row: 0,
      name: 'Search the help pages',
      channel: 'web',
      description: 'Written once at launch of a product; nobody is told when an app version changes.',
      accountable: 'customer-care',
      passedPerYear: 88_000,
    },
    {
      id: 'chat',
      row: 1,
      name: 'Chat with an agent',
      channel: 'chat',
      description: 'Weekdays until eight. A chat that waits ten minutes is closed by the system.',
      accountable: 'customer-care',
      passedPerYear: 26_000,
    },
    {
      id: 'hotline',
      row: 2,
      name: 'Call the hotline',
      channel: 'phone',
      description: 'One number for everything. In the weeks before Christmas every fourth caller hangs up.',
      accountable: 'customer-care',
      momentOfTruth: true,
      passedPerYear: 41_000,
    },
    {
      id: 'repair',
      row: 3,
      name: 'Repair under warranty',
      channel: 'post',
      description: 'Sent in, diagnosed, repaired or written off. Status only on asking.',
      accountable: 'technical-service',
      passedPerYear: 3_600,
    },
    {
      id: 'complaint',
      row: 4,
      name: 'Write a complaint',
      channel: 'mail',
      description: 'Often the last try. Answers come from a shared mailbox.',
      accountable: 'customer-care',
    },
  ],
};
