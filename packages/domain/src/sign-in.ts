import { z } from 'zod';
import { type Language } from './language.ts';

// The domain has no platform types; the URL standard is in every place that runs it (browsers, Node.js).
declare const URL: new (input: string) => { readonly hostname: string };

/** Lengths count code points. Fifteen, because a password is the only factor. */
export const passwordLength = { min: 15, max: 128 } as const;

/** How long a sign-in session lasts, used or not, and how long unused. */
export const signInSessionMs = { absolute: 12 * 60 * 60_000, idle: 30 * 60_000 } as const;

/**
 * The one spelling of an address, by which it is stored, found and compared; null when it is none.
 *
 * Folded as a whole before it is split, since two characters fold into `@` and three into `.`.
 * Dots and `+tag` are kept: whether they matter is the mail provider's to say.
 */
export function emailKeyOf(address: string): string | null {
  if (address.length > 1000 || !address.isWellFormed()) return null;
  const folded = address.trim().normalize('NFKC').toLowerCase();
  const [local, domain, ...more] = folded.split('@');
  if (!local || !domain || more.length > 0 || /[/\\?#:\s%]/.test(domain)) return null;
  const key = z
    .email()
    .max(254)
    .safeParse(`${local}@${asciiOf(domain)}`);
  return key.success ? key.data : null;
}

function asciiOf(domain: string): string {
  try {
    return new URL(`https://${domain}/`).hostname;
  } catch {
    return ''; // refused by the schema
  }
}

/** An address going in, as its key. */
export const EmailAddress = z.string().transform((typed, context) => {
  const key = emailKeyOf(typed);
  if (key !== null) return key;
  context.addIssue({ code: 'custom', message: 'email' });
  return z.NEVER;
});

// oxlint-disable-next-line no-control-regex -- control, zero-width and bidirectional characters are what is refused
const unseen = /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2064\u2066-\u206f\ufeff]/;

/** How a person is called: one line, nothing that cannot be seen. */
export const PersonName = z
  .string()
  .refine((name) => name.isWellFormed() && !unseen.test(name), { error: 'name' })
  .transform((name) => name.normalize('NFC').trim())
  .pipe(z.string().min(1).max(120));

const Password = z.string().max(1000);

/** A path of ours to go on to afterwards; nothing that a browser could read as another host. */
export const OwnPath = z
  .string()
  .max(500)
  .regex(/^\/(?![/\\])[\w\-./~?=&%]*$/, { error: 'own_path' })
  .refine((path) => !/%(2f|5c|25)/i.test(path), { error: 'own_path' });

export const SignUp = z.strictObject({ name: PersonName, email: EmailAddress, password: Password, callbackURL: OwnPath.optional() });
export type SignUp = z.infer<typeof SignUp>;

export const SignInByPassword = z.strictObject({
  email: EmailAddress,
  password: Password,
  callbackURL: OwnPath.optional(),
  rememberMe: z.boolean().optional(),
});
export type SignInByPassword = z.infer<typeof SignInByPassword>;

export const AskForVerification = z.strictObject({ email: EmailAddress, callbackURL: OwnPath.optional() });
export const AskForReset = z.strictObject({ email: EmailAddress, redirectTo: OwnPath.optional() });
/** The secret of a link or of a sign-in session, as the library makes them. */
export const SecretToken = z.string().regex(/^[\w-]{1,200}$/);
export const ResetPassword = z.strictObject({ token: SecretToken, newPassword: Password });
export const ChangePassword = z.strictObject({
  currentPassword: Password,
  newPassword: Password,
  revokeOtherSessions: z.boolean().optional(),
});
export const RenameUser = z.strictObject({ name: PersonName });

/** Why a password is refused. */
export const PasswordFault = z.enum(['password.too_short', 'password.too_long', 'password.common', 'password.about_you']);
export type PasswordFault = z.infer<typeof PasswordFault>;

/** What the sign-in forms show for each fault. */
export const passwordFaults: { readonly [F in PasswordFault]: { readonly [L in Language]: string } } = {
  'password.too_short': { en: 'Use at least 15 characters.', fr: 'Utilisez au moins 15 caractères.' },
  'password.too_long': { en: 'Use at most 128 characters.', fr: 'Utilisez au plus 128 caractères.' },
  'password.common': {
    en: 'This password is easy to guess. Try four or five words that have nothing to do with each other.',
    fr: 'Ce mot de passe est facile à deviner. Essayez quatre ou cinq mots sans rapport entre eux.',
  },
  'password.about_you': {
    en: 'Leave your name, your address and the name of the product out of the password.',
    fr: 'N’utilisez ni votre nom, ni votre adresse, ni le nom du produit dans le mot de passe.',
  },
};

/** What the most used passwords are made of; a password of nothing else is one of them, however often it is repeated. */
const usual = [
  ...'qwertyuiop asdfghjkl zxcvbnm azertyuiop qsdfghjklm wxcvbn qwertzuiop abcdefghijklmnopqrstuvwxyz'.split(' '),
  ...'01234567890 09876543210 1q2w3e4r5t6y 1qaz2wsx3edc4rfv qazwsxedcrfv'.split(' '),
  ...'password passwort passw0rd p@ssword p@ssw0rd motdepasse contrasena letmein welcome bienvenue iloveyou jetaime'.split(' '),
  ...'admin administrator administrateur superman batman princess sunshine football baseball dragon monkey master shadow'.split(' '),
  ...'michael jordan hunter soleil doudou loulou chouchou marseille azerty qwerty secret changeme default login user test'.split(' '),
  ...'abc123 trustno1 starwars whatever freedom charlie jennifer hello bonjour summer winter spring autumn montreal'.split(' '),
];
const runs = usual.filter((word) => word.length >= 6);

/**
 * Why `password` may not be chosen, or null. Composition is not asked for: a long line of plain words is fine.
 *
 * @param about the person's name and address, the product, the organization: a word of four letters or more is looked for,
 *   read without accents and case.
 */
export function passwordFault(password: string, about: readonly string[]): PasswordFault | null {
  const { length } = [...password];
  if (length < passwordLength.min) return 'password.too_short';
  if (length > passwordLength.max) return 'password.too_long';
  const folded = fold(password);
  const personal = about.flatMap((text) => fold(text).split(/[^\p{L}\p{N}]+/u)).filter((word) => [...word].length >= 4);
  if (personal.some((word) => folded.includes(word) && !publicParts.has(word))) return 'password.about_you';
  return isUsual(folded) ? 'password.common' : null;
}

/** Parts of addresses that say nothing about a person. */
const publicParts = new Set(['mail', 'gmail', 'hotmail', 'outlook', 'yahoo', 'icloud', 'example', 'test', 'info', 'contact']);

function isUsual(folded: string): boolean {
  if (new Set(folded).size < 5) return true;
  for (let period = 1; period <= folded.length / 2; period++)
    if (period < 8 && folded === folded.slice(0, period).repeat(folded.length).slice(0, folded.length)) return true;
  let left = folded;
  for (const word of usual.toSorted((a, b) => b.length - a.length)) left = left.replaceAll(word, ' ');
  for (const run of runs)
    for (let size = run.length - 1; size >= 4; size--)
      for (let at = 0; at + size <= run.length; at++) left = left.replaceAll(run.slice(at, at + size), ' ');
  return [...left.replaceAll(/[\s\d\p{P}\p{S}]/gu, '')].length < 5;
}

const fold = (text: string): string => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
