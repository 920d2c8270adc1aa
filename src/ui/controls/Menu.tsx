import { lazy, Suspense, useMemo, useState } from 'react';
import { ButtonContext } from 'react-aria-components';
import { firstPaint } from '#view/firstPaint.ts';
import type { MenuPopupProps } from './MenuPopup.tsx';

// Not part of a map's first paint.
const MenuPopup = lazy(async () => {
  await firstPaint;
  return { default: (await import('./MenuPopup.tsx')).MenuPopup };
});

/** A short list of things to do, each with its key. Asked for before its code has come, it opens as soon as that is here. */
export function Menu(props: Omit<MenuPopupProps, 'opens'>) {
  const [isAsked, setAsked] = useState(false);
  const asking = useMemo(() => ({ onPress: () => setAsked(true) }), []);
  return (
    <Suspense fallback={<ButtonContext value={asking}>{props.children}</ButtonContext>}>
      <MenuPopup {...props} opens={isAsked ? 'at once' : 'when pressed'} />
    </Suspense>
  );
}
