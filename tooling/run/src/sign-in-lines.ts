import type { DemoSignIn } from '@totem/operations/demo';

/** Who can sign in to the demonstration, a line each, for a terminal; nothing for nobody. */
export function signInLines(people: readonly DemoSignIn[]): string[] {
  if (people.length === 0) return [];
  const width = Math.max(...people.map(({ email }) => email.length));
  return [
    '',
    '  Sign in to the demo as',
    ...people.map(
      ({ email, password, name, organization, note }) => `  ${email.padEnd(width)}  ${password}  ${name}, ${organization}: ${note}`,
    ),
  ];
}
