import { z } from 'zod';

/** What a person may do with a map, from the most to the least. */
export const roleSchema = z.enum(['admin', 'editor', 'commenter', 'viewer']);
export type Role = z.infer<typeof roleSchema>;
