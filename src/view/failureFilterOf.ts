import { formatDay } from '#domain/failures/day.ts';
import { everyFailure, type FailureFilter } from '#domain/failures/failureFilter.ts';
import type { Filter } from './viewStore.ts';

/** A viewer's filter as the domain and the API spell it: days as text, no channels meaning all. */
export function failureFilterOf({ from, to, channels }: Filter): FailureFilter {
  return {
    ...everyFailure,
    from: from === null ? null : formatDay(from),
    to: to === null ? null : formatDay(to),
    channels: channels === null ? [] : [...channels].toSorted(),
  };
}
