import { commit, mapOf, useSession } from '#actions/session.ts';
import { addFailureMode } from '#domain/edits/addFailureMode.ts';

/** Makes a failure mode and hands its id to the caller, who opens its form. */
export function useAddMode(onAdded: (id: string) => void): () => void {
  const session = useSession();
  return () => {
    const id = session.newId();
    commit(session, addFailureMode(mapOf(session), { id }));
    onAdded(id);
  };
}
