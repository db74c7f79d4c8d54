import type { Mail } from '@totem/domain/messages';
import { expect, test } from 'vitest';
import { layOut } from './mail-templates.ts';

const link = 'https://totem.example/api/auth/verify-email?token=abc&copy=1&callbackURL=%2F';
const changed: Mail = {
  template: 'access.changed',
  organization: 'Marvel <b>Group</b> & Co',
  by: 'Eve"><script>alert(1)</script>',
  given: [{ what: { en: 'Contributor', fr: 'Contributeur' }, where: '<%= process.env %>' }],
  ended: [],
  more: 0,
  reason: null,
  link: 'https://totem.example/me/access',
};

test('a link arrives whole, in HTML and in plain text', () => {
  const { html, text } = layOut({ template: 'sign_in.verify', link }, 'en', 'Ada', 'https://totem.example');
  expect(text).toContain(link);
  expect(html).toContain(`href="${link.replaceAll('&', '&amp;')}"`);
});

test('a name is never read as markup, as a template, or dropped', () => {
  const { html, text, subject } = layOut(changed, 'en', 'Ada <i>', 'https://totem.example');
  expect(html).not.toMatch(/<script|<i>|<b>Group/);
  expect(html).toContain('&lt;%= process.env %&gt;');
  expect(text).toContain('Hello Ada <i>');
  expect(text).toContain('In Marvel <b>Group</b> & Co, Eve"><script>alert(1)</script> changed your access.');
  expect(text).toContain('<%= process.env %>');
  expect(subject).toBe('Your access in Marvel <b>Group</b> & Co changed');
});

test('BX-64 every word around the sentences is of the same language', () => {
  const { html, text } = layOut(changed, 'fr', 'Ada', 'https://totem.example');
  for (const form of [html, text]) expect(form).not.toMatch(/Hello|Hi |Thank|Yours|trouble clicking|All rights/);
  expect(text).toContain('Bonjour Ada');
  expect(text).toContain('Merci');
});

test('an end is told in the local time of the place, with its zone', () => {
  const mail: Mail = {
    template: 'access.ends_soon',
    organization: 'Marvel',
    gift: { what: { en: 'Reader', fr: 'Lecteur' }, where: 'Oscorp' },
    endsAt: '2027-02-01T03:00:00Z',
    timeZone: 'America/Toronto',
    link,
  };
  expect(layOut(mail, 'en', 'Ada', 'https://totem.example').text).toMatch(/Sunday, January 31, 2027.* 10:00.*\(America\/Toronto\)/);
});

test('what can be switched off says so, and nothing else does', () => {
  expect(layOut(changed, 'en', 'Ada', 'https://totem.example').text).toContain('switch these mails off');
  expect(layOut({ template: 'sign_in.reset', link }, 'en', 'Ada', 'https://totem.example').text).not.toContain('switch');
});
