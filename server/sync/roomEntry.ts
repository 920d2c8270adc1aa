import type { UpdateShape } from './checkUpdate.ts';
import type { Connection } from './Connection.ts';

/** An edit that the guard let pass. */
export type Edit = {
  readonly kind: 'edit';
  readonly from: Connection;
  readonly update: Uint8Array;
  readonly shape: UpdateShape;
  readonly isStepTwo: boolean;
  /** Its number among the sync messages of its connection. */
  readonly position: number;
};

/** Something that the server does with the document. */
export type Work = {
  readonly kind: 'work';
  /** Whom it is done for; the server itself when null. */
  readonly by: string | null;
  readonly run: () => void;
  readonly done: () => void;
  readonly failed: (e: unknown) => void;
};

/** What waits for a room's next turn. */
export type RoomEntry =
  | Edit
  | { readonly kind: 'join'; readonly from: Connection }
  | { readonly kind: 'step1'; readonly from: Connection; readonly stateVector: Uint8Array }
  | Work;
