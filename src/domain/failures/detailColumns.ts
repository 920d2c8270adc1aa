/** The roles of columns that a file need not have: what they hold goes into `FailureDetails`. */
export const detailRoles = [
  'lang',
  'score',
  'status',
  'firstReply',
  'resolve',
  'firstReplyAt',
  'resolvedAt',
  'reopens',
  'handoffs',
  'perceivedCause',
  'burdenMinutes',
  'burdenMoney',
  'severity',
] as const;
export type DetailRole = (typeof detailRoles)[number];

/** How a column writes lengths of time; `hh:mm:ss` also takes `h:mm`. */
export const durationUnits = ['minutes', 'hours', 'days', 'seconds', 'hh:mm:ss'] as const;
export type DurationUnit = (typeof durationUnits)[number];
