import { z } from 'zod';

/** What a person may do with a map (trust.md, Who may do what). */
export const roleSchema = z.enum(['admin', 'editor', 'commenter', 'viewer']);
export type Role = z.infer<typeof roleSchema>;

/** What a link can give. */
export const guestRoleSchema = roleSchema.exclude(['admin']);

/** Commenting goes over HTTP, so a commenter's socket reads only. */
export function mayWrite(role: Role): boolean {
  return role === 'admin' || role === 'editor';
}
