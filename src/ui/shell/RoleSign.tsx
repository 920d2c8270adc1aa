import { Eye, MessageSquare } from 'lucide-react';
import { useSeat } from '#actions/session.ts';
import { mayWords } from '#domain/sharing/seat.ts';
import styles from './TopBar.module.css';

/** One quiet sign for who may not edit; who may needs none. */
export function RoleSign() {
  const { role } = useSeat();
  if (role === 'admin' || role === 'editor') return null;
  const Icon = role === 'commenter' ? MessageSquare : Eye;
  return (
    <output className={styles.role}>
      <Icon size={14} aria-hidden />
      <span>You may {mayWords[role ?? 'viewer']}</span>
    </output>
  );
}
