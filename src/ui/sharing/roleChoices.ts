import type { Role } from '#domain/sharing/role.ts';
import type { Choice } from '../controls/ChoiceItem.tsx';

/** What can be given to a guest; admins have an account. */
export const givenRoles: readonly Choice<Role>[] = [
  { id: 'editor', name: 'Edit', detail: 'draw, change and delete; history keeps it all' },
  { id: 'commenter', name: 'Comment', detail: 'look, and write beside it' },
  { id: 'viewer', name: 'Look', detail: 'change nothing' },
];
