import { seatSchema, type Seat } from '#domain/sharing/seat.ts';
import { callApi } from './callApi.ts';

/** Who this browser is to the server now; null where the server cannot be reached. */
export async function loadSeat(): Promise<Seat | null> {
  try {
    const response = await callApi('/session');
    if (!response.ok) return null;
    const parsed = seatSchema.safeParse(await response.json());
    return parsed.success ? parsed.data : null;
  } catch {
    // fetch rejects only where no answer came at all: an expected state of a live editor.
    return null;
  }
}
