import type { FailureModeDraft } from './draft.ts';

/** From the first ad to the invoice. */
export const buyingFailureModes: readonly FailureModeDraft[] = [
  {
    id: 'called-after-opt-out',
    name: 'Called although opted out',
    place: 'sales-call',
    severity: 9,
    perceivedCause: { people: 0.9, policy: 0.3 },
    actualCause: { information: 0.9, process: 0.4 },
    evidence:
      'Customers blame rude agents. Of 40 traced cases, 37 had opted out in the shop or by mail; the dialler loads its list once a quarter from a file that somebody has to remember.',
    accountable: 'marketing',
  },
  {
    id: 'name-misspelt',
    name: 'Name misspelt on the club card',
    place: 'club-card',
    severity: 5,
    perceivedCause: { people: 0.8 },
    actualCause: { technology: 0.8, policy: 0.2 },
    evidence:
      'Every one of 60 cards was printed as stored. The form turns accents into question marks and cuts after 18 letters.',
    accountable: 'marketing',
  },
  {
    id: 'double-charge',
    name: 'Charged twice',
    place: 'pay-card',
    severity: 7,
    perceivedCause: { technology: 0.6, policy: 0.4 },
    actualCause: { technology: 0.9 },
    evidence:
      'A second click while the page waits makes a second order. The reservation is dropped after nine days.',
    accountable: 'payments',
  },
  {
    id: 'voucher-refused',
    name: 'Voucher not accepted',
    place: 'voucher',
    severity: 4,
    perceivedCause: { policy: 0.8, technology: 0.2 },
    actualCause: { information: 0.7, policy: 0.4 },
    evidence:
      'In three of four cases the condition that failed is known to the checkout but not printed on the voucher.',
    accountable: 'payments',
  },
  {
    id: 'page-wrong',
    name: 'Product page says it wrong',
    place: 'product-page',
    severity: 5,
    perceivedCause: { policy: 0.5, people: 0.3 },
    actualCause: { information: 0.9 },
    evidence: 'Data come from makers in three formats; sizes with and without packaging are mixed up.',
    accountable: 'online-shop',
  },
  {
    id: 'invoice-missing',
    name: 'Invoice missing or wrong',
    place: 'invoice',
    severity: 3,
    perceivedCause: { people: 0.4, technology: 0.4 },
    actualCause: { technology: 0.8 },
    evidence: 'Company names longer than one line make the PDF fail without a word.',
    accountable: 'payments',
  },
];
