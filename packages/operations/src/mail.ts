// Longer than most: handing over and noting it belong together, since their order is what counts.
import { createHash } from 'node:crypto';
import { noticeKindOf } from '@totem/domain/messages';
import { claimMail, findAddressee, noteMailEnded, noteMailWaits } from '@totem/db/mail-deliveries';
import type { Orm } from '@totem/db/orm';
import { createTransport } from 'nodemailer';
import type { Job } from './jobs.ts';
import { type LaidOutMail, layOut } from './mail-templates.ts';

export interface OutgoingMail extends LaidOutMail {
  readonly to: { readonly name: string; readonly address: string };
  readonly messageId: string;
  /** Where its reader may switch such mails off; null: they may not. */
  readonly unsubscribe: string | null;
}

/** What the mail server said: taken, or never (with its code). Anything temporary is thrown. */
export type HandedOver = { readonly taken: true } | { readonly taken: false; readonly answer: string };

export interface Mailer {
  /** @throws when the server is away, busy or slow: the same mail may be tried again, under the same Message-ID */
  handOver(mail: OutgoingMail): Promise<HandedOver>;
  close(): void;
}

export interface MailerOptions {
  /** `smtp://user:password@host:port`, or smtps. */
  readonly smtpUrl: string;
  readonly from: { readonly name: string; readonly address: string };
  /** How long the server may take in all. */
  readonly patienceMs?: number;
}

/** Hands mails over by SMTP, ten seconds to connect and thirty in all. */
export function openMailer({ smtpUrl, from, patienceMs = 30_000 }: MailerOptions): Mailer {
  const connectMs = Math.min(10_000, patienceMs);
  const transport = createTransport(
    {
      url: smtpUrl,
      connectionTimeout: connectMs,
      greetingTimeout: connectMs,
      socketTimeout: patienceMs,
      disableFileAccess: true,
      disableUrlAccess: true,
    },
    { from },
  );
  return {
    async handOver({ to, subject, text, html, messageId, unsubscribe }) {
      const list = unsubscribe === null ? {} : { list: { unsubscribe } };
      try {
        // Always an object: a string with a comma in it would be two people.
        await within(patienceMs, transport.sendMail({ to: { ...to }, subject, text, html, messageId, ...list }));
        return { taken: true };
      } catch (error) {
        const code = responseCodeOf(error);
        if (code !== null && code >= 500) return { taken: false, answer: String(code) };
        throw error;
      }
    },
    close: () => transport.close(),
  };
}

/** The server's limits count each silence; this one counts the whole, for servers that answer a byte at a time. */
async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  const over = Promise.withResolvers<never>();
  const timer = setTimeout(() => over.reject(new Error(`The mail server took longer than ${ms} ms.`)), ms);
  try {
    return await Promise.race([work, over.promise]);
  } finally {
    clearTimeout(timer);
  }
}

/** The code of an answer about this mail or its address; null: the failure was about something else, e.g. our own password. */
function responseCodeOf(error: unknown): number | null {
  if (!(error instanceof Error)) return null;
  const aboutThisMail = ['EENVELOPE', 'EMESSAGE'].includes(String(Reflect.get(error, 'code')));
  const code: unknown = Reflect.get(error, 'responseCode');
  return aboutThisMail && typeof code === 'number' ? code : null;
}

export interface MailDesk {
  readonly orm: Orm;
  readonly mailer: Mailer;
  readonly publicUrl: string;
}

/** Longer than a hand-over may take: whoever still holds a mail after that is gone. */
const holdMs = 40_000;

/**
 * Does a mail job. However often it runs, the mail is handed over once, and once more for each crash between the server's
 * answer and our note of it, always under the same Message-ID.
 *
 * @throws when it has to be tried again later; a refusal for good is noted and not thrown.
 */
export async function deliverMail({ orm, mailer, publicUrl }: MailDesk, { key, userId, mail }: Job<'mail'>): Promise<void> {
  const claimed = await claimMail(orm, key, userId, mail.template, holdMs);
  if (claimed === 'ended') return;
  if (claimed === 'held') throw new Error('Another worker has this mail in hand.');
  const kind = noticeKindOf(mail.template);
  const addressee = await findAddressee(orm, userId, kind);
  if (!addressee || (kind !== null && (addressee.muted || !addressee.verified))) return noteMailEnded(orm, key, 'muted', null);
  const { name, address, language } = addressee;
  try {
    const answer = await mailer.handOver({
      ...layOut(mail, language, name, publicUrl),
      to: { name, address },
      messageId: messageIdOf(key, publicUrl),
      unsubscribe: kind === null ? null : `${publicUrl}/me/notifications`,
    });
    await (answer.taken ? noteMailEnded(orm, key, 'handed_over', null) : noteMailEnded(orm, key, 'refused', answer.answer));
  } catch (error) {
    await noteMailWaits(orm, key, null);
    throw error;
  }
}

/** The same for every try of one mail, and telling nothing about it. */
export const messageIdOf = (key: string, publicUrl: string): string =>
  `<${createHash('sha256').update(key).digest('hex').slice(0, 40)}@${new URL(publicUrl).hostname}>`;
