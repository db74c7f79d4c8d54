import { m } from '../../paraglide/messages.js';
import { MailSettings } from './MailSettings.tsx';
import { MeFrame } from './MeFrame.tsx';

/** Which mails one wants; each of them leads here. */
export function NotificationsPage() {
  return (
    <MeFrame title={m.me_notifications()}>
      <MailSettings />
    </MeFrame>
  );
}
