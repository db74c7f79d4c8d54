import { expect, test } from 'vitest';
import { catalogs, products } from './catalog/products.ts';
import { giftWords, Mail, type MailTemplate, NoticeKind, noticeKindOf, textOf } from './messages.ts';

const link = 'https://totem.example/x';
const what = { en: 'Contributor of Voice of Customer', fr: 'Contributeur de Voix du client' };
const samples: { [T in MailTemplate]: Extract<Mail, { template: T }> } = {
  'sign_in.verify': { template: 'sign_in.verify', link },
  'sign_in.reset': { template: 'sign_in.reset', link },
  'sign_in.account_exists': { template: 'sign_in.account_exists', link },
  'access.changed': {
    template: 'access.changed',
    organization: 'Marvel Group Inc.',
    by: 'Felicia Hardy',
    given: [{ what, where: 'Oscorp' }],
    ended: [{ what, where: 'Stark' }],
    more: 2,
    reason: 'Holiday cover',
    link,
  },
  'access.ends_soon': {
    template: 'access.ends_soon',
    organization: 'Marvel Group Inc.',
    gift: { what, where: 'Oscorp' },
    endsAt: '2027-01-31T22:00:00Z',
    timeZone: 'America/Toronto',
    link,
  },
};
const when = (at: string, timeZone: string, language: string) => `<${at} ${timeZone} ${language}>`;
const all = Object.values(samples);

test.each(all)('BX-64 $template is said in both languages, without a word of the other', (mail) => {
  const parsed = Mail.parse(mail);
  const [en, fr] = [textOf(parsed, 'en', when), textOf(parsed, 'fr', when)];
  const sentences = ({ subject, intro, lines, outro, action }: typeof en) => [
    subject,
    ...intro,
    ...lines,
    ...outro,
    action.instructions,
    action.button,
  ];
  expect(sentences(en).length).toBe(sentences(fr).length);
  for (const [at, sentence] of sentences(en).entries()) expect(sentence).not.toBe(sentences(fr)[at]);
  expect(sentences(en).join(' ')).not.toMatch(/undefined|null|\[object/);
  expect(sentences(fr).join(' ')).not.toMatch(/undefined|null|\[object|\b(you|your|the)\b/i);
  expect([en.action.link, fr.action.link]).toEqual([link, link]);
});

test('the mail of a change says who, where, what and why, in the words of the product', () => {
  const { subject, intro, lines } = textOf(samples['access.changed'], 'fr', when);
  expect(subject).toBe('Votre accès dans Marvel Group Inc. a changé');
  expect(intro).toEqual(['Dans Marvel Group Inc., Felicia Hardy a modifié votre accès.', 'Raison : Holiday cover']);
  expect(lines).toEqual([
    'Vous avez maintenant : Contributeur de Voix du client (Oscorp)',
    'Vous n’avez plus : Contributeur de Voix du client (Stark)',
    'Non listés ici : 2',
  ]);
});

test('BX-66 notices can be switched off, mails that somebody asked for cannot', () => {
  expect(all.map(({ template }) => template).filter((template) => noticeKindOf(template) !== null)).toEqual([...NoticeKind.options]);
});

test('a link that is no web address is refused', () => {
  expect(Mail.safeParse({ template: 'sign_in.reset', link: 'javascript:alert(1)' }).success).toBe(false);
});

test('a gift is named in the words of the product', () => {
  const catalog = catalogs.hexia();
  const { product } = catalog;
  expect(giftWords(catalog, null)).toEqual(product.words.locations);
  expect(giftWords(catalog, { role: 'voc/reader' }).fr).toBe(`Lecteur, ${products.hexia.services.voc.label.fr}`);
  expect(giftWords(catalogs.hitflow(), { role: 'hitflow/owner' })).toEqual(catalogs.hitflow().roles.get('hitflow/owner')?.label);
  expect(giftWords(catalog, { permission: 'voc:confidential.view' }).en).toMatch(new RegExp(`^${product.words.extra.en}: `));
  for (const gone of ['voc/gone', 'voc:gone'])
    expect(giftWords(catalog, gone.includes('/') ? { role: gone } : { permission: gone })).toEqual({ en: gone, fr: gone });
});

test('a change that nobody in particular made, without a reason, says only what changed', () => {
  const { intro, lines } = textOf({ ...samples['access.changed'], by: null, reason: null, ended: [], more: 0 }, 'en', when);
  expect(intro).toEqual(['In Marvel Group Inc., your access changed.']);
  expect(lines).toEqual(['You now have: Contributor of Voice of Customer (Oscorp)']);
});
