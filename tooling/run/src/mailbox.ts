import { EventEmitter, once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo, Server } from 'node:net';
import type { Readable } from 'node:stream';
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { mailPage } from './mail-page.ts';

export interface ReceivedMail {
  /** The addresses of the envelope. */
  readonly to: readonly string[];
  readonly from: string;
  readonly subject: string;
  readonly text: string;
  /** Null for a mail of plain text. */
  readonly html: string | null;
  readonly messageId: string | null;
  readonly at: Date;
}

export interface Mailbox {
  readonly smtpUrl: string;
  /** A page that lists what has come. */
  readonly url: string;
  /** Oldest first; the newest 1,000. */
  readonly mails: readonly ReceivedMail[];
  /** The newest mail that matches, waiting for one if none has come; rejects after `withinMs`. */
  waitFor(matches: (mail: ReceivedMail) => boolean, withinMs?: number): Promise<ReceivedMail>;
  close(): Promise<void>;
}

const kept = 1_000;
const longestMail = 1024 * 1024;

/** Takes every mail handed over on a free port of 127.0.0.1, keeps it in memory, and delivers none. */
export async function openMailbox(): Promise<Mailbox> {
  const mails: ReceivedMail[] = [];
  const arrivals = new EventEmitter();
  const receive = async (stream: Readable, to: readonly string[]) => {
    const mail = await PostalMime.parse(Buffer.concat(await stream.toArray()));
    mails.push({
      to,
      from: mail.from?.address ?? '',
      subject: mail.subject ?? '',
      text: mail.text?.trim() ?? '',
      html: mail.html ?? null,
      messageId: mail.messageId ?? null,
      at: new Date(),
    });
    if (mails.length > kept) mails.shift();
    arrivals.emit('mail');
  };
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    size: longestMail,
    onData(stream, { envelope }, done) {
      receive(
        stream,
        envelope.rcptTo.map(({ address }) => address),
      ).then(
        () => done(),
        (error: unknown) => done(error instanceof Error ? error : new Error(String(error))),
      );
    },
  });
  smtp.on('error', () => {}); // a client that breaks off; its mail was not taken
  const page = createServer((request, response) => {
    const { status, type, body } = mailPage(mails, request.headers.host ?? '', request.url ?? '/');
    const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'; form-action 'none'";
    response.writeHead(status, {
      'content-type': type,
      'cache-control': 'no-store',
      'content-security-policy': policy,
      'referrer-policy': 'no-referrer',
    });
    response.end(body);
  });
  const smtpPort = await listen(smtp.server, () => smtp.listen(0, '127.0.0.1'));
  const pagePort = await listen(page, () => page.listen(0, '127.0.0.1'));

  return {
    smtpUrl: `smtp://127.0.0.1:${smtpPort}`,
    url: `http://127.0.0.1:${pagePort}`,
    mails,
    async waitFor(matches, withinMs = 15_000) {
      const signal = AbortSignal.timeout(withinMs);
      for (;;) {
        const found = mails.findLast(matches);
        if (found) return found;
        await once(arrivals, 'mail', { signal }).catch((cause: unknown) => {
          const have = mails.map(({ to, subject }) => `${to.join(', ')}: ${subject}`).join('\n');
          throw new Error(`No such mail came within ${withinMs} ms. Those that came:\n${have || 'none'}`, { cause });
        });
      }
    },
    async close() {
      page.closeAllConnections();
      await Promise.all([new Promise<void>((done) => smtp.close(() => done())), new Promise((done) => page.close(done))]);
    },
  };
}

async function listen(server: Server, start: () => unknown): Promise<number> {
  const listening = once(server, 'listening');
  start();
  await listening;
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === 'string') throw new Error('A server that listens on TCP has a port.');
  return address.port;
}
