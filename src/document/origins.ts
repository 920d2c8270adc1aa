/**
 * Who caused a transaction. Compared by identity (Y.UndoManager's trackedOrigins does), so they are constants
 * here and never made anew.
 */
export const LOCAL = Object.freeze({ by: 'this person' });
export const SERVER = Object.freeze({ by: 'the server' });
export type Origin = typeof LOCAL | typeof SERVER;
