import type { SeededRandom } from '#base/seededRandom.ts';

const products = [
  'headphones set',
  'laptop',
  'tablet',
  'coffee machine',
  'soundbar',
  'router',
  'robot vacuum',
  'television',
  'camera',
  'printer',
  'smart watch',
  'monitor',
];
const largeOnes = [
  'washing machine',
  'fridge',
  'dishwasher',
  'oven',
  'tumble dryer',
  'freezer',
  'cooker hood',
];
const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const times = ['twice', 'three times', 'four times', 'more than once'];
const openings = [
  'Hello.',
  'Good evening.',
  'Hi there,',
  'To whom it may concern:',
  'Second mail about this.',
  'Hello again.',
  'Sorry to bother you.',
  'Unbelievable.',
];
const closings = [
  'Please call me back.',
  'What happens now?',
  'I expect an answer.',
  'That was the last time.',
  'Thanks for nothing.',
  'Please sort it out.',
  'Not happy.',
  'Kind regards',
  'I will think twice before I order again.',
  'It is a pity, I used to like your shop.',
  'Greetings from a former customer',
];

/** One customer's words: alternatives and slots of the template filled, then a voice of their own. */
export function writeText(template: string, month: number, random: SeededRandom): string {
  const chosen = template.replaceAll(/\[([^\]]*\|[^\]]*)\]/g, (_, options: string) =>
    random.pick(options.split('|')),
  );
  const filled = chosen.replaceAll(/\{(\w+)\}/g, (_, slot: string) => fillSlot(slot, month, random));
  return inVoice(filled.trim(), random);
}

function fillSlot(slot: string, month: number, random: SeededRandom): string {
  switch (slot) {
    case 'product':
      return random.pick(products);
    case 'large':
      return random.pick(largeOnes);
    case 'weekday':
      return random.pick(weekdays.slice(0, 3));
    case 'weekday2':
      return random.pick(weekdays.slice(3));
    case 'month':
      return months[(month + 12 - random.between(1, 4)) % 12] ?? '';
    case 'times':
      return random.pick(times);
    case 'time':
      return `${random.between(7, 20)}:${random.pick(['00', '15', '20', '30', '45', '50'])}`;
    case 'date':
      return `${random.between(4, 28)}th`
        .replace(/(?<!1)(?:1th)$/, '1st')
        .replace(/(?<!1)2th$/, '2nd')
        .replace(/(?<!1)3th$/, '3rd');
    case 'order':
      return `N-${random.between(10_000, 99_999)}`;
    case 'euro':
      return String(random.pick([5, 10, 15, 20, 25, 29, 35, 40, 49, 50, 60, 75, 80, 99, 120]));
    default:
      return String(numberFor(slot, random));
  }
}

function numberFor(slot: string, random: SeededRandom): number {
  const ranges: Readonly<Record<string, readonly [number, number]>> = {
    days: [3, 12],
    weeks: [2, 7],
    years: [4, 19],
    minutes: [18, 75],
    count: [3, 24],
    letters: [4, 11],
  };
  const range = ranges[slot];
  if (range === undefined) throw new Error(`unknown slot {${slot}}`);
  return random.between(...range);
}

/** Most write plainly; some greet, some add a closing, a few type in a hurry or shout. */
function inVoice(text: string, random: SeededRandom): string {
  const opening = random.chance(0.13) ? `${random.pick(openings)} ` : '';
  const closing = random.chance(0.22) ? ` ${random.pick(closings)}` : '';
  const whole = `${opening}${text}${closing}`;
  const voice = random.next();
  if (voice < 0.05) return whole.toLowerCase();
  if (voice < 0.065) return whole.toUpperCase();
  if (voice < 0.14) return withTypo(whole, random);
  return whole;
}

/** Swaps or drops a letter inside one longer word, as quick thumbs do. */
function withTypo(text: string, random: SeededRandom): string {
  const words = [...text.matchAll(/[a-z]{6,}/g)];
  if (words.length === 0) return text;
  const word = random.pick(words);
  const at = word.index + random.between(1, word[0].length - 3);
  const [first = '', second = ''] = text.slice(at, at + 2);
  return text.slice(0, at) + (random.chance(0.5) ? second + first : first) + text.slice(at + 2);
}
