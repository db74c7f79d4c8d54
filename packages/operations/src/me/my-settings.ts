import type { Language } from '@totem/domain/language';
import { NoticeKind } from '@totem/domain/messages';
import { Refusal } from '@totem/domain/errors';
import { listMuted, notePreference } from '@totem/db/mail-deliveries';
import { findUser, setLanguage } from '@totem/db/users';
import type { Person } from '../who-is-asking.ts';

export interface Settings {
  readonly language: Language;
  /** Kinds of mail that the person switched off. */
  readonly muted: NoticeKind[];
}

/** A person's own settings. @throws Refusal `sign_in.required` for somebody who is gone */
export async function getSettings({ runtime, user }: Person): Promise<Settings> {
  const found = await findUser(runtime.orm, user);
  if (!found) throw new Refusal('sign_in.required');
  return { language: found.language, muted: (await listMuted(runtime.orm, user)).map((one) => one.kind) };
}

/** Changes what is given and leaves the rest. */
export async function changeSettings(
  person: Person,
  change: { readonly language?: Language | undefined; readonly muted?: readonly NoticeKind[] | undefined },
): Promise<Settings> {
  const { runtime, user } = person;
  if (change.language !== undefined) await setLanguage(runtime.orm, user, change.language);
  if (change.muted !== undefined)
    for (const kind of NoticeKind.options) await notePreference(runtime.orm, user, kind, 'mail', change.muted.includes(kind));
  return getSettings(person);
}
