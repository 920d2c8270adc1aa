import '@xyflow/react/dist/base.css';
import { ReactFlowProvider } from '@xyflow/react';
import { useState } from 'react';
import { CanvasSurface } from './CanvasSurface.tsx';
import { createGestureStore, GestureProvider } from './gestures/gestureStore.ts';

/** The map drawn: what stands on it, everything that is done to it by pointer and key, and who else is there. */
export function Canvas() {
  const [gesture] = useState(createGestureStore);
  return (
    <GestureProvider value={gesture}>
      <ReactFlowProvider>
        <CanvasSurface />
      </ReactFlowProvider>
    </GestureProvider>
  );
}
