import { useMayEdit } from '#actions/session.ts';
import look from './ConnectHandles.module.css';

const sides = ['top', 'right', 'bottom', 'left'] as const;

/** The points from which a path is dragged: to another touchpoint, or into empty space to make one. */
export function ConnectHandles({ id }: { readonly id: string }) {
  const mayEdit = useMayEdit();
  if (!mayEdit) return null;
  return (
    <>
      {sides.map((side) => (
        <span
          key={side}
          className={`${look.handle} ${look[side]}`}
          data-connect-from={id}
          data-testid={`connect-${side}`}
          title="Drag to connect"
        />
      ))}
    </>
  );
}
