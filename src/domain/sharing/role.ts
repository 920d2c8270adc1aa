import { z } from 'zod';

/** What a person may do with a map, from the most to the least (trust.md, Who may do what). */
export const roleSchema = z.enum(['admin', 'editor', 'commenter', 'viewer']);
export type Role = z.infer<typeof roleSchema>;

/** What a link can give. */
export const guestRoleSchema = roleSchema.exclude(['admin']);

/** Whether a role changes the map itself; a comment is no change of it. */
export function mayWrite(role: Role): boolean {
  return role === 'admin' || role === 'editor';
}
