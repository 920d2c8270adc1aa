/**
 * Who caused a transaction. Compared by identity (Y.UndoManager's trackedOrigins does), so they are constants
 * here and never made anew.
 */
export const LOCAL = Object.freeze({ by: 'this person' });
export const SERVER = Object.freeze({ by: 'the server' });

/** The server, doing what a person asked it to; made anew for each act, since nobody tracks it. */
export type OnBehalf = {
  readonly by: 'the server';
  readonly person: { readonly personId: string; readonly name: string };
};
export type Origin = typeof LOCAL | typeof SERVER | OnBehalf;
