import { passwordFaults } from '@totem/domain/sign-in';
import { m } from '../../paraglide/messages.js';
import { say } from '../../product-words.ts';
import type { AuthFault } from './auth.ts';

const sentences: Readonly<Record<AuthFault, () => string>> = {
  wrong: m.sign_in_wrong,
  unverified: m.sign_in_unverified,
  too_often: m.sign_in_too_often,
  unreachable: m.sign_in_unreachable,
  link: m.reset_failed_title,
  refused: m.sign_in_refused,
  'password.too_short': () => say(passwordFaults['password.too_short']),
  'password.too_long': () => say(passwordFaults['password.too_long']),
  'password.common': () => say(passwordFaults['password.common']),
  'password.about_you': () => say(passwordFaults['password.about_you']),
};

export const authSentence = (fault: AuthFault): string => sentences[fault]();
