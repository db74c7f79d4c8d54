import { PasswordFault, passwordFaults } from '@totem/domain/sign-in';
import { m } from '../../paraglide/messages.js';
import { say } from '../../product-words.ts';

const byField: Readonly<Record<string, () => string>> = {
  email: m.sign_in_fault_email,
  name: m.sign_in_fault_name,
  password: m.sign_in_fault_password,
  newPassword: m.sign_in_fault_password,
};

/** The sentence for what a schema found wrong with a field; the first finding speaks. */
export function fieldFault(field: string, found: readonly unknown[]): string | undefined {
  const [first] = found;
  if (first === undefined) return undefined;
  const message = typeof first === 'object' && first !== null && 'message' in first ? first.message : undefined;
  const password = PasswordFault.safeParse(message);
  return password.success ? say(passwordFaults[password.data]) : byField[field]?.();
}
