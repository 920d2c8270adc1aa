import type { FailureModeDraft } from './draft.ts';

/** Asking for help, and sending it back. */
export const helpingFailureModes: readonly FailureModeDraft[] = [
  {
    id: 'wrong-replacement',
    name: 'The wrong replacement is sent',
    place: 'replacement',
    severity: 8,
    perceivedCause: { people: 0.9 },
    actualCause: { information: 0.8, process: 0.3 },
    evidence:
      'Care sends the article number, the warehouse picks by it. 71 of 80 wrong ones: one number stands for two versions of the model. The serial number was known and not passed on.',
    accountable: 'warehouse',
  },
  {
    id: 'refund-slow',
    name: 'Refund takes weeks',
    place: 'money-back',
    severity: 6,
    perceivedCause: { policy: 0.8, people: 0.2 },
    actualCause: { policy: 0.5, process: 0.6 },
    evidence:
      'Customers think that we sit on the money. Check-in takes 6 days because returns wait for the evening shift; then the weekly run on Thursday.',
    accountable: 'payments',
  },
  {
    id: 'refund-not-booked',
    name: 'Refund agreed, never booked',
    place: 'hotline-to-money',
    severity: 7,
    perceivedCause: { people: 0.9 },
    actualCause: { information: 0.9 },
    evidence: 'Agents write a note on the case. Payments works from a queue that does not show notes.',
    accountable: 'payments',
  },
  {
    id: 'long-hold',
    name: 'On hold for too long',
    place: 'hotline',
    severity: 4,
    perceivedCause: { people: 0.6, policy: 0.4 },
    actualCause: { process: 0.7, policy: 0.3 },
    evidence:
      'Four callers in ten ask where something is. The calls are made elsewhere: late parcels, back-orders, refunds.',
    accountable: 'customer-care',
  },
  {
    id: 'chat-cut-off',
    name: 'Chat closes in the middle',
    place: 'chat',
    severity: 4,
    perceivedCause: { people: 0.7 },
    actualCause: { technology: 0.9 },
    evidence: 'The time limit of ten minutes counts while the agent is looking something up.',
    accountable: 'customer-care',
  },
  {
    id: 'say-it-again',
    name: 'Has to say everything again',
    place: 'hotline-to-repair',
    severity: 5,
    perceivedCause: { people: 0.8 },
    actualCause: { information: 0.8, technology: 0.3 },
    evidence:
      'Care and Technical service keep cases in two systems; a call is passed on without its case number.',
    accountable: 'customer-care',
  },
  {
    id: 'complaint-unanswered',
    name: 'Complaint without an answer',
    place: 'complaint',
    severity: 7,
    perceivedCause: { people: 0.6, policy: 0.5 },
    actualCause: { process: 0.9 },
    evidence: 'One shared mailbox, no due dates. The median answer takes 19 days, every seventh never comes.',
    accountable: 'customer-care',
  },
  {
    id: 'repair-drags-on',
    name: 'Repair drags on without word',
    place: 'repair',
    severity: 7,
    perceivedCause: { people: 0.6, product: 0.3 },
    actualCause: { thirdParty: 0.6, information: 0.5 },
    evidence:
      'Spare parts take 11 days of the 17. Customers who were told the date complained half as often.',
    accountable: 'technical-service',
  },
];
