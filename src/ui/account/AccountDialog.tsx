import { Dialog } from '../controls/Dialog.tsx';
import { Tabs } from '../controls/Tabs.tsx';
import { loadServerAudit } from '../data/accountApi.ts';
import { AuditTable } from '../sharing/AuditTable.tsx';
import { SignOut } from '../sharing/SignOut.tsx';
import { OwnSessions } from './OwnSessions.tsx';
import { PasswordForm } from './PasswordForm.tsx';

/** The owner's own matters: where they are signed in, their password, and who tried to come in. */
export function AccountDialog({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog title="Your account" onClose={onClose} foot={<SignOut>Sign out</SignOut>}>
      <Tabs
        label="Your account"
        tabs={[
          { id: 'sessions', name: 'Signed in', content: <OwnSessions /> },
          { id: 'password', name: 'Password', content: <PasswordForm /> },
          { id: 'audit', name: 'What happened', content: <AuditTable ask={loadServerAudit} /> },
        ]}
      />
    </Dialog>
  );
}
