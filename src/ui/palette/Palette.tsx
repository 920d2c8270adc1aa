import { verdictOf } from '#actions/action.ts';
import { followActions } from '#actions/followActions.ts';
import { keyWords, runAction } from '#actions/keyboard.ts';
import { actions } from '#actions/registry.ts';
import { useSession, useTallies } from '#actions/session.ts';
import { SearchList } from './SearchList.tsx';

/** Every command by name, each with its key; what is not possible now says why. */
export function Palette({ typed }: { readonly typed: string }) {
  const session = useSession();
  // Opened before the failures are counted, the list follows when they are.
  useTallies((tallies) => tallies);
  const close = () => session.view.setState({ panel: { kind: 'none' } });
  const commands = [...actions, ...followActions(session)];
  const entries = commands.map((action) => {
    const verdict = verdictOf(action, session);
    return {
      id: action.id,
      name: action.name,
      ...(action.keys?.[0] ? { keys: keyWords(action.keys[0]) } : {}),
      reason: verdict.ok ? null : verdict.reason,
    };
  });
  const run = (id: string) => {
    const action = commands.find((each) => each.id === id);
    close();
    if (action) runAction(session, action);
  };
  const rest = { typed, onChoose: run, onClose: close };
  return <SearchList label="Search commands" entries={entries} {...rest} />;
}
