import type { Fix } from '#domain/map/fix.ts';

type Range = readonly [low: number, likely: number, high: number];
type FixDraft = Omit<Fix, 'alsoClaimed' | 'contestOpen'>;

/** `cost` once, in the map's currency; `reduces`: share of each failure mode's failures that it should prevent. */
function fix(
  id: string,
  name: string,
  accountable: string | null,
  cost: Range | null,
  durationWeeks: number,
  reduces: Readonly<Record<string, Range>>,
  status: Fix['status'] = 'idea',
): FixDraft {
  const shares = Object.entries(reduces).map(([mode, [low, likely, high]]) => [mode, { low, likely, high }]);
  return {
    id,
    name,
    accountable,
    costLow: cost?.[0] ?? null,
    costLikely: cost?.[1] ?? null,
    costHigh: cost?.[2] ?? null,
    durationWeeks,
    reduces: Object.fromEntries(shares) as Fix['reduces'],
    status,
  };
}

/** Small ones first: cheap to do, and loud for the customer. The dear ones at the end are what was asked for first. */
export const fixes: readonly FixDraft[] = [
  fix(
    'fix-opt-out-nightly',
    'Load opt-outs into the dialler every night',
    'marketing',
    [600, 1_200, 2_500],
    2,
    {
      'called-after-opt-out': [0.8, 0.92, 0.98],
    },
  ),
  fix('fix-card-accents', 'Card form: accents, 40 letters, preview', 'marketing', [300, 700, 1_500], 2, {
    'name-misspelt': [0.75, 0.9, 0.97],
  }),
  fix(
    'fix-back-order-mail',
    'One mail with a date when the warehouse marks it short',
    null,
    [1_500, 3_000, 6_000],
    4,
    {
      'back-order-silent': [0.6, 0.8, 0.9],
      'long-hold': [0.03, 0.06, 0.1],
    },
  ),
  fix('fix-no-show-text', 'Text message when a route changes', 'technical-service', [800, 1_800, 3_500], 3, {
    'technician-no-show': [0.4, 0.6, 0.75],
  }),
  fix(
    'fix-serial-number',
    'Pass the serial number with every replacement',
    'customer-care',
    [500, 1_000, 2_200],
    3,
    {
      'wrong-replacement': [0.6, 0.8, 0.9],
    },
  ),
  fix(
    'fix-second-click',
    'Block the second click while paying',
    'payments',
    [900, 1_600, 3_000],
    2,
    {
      'double-charge': [0.85, 0.95, 0.99],
    },
    'funded',
  ),
  fix('fix-truck-hour', 'Load the truck half an hour earlier', 'warehouse', [2_000, 5_000, 11_000], 5, {
    'late-parcel': [0.2, 0.35, 0.5],
  }),
  fix('fix-daily-refund', 'Release refunds every day', 'payments', [1_000, 2_400, 5_000], 4, {
    'refund-slow': [0.25, 0.4, 0.55],
  }),
  fix('fix-voucher-words', 'Print every condition on the voucher', 'marketing', [400, 900, 1_800], 3, {
    'voucher-refused': [0.35, 0.55, 0.7],
  }),
  fix('fix-scan-hourly', "Fetch the carrier's scans every hour", 'warehouse', [1_200, 2_500, 4_500], 4, {
    'tracking-stands-still': [0.6, 0.8, 0.9],
    'long-hold': [0.02, 0.04, 0.07],
  }),
  fix('fix-outer-box', 'A stronger box for large screens', 'warehouse', [6_000, 14_000, 26_000], 12, {
    'damaged-parcel': [0.3, 0.45, 0.6],
  }),
  fix('fix-complaint-dates', 'Due dates in the complaint mailbox', 'customer-care', [200, 500, 1_200], 1, {
    'complaint-unanswered': [0.5, 0.7, 0.85],
  }),
  fix('fix-refund-queue', "Show agents' notes in the refund queue", 'payments', [700, 1_500, 2_800], 3, {
    'refund-not-booked': [0.7, 0.9, 0.97],
  }),
  fix(
    'fix-repair-date',
    'Tell the date of the spare part at once',
    'technical-service',
    [600, 1_500, 3_000],
    4,
    {
      'repair-drags-on': [0.3, 0.5, 0.65],
    },
  ),
  fix(
    'fix-one-case',
    'One case system for Care and Technical service',
    'customer-care',
    [90_000, 150_000, 280_000],
    52,
    {
      'say-it-again': [0.5, 0.75, 0.9],
      'refund-not-booked': [0.3, 0.5, 0.7],
      'wrong-replacement': [0.1, 0.2, 0.35],
    },
  ),
  fix(
    'fix-hotline-staff',
    'Eight more agents for the hotline',
    'customer-care',
    [210_000, 260_000, 320_000],
    16,
    {
      'long-hold': [0.4, 0.55, 0.7],
      'chat-cut-off': [0.05, 0.1, 0.2],
    },
  ),
  fix('fix-own-vans', 'Own vans for parcels in the cities', 'warehouse', [350_000, 480_000, 720_000], 60, {
    'late-parcel': [0.35, 0.5, 0.65],
    'damaged-parcel': [0.05, 0.15, 0.25],
    'tracking-stands-still': [0.2, 0.35, 0.5],
  }),
  fix('fix-product-data', 'One source of product data', 'online-shop', null, 40, {
    'page-wrong': [0.4, 0.6, 0.8],
    'part-missing': [0.3, 0.5, 0.65],
  }),
];
