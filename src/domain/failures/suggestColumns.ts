import type { ColumnProfile } from './columnProfile.ts';
import type { DetailRole } from './detailColumns.ts';
import type { ColumnSettings } from './importSettings.ts';
import { tellsRowsApart } from './tellsRowsApart.ts';

/** What every file is asked for; optional columns are `DetailRole`s. */
export type ColumnRole = Exclude<keyof ColumnSettings, DetailRole | 'segments'>;

/** A column that could play a role, likeliest first, with the reason. */
export interface ColumnCandidate {
  readonly column: string | readonly string[];
  readonly because: string;
  readonly isLikely: boolean;
}

const namedLike: Record<ColumnRole, RegExp> = {
  sourceId: /\b(unique key|id|key|ticket|case|incident|number|no|ref|reference)\b|#|_id$|Id$/i,
  occurredAt:
    /\b(created|opened|occurred|reported|received|submitted|started|date|time|timestamp|when)\b|_at$/i,
  text: /\b(text|comments?|complaint|description|descriptor|message|verbatim|remarks?|body|details?|feedback|review|subject)\b/i,
  channel: /\b(channel|via|medium|contact method|contact type|received by)\b/i,
  touchpoint:
    /\b(touch ?point|complaint type|reason|negativereason|category|type|topic|issue|queue|problem)\b|reason$|category$/i,
  customerKey:
    /\b(customer|client|account|user|member|contact|requester)\b.*\b(id|key|number|no|e-?mail)\b|^e-?mail$/i,
};

const laterDates = /\b(closed|updated|due|resolved|modified|ended|finished|completed)\b/i;
const mostGroups = 500;
const mostChannels = 50;

/** Columns that could play a role, likeliest first. */
export function candidatesFor(
  role: ColumnRole,
  profiles: readonly ColumnProfile[],
): readonly ColumnCandidate[] {
  if (role === 'occurredAt') return dateCandidates(profiles);
  const [times] = datesFirst(profiles);
  const fitting = profiles.filter((profile) => profile.filled > 0 && fits(role, profile, times));
  const named = (profile: ColumnProfile): boolean => namedLike[role].test(profile.heading);
  return fitting
    .toSorted((a, b) => Number(named(b)) - Number(named(a)) || preference(role, b) - preference(role, a))
    .map((profile) => ({
      column: profile.heading,
      because: reason(role, profile, named(profile) ? 'Its name says so; it' : 'It'),
      isLikely: named(profile),
    }));
}

function fits(
  role: Exclude<ColumnRole, 'occurredAt'>,
  profile: ColumnProfile,
  times: ColumnProfile | undefined,
): boolean {
  if (profile.dates.looksLikeDates()) return false;
  const distinct = profile.values?.size ?? Infinity;
  switch (role) {
    case 'sourceId':
      return tellsRowsApart(profile, times);
    case 'touchpoint':
      return (
        distinct >= 1 && distinct <= mostGroups && (profile.filled < 20 || distinct * 2 <= profile.filled)
      );
    case 'channel':
      return distinct <= mostChannels && profile.averageLength <= 40;
    case 'text':
      return !profile.isUnique || profile.averageLength > 12;
    case 'customerKey':
      return distinct > 1 && profile.averageLength <= 80;
  }
}

function preference(role: ColumnRole, profile: ColumnProfile): number {
  if (role === 'text') return Math.min(profile.values?.size ?? 2_000, 2_000) + profile.averageLength / 1_000;
  if (role === 'touchpoint') return /complaint type|touch ?point|reason/i.test(profile.heading) ? 1 : 0;
  return 0;
}

function reason(role: ColumnRole, profile: ColumnProfile, lead: string): string {
  const distinct = profile.values === null ? 'over 2,000' : String(profile.values.size);
  switch (role) {
    case 'sourceId':
      return `${lead} has ${profile.filled} values, all different.`;
    case 'text':
      return `${lead} holds texts of ${Math.round(profile.averageLength)} characters on average, ${distinct} of them different.`;
    case 'occurredAt':
    case 'channel':
    case 'touchpoint':
    case 'customerKey':
      return `${lead} has ${distinct} different values in ${profile.filled} filled rows.`;
  }
}

function dateScore({ heading, filled, rows }: ColumnProfile): number {
  const byName = (namedLike.occurredAt.test(heading) ? 2 : 0) - (laterDates.test(heading) ? 4 : 0);
  return byName + filled / Math.max(rows, 1);
}

/** The columns of dates, the likeliest time of the failure first. */
function datesFirst(profiles: readonly ColumnProfile[]): readonly ColumnProfile[] {
  return profiles
    .filter((profile) => profile.dates.looksLikeDates())
    .toSorted((a, b) => dateScore(b) - dateScore(a));
}

function dateCandidates(profiles: readonly ColumnProfile[]): readonly ColumnCandidate[] {
  // Dates such as 13.02.25 could be clocks too.
  const clock = profiles.find((profile) => profile.isClock && !profile.dates.looksLikeDates());
  return datesFirst(profiles).map((profile) => {
    const withClock = clock !== undefined && profile.dates.isDayOnly();
    const because = `${profile.dates.count()} of ${profile.rows} rows hold a date there.`;
    return {
      column: withClock ? [profile.heading, clock.heading] : profile.heading,
      because: withClock ? `${because} The time of day stands in “${clock.heading}”.` : because,
      isLikely: dateScore(profile) > 0,
    };
  });
}
