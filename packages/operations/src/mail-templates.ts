import type { Language } from '@totem/domain/language';
import { type Mail, mailFrame, noticeKindOf, textOf } from '@totem/domain/messages';
import Mailgen from 'mailgen';

/** A mail as it is handed over: the same sentences as HTML and as plain text. */
export interface LaidOutMail {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

const accent = '#3b3a8f';

/**
 * Lays a mail out in its addressee's language.
 *
 * @param name how the addressee is called; like all names in `mail` it is shown as it is and never read as markup.
 * @param publicUrl where the product's name leads.
 */
export function layOut(mail: Mail, language: Language, name: string, publicUrl: string): LaidOutMail {
  const { subject, intro, lines, action, outro } = textOf(mail, language, formatInstant);
  const frame = mailFrame[language];
  const generator = new Mailgen({ theme: 'default', product: { name: 'Totem', link: publicUrl, copyright: 'Totem' } });
  // The library escapes nothing, so each form gets words that are safe in it. It also writes its own defaults into what it
  // is given, hence a new object for each.
  const body = (safe: (text: string) => string) => ({
    greeting: frame.greeting,
    name: safe(name),
    signature: frame.signature,
    intro: [...intro, ...lines].map(safe),
    action: {
      instructions: safe(action.instructions),
      button: { color: accent, text: safe(action.button), link: safe(action.link), fallback: { text: safe(frame.fallback) } },
    },
    outro: [...outro, ...(noticeKindOf(mail.template) === null ? [] : [frame.unsubscribe])].map(safe),
  });
  return {
    subject,
    html: String(generator.generate({ body: body(inHtml) })),
    text: plain(String(generator.generatePlaintext({ body: body(inText) }))),
  };
}

const inHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;');

// For the plain form the library decodes entities and then takes out whatever looks like a tag, names in angle brackets
// too: so those brackets travel as two characters that nobody writes, and come back at the end.
const [opening, closing] = ['\ue000', '\ue001'];
const inText = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', opening).replaceAll('>', closing);
const plain = (text: string): string =>
  text
    .replaceAll(opening, '<')
    .replaceAll(closing, '>')
    .replaceAll(/[ \t]+$/gm, '')
    .trim();

function formatInstant(at: string, timeZone: string, language: Language): string {
  const format = (zone: string) =>
    new Intl.DateTimeFormat(language === 'fr' ? 'fr-CA' : 'en-CA', { dateStyle: 'full', timeStyle: 'short', timeZone: zone });
  const instant = new Date(at);
  return `${format(timeZone).format(instant)} (${timeZone})`;
}
