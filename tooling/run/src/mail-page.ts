import type { ReceivedMail } from './mailbox.ts';

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

const plain = (status: number, body: string): Answer => ({ status, type: 'text/plain; charset=utf-8', body });
const html = (body: string): Answer => ({ status: 200, type: 'text/html; charset=utf-8', body });

/**
 * The page of the mail catcher: `/` lists the mails, newest first, `/3` shows the fourth as it was designed.
 *
 * @param host what the browser asked for; another name than this machine's is refused, since a foreign page could
 * otherwise have its own name lead here and read the links.
 */
export function mailPage(mails: readonly ReceivedMail[], host: string, path: string): Answer {
  if (!/^(localhost|127\.0\.0\.1)(:\d+)?$/.test(host)) return plain(403, 'Only for this machine.');
  if (path === '/') return html(list(mails));
  const mail = /^\/\d{1,6}$/.test(path) ? mails[Number(path.slice(1))] : undefined;
  return mail?.html ? html(mail.html) : plain(404, 'No such mail.');
}

function list(mails: readonly ReceivedMail[]): string {
  const items = mails
    .map(
      (mail, index) => `<article>
  <h2>${escape(mail.subject)}</h2>
  <p>to ${escape(mail.to.join(', '))} · <time>${mail.at.toISOString()}</time>${mail.html ? ` · <a href="/${index}">as designed</a>` : ''}</p>
  <pre>${withLinks(escape(mail.text))}</pre>
</article>`,
    )
    .toReversed()
    .join('\n');
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Mails (${mails.length})</title>
<style>
  :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
  body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
  article { border-top: 1px solid; padding: 1rem 0; }
  h2 { font-size: 1.1rem; margin: 0; }
  p { margin: 0; }
  pre { white-space: pre-wrap; overflow-wrap: anywhere; font: inherit; }
</style>
<h1>Mails</h1>
<p>What Totem has sent, newest first. Nothing leaves this machine.</p>
${items || '<p>No mail yet.</p>'}
</html>
`;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escape = (text: string) => text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? '');
const withLinks = (escaped: string) =>
  escaped.replaceAll(/https?:\/\/(?:(?!&(?:lt|gt|quot|#39);)\S)+/g, (url) => `<a href="${url}">${url}</a>`);
