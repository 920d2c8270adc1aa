import { readFileSync } from 'node:fs';
import {
  interpolateInferno,
  interpolatePurples,
  schemePuOr,
  schemePurples,
  schemeYlOrBr,
} from 'd3-scale-chromatic';
import { expect, test } from 'vitest';

const css = readFileSync(new URL('./heat.css', import.meta.url), 'utf8');
const [light = '', dark = ''] = css.split(":root[data-theme='dark']");
const classes = [0, 1, 2, 3, 4, 5, 6];

function token(block: string, name: string): string {
  return new RegExp(`--${name}: (#[0-9a-f]{6});`).exec(block)?.[1] ?? `no ${name}`;
}

function channels(hex: string): [number, number, number] {
  return [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as [number, number, number];
}

/** Relative luminance and contrast as WCAG 2.2 defines them. */
function luminance(hex: string): number {
  const [r, g, b] = channels(hex).map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [high, low] = [luminance(a), luminance(b)].toSorted((x, y) => y - x) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

function toHex(rgb: string): string {
  if (rgb.startsWith('#')) return rgb;
  return `#${rgb
    .match(/\d+/g)!
    .map((value) => Number(value).toString(16).padStart(2, '0'))
    .join('')}`;
}

const scales = [
  ['light heat', light, 'heat', classes.map((i) => schemeYlOrBr[7]![i]!)],
  ['dark heat', dark, 'heat', classes.map((i) => interpolateInferno(0.3 + (0.65 * i) / 6))],
  ['light money', light, 'money', classes.map((i) => schemePurples[7]![i]!)],
  ['dark money', dark, 'money', classes.map((i) => interpolatePurples(0.95 - (0.75 * i) / 6))],
] as const;

const puOr = schemePuOr[11]!;
/** Purple for less, orange for more; on dark the ends are light and the middle is a neutral of our own. */
const differences = [
  ['light difference', light, 'difference', classes.map((i) => schemePuOr[7]![i]!)],
  [
    'dark difference',
    dark,
    'difference',
    [3, 2, 1, null, 10, 8, 7].map((i) => (i === null ? '#33393f' : puOr[i]!)),
  ],
] as const;

/** The hues of departments that causes share, people to third party. */
const hues = [3, 0, 1, 2, 4, 5, 11];
const tokens = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');
const [lightTokens = '', darkTokens = ''] = tokens.split(":root[data-theme='dark']");
const causeHues = [
  ['light cause', light, 'cause', hues.map((hue) => token(lightTokens, `department-${hue}`))],
  ['dark cause', dark, 'cause', hues.map((hue) => token(darkTokens, `department-${hue}`))],
] as const;

test.each([...scales, ...differences, ...causeHues])(
  'the %s scale holds the seven classes of its source',
  (_, block, name, source) => {
    expect(classes.map((i) => token(block, `${name}-${i}`))).toEqual(source.map(toHex));
  },
);

test.each([...scales, ...differences, ...causeHues])(
  'text on every class of the %s scale has a contrast of at least 4.5',
  (_, block, name) => {
    for (const i of classes) {
      const text = token(block, `${name}-${i}-text`);
      expect(contrast(token(block, `${name}-${i}`), text), `class ${i}`).toBeGreaterThanOrEqual(4.5);
      expect(contrast(token(block, `${name}-${i}-hatch`), text), `hatch ${i}`).toBeGreaterThanOrEqual(4.5);
    }
  },
);

test.each(scales)('brightness runs one way along the %s scale', (_, block, name) => {
  const steps = classes.map((i) => luminance(token(block, `${name}-${i}`)));
  const sorted = steps.toSorted((a, b) => a - b);
  expect(block === light ? steps.toReversed() : steps).toEqual(sorted);
});

test.each([
  ['light', light],
  ['dark', dark],
])('text on "no data" is readable in the %s theme', (_, block) => {
  expect(contrast(token(block, 'heat-none'), token(block, 'heat-none-text'))).toBeGreaterThanOrEqual(4.5);
});

const rising = (part: readonly number[]) => part.every((each, i) => i === 0 || each > part[i - 1]!);

test.each(differences)(
  'the %s scale is darkest or lightest in the middle, its sides even',
  (_, block, name) => {
    const steps = classes.map((i) => luminance(token(block, `${name}-${i}`)));
    const sign = block === light ? 1 : -1;
    const inward = [steps.slice(0, 4), steps.slice(3).toReversed()].map((side) =>
      side.map((each) => sign * each),
    );
    expect(inward.map(rising)).toEqual([true, true]);
  },
);
