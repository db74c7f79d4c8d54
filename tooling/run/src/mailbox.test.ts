import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Mailbox, openMailbox } from './mailbox.ts';

let mailbox: Mailbox;

beforeEach(async () => {
  mailbox = await openMailbox();
});

afterEach(() => mailbox.close());

/** Hands a mail over as any client would; what the server answered. */
function send(to: string, subject: string, body: string): Promise<string> {
  const socket = connect({ host: '127.0.0.1', port: Number(new URL(mailbox.smtpUrl).port) });
  const lines = ['HELO test', 'MAIL FROM:<totem@example.org>', `RCPT TO:<${to}>`, 'DATA'];
  const mail = [`To: ${to}`, `Subject: ${subject}`, 'Message-ID: <one@example.org>', '', body, '.', 'QUIT'];
  const steps = [...lines, mail.join('\r\n')];
  socket.on('data', () => {
    const step = steps.shift();
    if (step !== undefined) socket.write(`${step}\r\n`);
  });
  return text(socket);
}

const page = async (path = '/', headers: Record<string, string> = {}) => fetch(`${mailbox.url}${path}`, { headers });

test('a mail that was handed over can be read', async () => {
  await send('harry@oscorp.example', 'Welcome', 'Open http://localhost:4000/join?a=1&b=2');

  expect(mailbox.mails).toMatchObject([
    {
      to: ['harry@oscorp.example'],
      subject: 'Welcome',
      text: 'Open http://localhost:4000/join?a=1&b=2',
      html: null,
      messageId: '<one@example.org>',
    },
  ]);
});

test('one can wait for a mail that has not come yet', async () => {
  const coming = mailbox.waitFor(({ to }) => to.includes('may@oscorp.example'));
  await send('harry@oscorp.example', 'first', '-');
  await send('may@oscorp.example', 'second', '-');

  expect((await coming).subject).toBe('second');
  expect((await mailbox.waitFor(() => true)).subject).toBe('second');
  await expect(mailbox.waitFor(() => false, 10)).rejects.toThrow('harry@oscorp.example: first');
});

test('the page shows what a mail says as text, never as a page of its own', async () => {
  await send('harry@oscorp.example', '<script>alert(1)</script>', 'Open http://localhost:4000/join?a=1&b=2 <img src=x>');
  const shown = await (await page()).text();

  expect(shown).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  expect(shown).toContain('<a href="http://localhost:4000/join?a=1&amp;b=2">');
  expect(shown).not.toContain('<img');
});

test('the page of an empty mailbox says so, and an unknown mail is not found', async () => {
  expect(await (await page()).text()).toContain('No mail yet.');
  expect((await page('/0')).status).toBe(404);
});
