import { z } from 'zod';

/** What a guest calls themselves: one line, and nothing that turns the writing around it the other way. */
export const personNameSchema = z
  .string()
  .trim()
  .min(1)
  .max(60)
  .regex(
    /^[^\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]+$/u,
    'a name has no line breaks or control characters',
  );
