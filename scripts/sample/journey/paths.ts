/** A path as written by hand. `accountable` is the owner of what happens between its ends. */
export type PathDraft = {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly name?: string;
  readonly promise?: string;
  readonly accountable?: string;
  readonly passedPerYear?: number;
};

function within(from: string, to: string): PathDraft {
  return { id: `${from}--${to}`, from, to };
}

/** Paths inside one department: no promise needed. */
const plain: readonly PathDraft[] = [
  within('compare', 'product-page'),
  within('store-advice', 'try-out'),
  within('find-shop', 'product-page'),
  within('product-page', 'basket'),
  within('basket', 'delivery-day'),
  within('try-out', 'store-order'),
  within('store-order', 'till'),
  within('voucher', 'pay-card'),
  within('till', 'collect'),
  within('track', 'at-the-door'),
  within('carried-in', 'old-appliance'),
  within('unpack', 'pair-app'),
  within('help-pages', 'chat'),
  within('chat', 'hotline'),
];

/** Paths between departments: where a customer changes hands without noticing. */
const handOffs: readonly PathDraft[] = [
  { id: 'ad-to-compare', from: 'see-ad', to: 'compare', name: 'What the ad shows is on the shop' },
  { id: 'ad-to-search', from: 'see-ad', to: 'find-shop' },
  { id: 'newsletter-to-page', from: 'newsletter', to: 'product-page', name: 'Offer to product page' },
  { id: 'call-to-advice', from: 'sales-call', to: 'store-advice', name: 'Call to store visit' },
  {
    id: 'bot-to-adviser',
    from: 'chatbot',
    to: 'store-advice',
    name: 'Bot to adviser',
    promise: 'The adviser sees what was asked before.',
    accountable: 'online-shop',
  },
  { id: 'day-to-club', from: 'delivery-day', to: 'club-card', name: 'Invited to the club' },
  { id: 'basket-to-voucher', from: 'basket', to: 'voucher', name: 'Basket to checkout' },
  { id: 'day-to-card', from: 'delivery-day', to: 'pay-card', name: 'Order to payment' },
  { id: 'day-to-instalments', from: 'delivery-day', to: 'instalments' },
  { id: 'till-to-invoice', from: 'till', to: 'invoice' },
  {
    id: 'paid-to-back-order',
    from: 'pay-card',
    to: 'back-order',
    name: 'Paid, but not in stock',
    promise: 'Who waits is told within one working day, with a date.',
  },
  {
    id: 'paid-to-parcel',
    from: 'pay-card',
    to: 'track',
    name: 'Order released',
    promise: 'Paid before 14:00 leaves the warehouse the same day.',
    accountable: 'warehouse',
  },
  { id: 'credit-to-parcel', from: 'instalments', to: 'track', name: 'Credit granted' },
  {
    id: 'till-to-carrier',
    from: 'till',
    to: 'carried-in',
    name: 'Store order to delivery team',
    promise: 'Floor, lift and door width stand on the order.',
    accountable: 'stores',
    passedPerYear: 2_900,
  },
  { id: 'back-order-to-parcel', from: 'back-order', to: 'track', name: 'Stock is back' },
  { id: 'door-to-unpack', from: 'at-the-door', to: 'unpack' },
  {
    id: 'carrier-to-technician',
    from: 'carried-in',
    to: 'technician',
    name: 'Delivered, now install it',
    promise: 'The technician comes within two days of the delivery.',
    accountable: 'technical-service',
  },
  { id: 'unpack-to-help', from: 'unpack', to: 'help-pages' },
  { id: 'pairing-to-chat', from: 'pair-app', to: 'chat', name: 'Pairing failed' },
  { id: 'technician-to-hotline', from: 'technician', to: 'hotline', name: 'Where is the technician?' },
  {
    id: 'hotline-to-repair',
    from: 'hotline',
    to: 'repair',
    name: 'Call passed to technicians',
    promise: 'A technician calls back within one working day and knows the case.',
    accountable: 'customer-care',
    passedPerYear: 4_700,
  },
  { id: 'repair-to-complaint', from: 'repair', to: 'complaint' },
  { id: 'complaint-to-store', from: 'complaint', to: 'store-return', name: 'No answer, so to the store' },
  { id: 'chat-to-return', from: 'chat', to: 'ask-return', name: 'Agent sends the return form' },
  {
    id: 'hotline-to-money',
    from: 'hotline',
    to: 'money-back',
    name: 'Refund agreed on the phone',
    promise: 'What an agent grants is booked the same day.',
    accountable: 'payments',
    passedPerYear: 820,
  },
  {
    id: 'repair-to-replacement',
    from: 'repair',
    to: 'replacement',
    name: 'Beyond repair',
    promise: 'The replacement leaves within three days of the diagnosis.',
    accountable: 'warehouse',
  },
  { id: 'return-to-parcel', from: 'ask-return', to: 'hand-in', name: 'Label to parcel' },
  {
    id: 'checked-in-to-money',
    from: 'hand-in',
    to: 'money-back',
    name: 'Parcel checked in',
    promise: 'Checked in within three days, paid within five.',
    accountable: 'warehouse',
  },
];

export const paths: readonly PathDraft[] = [...plain, ...handOffs];
