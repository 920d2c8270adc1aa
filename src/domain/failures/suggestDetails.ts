import { parseCause } from './causeText.ts';
import type { ColumnProfile } from './columnProfile.ts';
import { detailRoles, type DetailRole } from './detailColumns.ts';
import { provenScore } from './scoreProof.ts';
import { provenUnit } from './unitProof.ts';

const namedLike: Record<DetailRole, RegExp> = {
  lang: /^(lang(uage)?|locale)( code)?$/i,
  score:
    /\b(csat|nps|ces|satisfaction|rating|stars?|recommend|score)\b(?!.*\b(comment|reason|text|id|type)\b)/i,
  status: /\bstatus$/i,
  firstReply: /\bfirst (reply|response) time\b/i,
  resolve: /\bresolution time\b|\btime to resol/i,
  firstReplyAt: /\bfirst (reply|response|replied|responded)\b/i,
  resolvedAt: /\b(resolved|resolution|closed|solved|completed)\b/i,
  reopens: /\bre-?open(s|ed|ings)?\b/i,
  handoffs: /\b(hand-?offs?|transfers?|reassign\w*)\b/i,
  perceivedCause: /\bcause\b/i,
  burdenMinutes: /\bburden\b.*\b(min(ute)?s|hours|time)\b/i,
  burdenMoney: /\bburden\b.*(\b(money|cost|eur|usd|gbp)\b|[$€£])/i,
  severity: /\bseverity\b/i,
};

/**
 * The column that plays a role by its heading and its values, and needs no answer of its own (unit, scale) to be read;
 * null where there is none.
 */
function detailColumn(role: DetailRole, profiles: readonly ColumnProfile[]): ColumnProfile | null {
  const fitting = profiles.filter(
    (profile) => profile.filled > 0 && namedLike[role].test(profile.heading) && holds[role](profile),
  );
  return fitting[0] ?? null;
}

const holds: Record<DetailRole, (profile: ColumnProfile) => boolean> = {
  firstReplyAt: ({ dates }) => dates.looksLikeDates(),
  resolvedAt: ({ dates }) => dates.looksLikeDates(),
  firstReply: isLength,
  resolve: isLength,
  burdenMinutes: isLength,
  score: (profile) => provenScore(profile) !== null,
  lang: hasFewValues,
  status: hasFewValues,
  reopens: everyValue((value) => /^(\d{1,4}|yes|no|true|false)$/i.test(value)),
  handoffs: everyValue((value) => /^\d{1,4}$/.test(value)),
  perceivedCause: everyValue((value) => parseCause(value) !== null),
  burdenMoney: everyValue((value) => /\d/.test(value) && !/\p{L}{4}/u.test(value)),
  severity: everyValue((value) => /^([1-9]|10)$/.test(value)),
};

function isLength(profile: ColumnProfile): boolean {
  return !profile.dates.looksLikeDates() && provenUnit(profile) !== null;
}

function hasFewValues({ values }: ColumnProfile): boolean {
  return values !== null && values.size <= 50;
}

function everyValue(fits: (value: string) => boolean): (profile: ColumnProfile) => boolean {
  return ({ values, samples }) => (values === null ? samples : [...values.keys()]).every(fits);
}

const segmentLike =
  /\b(segment|region|country|state|province|plan|tier|brand|product|sub-?product|line|priority|severity|market|department|team|group|gender|age|class|carrier|airline|company|borough|city|type)\b/i;
const mostSegmentValues = 60;
const mostSegments = 8;

/** Columns of few values that are worth filtering by, beside those that already play a role. */
export function segmentColumns(
  profiles: readonly ColumnProfile[],
  taken: ReadonlySet<string>,
): readonly string[] {
  return profiles
    .filter(({ heading, values, rows, filled, dates }) => {
      const distinct = values?.size ?? Infinity;
      const isFew = distinct >= 2 && distinct <= mostSegmentValues && distinct * 3 <= filled;
      return (
        !taken.has(heading) &&
        isFew &&
        filled * 2 >= rows &&
        segmentLike.test(heading) &&
        !dates.looksLikeDates()
      );
    })
    .slice(0, mostSegments)
    .map(({ heading }) => heading);
}

/** The roles whose columns the file evidently has. */
export function likelyDetails(
  profiles: readonly ColumnProfile[],
): Readonly<Partial<Record<DetailRole, string>>> {
  const taken = new Set<string>();
  const likely: Partial<Record<DetailRole, string>> = {};
  for (const role of detailRoles) {
    const column = detailColumn(
      role,
      profiles.filter(({ heading }) => !taken.has(heading)),
    );
    if (column === null) continue;
    likely[role] = column.heading;
    taken.add(column.heading);
  }
  return likely;
}
