import { leave } from '../data/entryApi.ts';

/** Ends this browser's session and shows the door. */
export async function signOut(): Promise<void> {
  await leave();
  location.assign('/');
}
