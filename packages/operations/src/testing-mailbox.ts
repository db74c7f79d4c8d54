import { type AddressInfo, type Socket, createServer } from 'node:net';

/** A mail as a server took it, from the envelope on. */
export interface TakenMail {
  readonly to: readonly string[];
  readonly raw: string;
}

/** How the next mail is treated: taken, refused (at its address, or after its text), lost without a word, or left waiting. */
export type Treatment = 'take' | { readonly at: 'address' | 'end'; readonly answer: string } | 'drop_after_data' | 'never_answer';

export interface TestMailbox {
  readonly smtpUrl: string;
  readonly taken: readonly TakenMail[];
  treatment: Treatment;
  /** How many mails were read and not answered. */
  readonly waiting: number;
  /** Takes those mails after all. */
  answerWaiting(): void;
  close(): Promise<void>;
}

/** A mail server for tests on a free port of 127.0.0.1, as well or as badly behaved as it is told to be. */
export async function openTestMailbox(): Promise<TestMailbox> {
  const taken: TakenMail[] = [];
  const waiting: (() => void)[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket.once('close', () => sockets.delete(socket)).on('error', () => {}));
    let to: string[] = [];
    let text: string | null = null; // null: not in the text of a mail
    let unread = '';
    const say = (line: string) => void socket.write(`${line}\r\n`);
    const end = (raw: string) => {
      const { treatment } = mailbox;
      if (treatment === 'never_answer')
        return void waiting.push(() => {
          taken.push({ to, raw });
          say('250 taken');
        });
      if (treatment !== 'take' && treatment !== 'drop_after_data') return say(treatment.answer);
      taken.push({ to, raw });
      if (treatment === 'drop_after_data') socket.destroy();
      else say('250 taken');
    };
    const command = (line: string) => {
      const { treatment } = mailbox;
      const verb = line.slice(0, 4).toUpperCase();
      if (verb === 'MAIL') to = [];
      if (verb === 'RCPT' && typeof treatment === 'object' && treatment.at === 'address') return say(treatment.answer);
      if (verb === 'RCPT') to.push(/<(.*)>/.exec(line)?.[1] ?? line);
      if (verb === 'DATA') text = '';
      say(verb === 'DATA' ? '354 go on' : verb === 'QUIT' ? '221 bye' : '250 fine');
    };
    socket.setEncoding('utf8').on('data', (chunk: string) => {
      const lines = (unread + chunk).split('\r\n');
      unread = lines.pop() ?? '';
      for (const line of lines)
        if (text === null) command(line);
        else if (line !== '.') text += `${line.replace(/^\.\./, '.')}\n`;
        else {
          end(text);
          text = null;
        }
    });
    say('220 test');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // a server that listens on TCP has one
  const mailbox: TestMailbox = {
    smtpUrl: `smtp://127.0.0.1:${port}`,
    taken,
    treatment: 'take',
    get waiting() {
      return waiting.length;
    },
    answerWaiting: () => waiting.splice(0).forEach((answer) => answer()),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
  return mailbox;
}
