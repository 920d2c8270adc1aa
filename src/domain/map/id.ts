import { z } from 'zod';

/**
 * Ids are made by the caller (domain has no randomness): 1–64 characters that are safe in URLs and CSS. Three names
 * that mean something else as a JavaScript object's key are none; the sync guard refuses them too.
 */
export const idPattern = /^(?!(?:__proto__|constructor|prototype)$)[A-Za-z0-9_-]{1,64}$/;
export const idSchema = z.string().regex(idPattern);

/** A maker of fresh ids, handed in by who has randomness. */
export type NewId = () => string;
