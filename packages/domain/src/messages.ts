import { z } from 'zod';
import { labelOfRole } from './catalog/role-label.ts';
import type { Catalog } from './catalog/catalog.ts';
import type { Language, Text } from './language.ts';

/** Words in both languages, as a job carries them: who reads the mail, and in what language, is known when it is written. */
const Words = z.strictObject({ en: z.string().min(1).max(300), fr: z.string().min(1).max(300) });
const Link = z.url({ protocol: /^https?$/ }).max(2000);

/** One thing that somebody may now do, or no longer: the product's words for it, and the name of the place. */
const Gift = z.strictObject({ what: Words, where: z.string().min(1).max(300) });

/** A mail and all that its sentences mention. */
export const Mail = z.discriminatedUnion('template', [
  z.strictObject({ template: z.literal('sign_in.verify'), link: Link }),
  z.strictObject({ template: z.literal('sign_in.reset'), link: Link }),
  z.strictObject({ template: z.literal('sign_in.account_exists'), link: Link }),
  z.strictObject({
    template: z.literal('access.changed'),
    organization: z.string().min(1).max(300),
    /** Null: nobody in particular, e.g. an import. */
    by: z.string().max(300).nullable(),
    given: z.array(Gift).max(50),
    ended: z.array(Gift).max(50),
    /** How many further lines there were; 0: the lists are whole. */
    more: z.int().nonnegative(),
    reason: z.string().max(500).nullable(),
    link: Link,
  }),
  z.strictObject({
    template: z.literal('access.ends_soon'),
    organization: z.string().min(1).max(300),
    gift: Gift,
    endsAt: z.iso.datetime({ offset: true }),
    timeZone: z.string().max(100),
    link: Link,
  }),
]);
export type Mail = Readonly<z.infer<typeof Mail>>;
export type MailTemplate = Mail['template'];

/** What a grant gives, in the product's words: a role, one extra permission, or (null) locations. A key that the catalog no longer has is shown as it is. */
export function giftWords(catalog: Catalog, gives: { readonly role: string } | { readonly permission: string } | null): Text {
  const { product, roles, permissions } = catalog;
  if (gives === null) return product.words.locations;
  if ('permission' in gives) {
    const { extra } = product.words;
    const lets = permissions.get(gives.permission)?.lets;
    return lets ? { en: `${extra.en}: ${lets.en}`, fr: `${extra.fr} : ${lets.fr}` } : { en: gives.permission, fr: gives.permission };
  }
  const role = roles.get(gives.role);
  if (!role) return labelOfRole(catalog, gives.role) ?? { en: gives.role, fr: gives.role };
  const service = role.service === null ? undefined : product.services[role.service];
  return service ? { en: `${role.label.en}, ${service.label.en}`, fr: `${role.label.fr}, ${service.label.fr}` } : role.label;
}

/** What a person may switch off for themselves. Mails that somebody asked for, and those an owner must get, are not here. */
export const NoticeKind = z.enum(['access.changed', 'access.ends_soon']);
export type NoticeKind = z.infer<typeof NoticeKind>;

export const Channel = z.enum(['mail']);
export type Channel = z.infer<typeof Channel>;

/** The kind by which its addressee may switch this mail off; null: it cannot be switched off. */
export const noticeKindOf = (template: MailTemplate): NoticeKind | null => NoticeKind.safeParse(template).data ?? null;

/** A mail in words, before it is laid out. */
export interface MailText {
  readonly subject: string;
  readonly intro: readonly string[];
  /** One thing a line, between introduction and button. */
  readonly lines: readonly string[];
  readonly action: { readonly instructions: string; readonly button: string; readonly link: string };
  readonly outro: readonly string[];
}

/** Words that every mail needs. */
export const mailFrame: { readonly [L in Language]: { greeting: string; signature: string; fallback: string; unsubscribe: string } } = {
  en: {
    greeting: 'Hello',
    signature: 'Thank you',
    fallback: 'If the button does nothing, copy this address into your browser:',
    unsubscribe: 'You can switch these mails off in your settings.',
  },
  fr: {
    greeting: 'Bonjour',
    signature: 'Merci',
    fallback: 'Si le bouton ne fait rien, copiez cette adresse dans votre navigateur :',
    unsubscribe: 'Vous pouvez désactiver ces courriels dans vos préférences.',
  },
};

type Writers = { readonly [T in MailTemplate]: (mail: Extract<Mail, { template: T }>, language: Language, when: When) => MailText };

/** An instant as people read it, in a time zone and a language. */
export type When = (at: string, timeZone: string, language: Language) => string;

const oneOf = (language: Language, text: Text): string => text[language];

const writers: Writers = {
  'sign_in.verify': ({ link }, language) => ({
    subject: oneOf(language, { en: 'Confirm your address', fr: 'Confirmez votre adresse' }),
    intro: [
      oneOf(language, {
        en: 'Somebody, probably you, created an account with this address. Confirm that it is yours, and you can sign in.',
        fr: 'Quelqu’un, sans doute vous, a créé un compte avec cette adresse. Confirmez qu’elle est à vous pour pouvoir vous connecter.',
      }),
    ],
    lines: [],
    action: {
      instructions: oneOf(language, { en: 'The link works for one hour.', fr: 'Le lien fonctionne pendant une heure.' }),
      button: oneOf(language, { en: 'Confirm this address', fr: 'Confirmer cette adresse' }),
      link,
    },
    outro: [
      oneOf(language, {
        en: 'If it was not you, do nothing: an address that is not confirmed opens nothing.',
        fr: 'Si ce n’était pas vous, ne faites rien : une adresse qui n’est pas confirmée ne donne accès à rien.',
      }),
    ],
  }),
  'sign_in.reset': ({ link }, language) => ({
    subject: oneOf(language, { en: 'Choose a new password', fr: 'Choisissez un nouveau mot de passe' }),
    intro: [
      oneOf(language, {
        en: 'Somebody, probably you, asked for a new password for your account.',
        fr: 'Quelqu’un, sans doute vous, a demandé un nouveau mot de passe pour votre compte.',
      }),
    ],
    lines: [],
    action: {
      instructions: oneOf(language, {
        en: 'The link works once, for one hour. You will be signed out everywhere.',
        fr: 'Le lien fonctionne une seule fois, pendant une heure. Vous serez déconnecté partout.',
      }),
      button: oneOf(language, { en: 'Choose a password', fr: 'Choisir un mot de passe' }),
      link,
    },
    outro: [
      oneOf(language, {
        en: 'If it was not you, do nothing: your password stays as it is.',
        fr: 'Si ce n’était pas vous, ne faites rien : votre mot de passe reste le même.',
      }),
    ],
  }),
  'sign_in.account_exists': ({ link }, language) => ({
    subject: oneOf(language, { en: 'You already have an account', fr: 'Vous avez déjà un compte' }),
    intro: [
      oneOf(language, {
        en: 'Somebody, probably you, tried to create an account with this address. There is one already: sign in, or ask for a new password there.',
        fr: 'Quelqu’un, sans doute vous, a voulu créer un compte avec cette adresse. Il en existe déjà un : connectez-vous, ou demandez-y un nouveau mot de passe.',
      }),
    ],
    lines: [],
    action: {
      instructions: oneOf(language, { en: 'Your account is unchanged.', fr: 'Votre compte n’a pas changé.' }),
      button: oneOf(language, { en: 'Sign in', fr: 'Se connecter' }),
      link,
    },
    outro: [oneOf(language, { en: 'If it was not you, do nothing.', fr: 'Si ce n’était pas vous, ne faites rien.' })],
  }),
  'access.changed': ({ organization, by, given, ended, more, reason, link }, language) => ({
    subject: oneOf(language, { en: `Your access in ${organization} changed`, fr: `Votre accès dans ${organization} a changé` }),
    intro: [
      by === null
        ? oneOf(language, { en: `In ${organization}, your access changed.`, fr: `Dans ${organization}, votre accès a changé.` })
        : oneOf(language, {
            en: `In ${organization}, ${by} changed your access.`,
            fr: `Dans ${organization}, ${by} a modifié votre accès.`,
          }),
      ...(reason === null ? [] : [oneOf(language, { en: `Reason: ${reason}`, fr: `Raison : ${reason}` })]),
    ],
    lines: [
      ...given.map(({ what, where }) =>
        oneOf(language, { en: `You now have: ${what.en} (${where})`, fr: `Vous avez maintenant : ${what.fr} (${where})` }),
      ),
      ...ended.map(({ what, where }) =>
        oneOf(language, { en: `You no longer have: ${what.en} (${where})`, fr: `Vous n’avez plus : ${what.fr} (${where})` }),
      ),
      ...(more === 0 ? [] : [oneOf(language, { en: `Not listed here: ${more}`, fr: `Non listés ici : ${more}` })]),
    ],
    action: {
      instructions: oneOf(language, { en: 'See all that you may do, and why.', fr: 'Voyez tout ce que vous pouvez faire, et pourquoi.' }),
      button: oneOf(language, { en: 'My access', fr: 'Mon accès' }),
      link,
    },
    outro: [],
  }),
  'access.ends_soon': ({ organization, gift, endsAt, timeZone, link }, language, when) => ({
    subject: oneOf(language, {
      en: `Some of your access in ${organization} ends soon`,
      fr: `Une partie de votre accès dans ${organization} prend bientôt fin`,
    }),
    intro: [
      oneOf(language, {
        en: `Something you were given in ${organization} has an end date: ${when(endsAt, timeZone, language)}.`,
        fr: `Un accès reçu dans ${organization} a une date de fin : ${when(endsAt, timeZone, language)}.`,
      }),
    ],
    lines: [oneOf(language, { en: `It ends: ${gift.what.en} (${gift.where})`, fr: `Ce qui prend fin : ${gift.what.fr} (${gift.where})` })],
    action: {
      instructions: oneOf(language, {
        en: 'If you need it for longer, ask one of your administrators.',
        fr: 'Si vous en avez besoin plus longtemps, adressez-vous à l’un de vos administrateurs.',
      }),
      button: oneOf(language, { en: 'My access', fr: 'Mon accès' }),
      link,
    },
    outro: [],
  }),
};

/** The words of a mail in one language. Names are as they were given: whoever lays the mail out escapes them. */
export function textOf<T extends MailTemplate>(mail: Extract<Mail, { template: T }>, language: Language, when: When): MailText {
  return writers[mail.template](mail, language, when);
}
