import { seededRandom, type SeededRandom } from '#base/seededRandom.ts';

/** One kind of report of a made-up city: how many rows it gets and who answers for it. */
type ReportKind = {
  readonly type: string;
  readonly count: number;
  readonly agency: keyof typeof agencies;
  readonly descriptors: readonly string[];
  readonly places: readonly string[];
};

const agencies = {
  HCP: 'Harbour City Police',
  OPH: 'Office of Public Health',
  SCD: 'Street Cleaning Division',
  PGA: 'Parks and Gardens Authority',
  AWS: 'Animal Welfare Service',
} as const;

const homes = ['Apartment House', 'Family Home', 'Shop or Office'];
const outdoors = ['Street or Pavement', 'Park or Playground', 'Car Park'];

/** Five large kinds with counts that cannot be mistaken for one another, and a tail of 13 rows. */
const reportKinds: readonly ReportKind[] = [
  {
    type: 'Animal Neglect',
    count: 72,
    agency: 'HCP',
    descriptors: ['No Water or Food', 'Chained', 'Left in Car', 'No Shade'],
    places: homes,
  },
  {
    type: 'Rodent Sighting',
    count: 58,
    agency: 'OPH',
    descriptors: ['Rat', 'Mouse', 'Signs of Rodents, Burrow or Droppings'],
    places: [...homes, ...outdoors],
  },
  {
    type: 'Dead Animal',
    count: 31,
    agency: 'SCD',
    descriptors: ['Cat', 'Dog', 'Bird', 'Other, "large"'],
    places: outdoors,
  },
  {
    type: 'Unleashed Dog',
    count: 17,
    agency: 'PGA',
    descriptors: ['In Off Hours', 'On Playground'],
    places: outdoors,
  },
  {
    type: 'Animal Kept Illegally',
    count: 9,
    agency: 'AWS',
    descriptors: ['Rooster', 'Reptile', 'Farm Animal'],
    places: homes,
  },
  { type: 'Bird Colony', count: 5, agency: 'OPH', descriptors: ['Pigeons', 'Gulls'], places: outdoors },
  { type: 'Wasp Nest', count: 4, agency: 'OPH', descriptors: ['Roof', 'Tree'], places: homes },
  { type: 'Pet Shop', count: 3, agency: 'AWS', descriptors: ['Crowded Cages'], places: ['Shop or Office'] },
  { type: 'Fish Pond', count: 1, agency: 'PGA', descriptors: ['N/A'], places: ['Park or Playground'] },
];

const districts = ['NORTH QUAY', 'OLD TOWN', 'MILL HILL', 'EAST BANK'];
const streets = [
  'ROPE WALK',
  'LANTERN STREET',
  'PILOT LANE',
  'SALT ROAD',
  'CHANDLER AVENUE',
  'TIDE STREET',
  'FERRY STEPS',
];

/** Headings in the manner of a city's open reports: 31 columns, most of them of no use to a journey. */
export const reportColumns = [
  'Unique Key',
  'Created Date',
  'Closed Date',
  'Agency',
  'Agency Name',
  'Complaint Type',
  'Descriptor',
  'Location Type',
  'Incident Zip',
  'Incident Address',
  'Street Name',
  'Side Street 1',
  'Side Street 2',
  'Corner Street 1',
  'Corner Street 2',
  'Address Type',
  'City',
  'Landmark',
  'Facility Type',
  'Status',
  'Due Date',
  'Last Action Date',
  'Ward',
  'District',
  'Grid X',
  'Grid Y',
  'Park Name',
  'Park District',
  'Tile Row',
  'Tile Column',
  'Grid Point',
] as const;

const minutesPerDay = 1_440;
const firstDay = Date.UTC(2026, 0, 12);
const days = 75;

/** All 200 rows, newest first, as text cells in the order of `reportColumns`. The same on every machine. */
export function cityReports(): string[][] {
  const random = seededRandom(311);
  const dated = reportKinds.flatMap((kind) =>
    Array.from({ length: kind.count }, () => ({ kind, minute: createdMinute(random) })),
  );
  dated.sort((a, b) => b.minute - a.minute);
  return dated.map(({ kind, minute }, index) => reportRow(kind, minute, 90_412_777 - index * 31, random));
}

/** Minutes after `firstDay`; never between two and three, which a change of the clock may skip or repeat. */
function createdMinute(random: SeededRandom): number {
  const minuteOfDay = random.between(0, minutesPerDay - 1);
  const shifted = Math.floor(minuteOfDay / 60) === 2 ? minuteOfDay + 120 : minuteOfDay;
  return random.between(0, days - 1) * minutesPerDay + shifted;
}

function reportRow(kind: ReportKind, minute: number, key: number, random: SeededRandom): string[] {
  const closed = random.chance(0.7) ? minute + random.between(40, 4 * minutesPerDay) : null;
  const street = random.pick(streets);
  const [side, corner] = [random.pick(streets), random.pick(streets)];
  const district = random.pick(districts);
  const [x, y] = [random.between(2_000, 9_000), random.between(2_000, 9_000)];
  const cells: Partial<Record<(typeof reportColumns)[number], string>> = {
    'Unique Key': String(key),
    'Created Date': monthDayYear(minute),
    'Closed Date': closed === null ? '' : monthDayYear(closed),
    Agency: kind.agency,
    'Agency Name': agencies[kind.agency],
    'Complaint Type': kind.type,
    Descriptor: random.pick(kind.descriptors),
    'Location Type': random.pick(kind.places),
    'Incident Zip': `0${random.between(1_100, 1_199)}`,
    'Incident Address': `${random.between(1, 240)} ${street}`,
    'Street Name': street,
    'Side Street 1': side,
    'Side Street 2': corner,
    'Address Type': 'ADDRESS',
    City: 'HARBOUR CITY',
    Status: closed === null ? 'In Progress' : 'Closed',
    'Last Action Date': closed === null ? '' : monthDayYear(closed),
    Ward: `${String(districts.indexOf(district) + 1).padStart(2, '0')} ${district}`,
    District: district,
    'Grid X': String(x),
    'Grid Y': String(y),
    'Park Name': 'Unspecified',
    'Park District': district,
    'Grid Point': `POINT (${x} ${y})`,
  };
  return reportColumns.map((column) => cells[column] ?? '');
}

function monthDayYear(minute: number): string {
  const date = new Date(firstDay + minute * 60_000);
  const clock = `${date.getUTCHours()}:${String(date.getUTCMinutes()).padStart(2, '0')}`;
  return `${date.getUTCMonth() + 1}/${date.getUTCDate()}/${date.getUTCFullYear()} ${clock}`;
}
