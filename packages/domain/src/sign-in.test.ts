import { expect, test } from 'vitest';
import { OwnPath, PersonName, SignUp, emailKeyOf, passwordFault } from './sign-in.ts';

test.each([
  [' Ada@Example.COM ', 'ada@example.com'],
  ['ada.l+x@example.com', 'ada.l+x@example.com'],
  ['ada＠example．com', 'ada@example.com'],
  ['ada@exämple.com', 'ada@xn--exmple-cua.com'],
  ['\u212Aate@example.com', 'kate@example.com'],
  ['ada', null],
  ['ada@', null],
  ['a@b@example.com', null],
  ['a@x.com, evil@y.com', null],
  ['ada@example.com/x', null],
  ['ada@exa mple.com', null],
  ['ädä@example.com', null],
  ['\ud800@example.com', null],
  ['"a b"@example.com', null],
  ['ada@[example.com', null],
  ['ada@xn--a', null],
  ['x'.repeat(1001), null],
])('the key of %j is %j', (address, key) => {
  expect(emailKeyOf(address)).toBe(key);
});

const about = ['Félicia Hardy', 'felicia@oscorp.example', 'Totem'];
test.each([
  ['fourteen chars', 'password.too_short'],
  ['fifteen letters', null],
  ['correct horse battery staple', null],
  ['x'.repeat(129), 'password.too_long'],
  ['passwordpassword', 'password.common'],
  ['Password123456789!', 'password.common'],
  ['P@ssw0rdP@ssw0rd1', 'password.common'],
  ['qwertyuiopasdfgh', 'password.common'],
  ['123456789012345', 'password.common'],
  ['aaaaaaaaaaaaaaaa', 'password.common'],
  ['xkqpzxkqpzxkqpzxkqpz', 'password.common'],
  ['my name is FELICIA ok', 'password.about_you'],
  ['i love working at óscorp', 'password.about_you'],
  ['the totem of the village', 'password.about_you'],
  ['🦊🦊🦊🦊🦊🦊🦊', 'password.too_short'],
] as const)('the password %j is answered %j', (password, fault) => {
  expect(passwordFault(password, about)).toBe(fault);
});

test('fields that a person may not choose are refused, not ignored', () => {
  const fine = { name: 'Ada', email: 'ada@example.com', password: 'correct horse battery' };
  expect(SignUp.safeParse(fine).success).toBe(true);
  expect(SignUp.safeParse({ ...fine, email: 'nobody' }).success).toBe(false);
  for (const extra of ['id', 'userId', 'emailVerified', 'image', 'role'])
    expect(SignUp.safeParse({ ...fine, [extra]: 'x' }).success).toBe(false);
});

test.each(['//evil.example', '/\\evil.example', 'https://evil.example', '/%2f/evil.example', '/%252fevil', 'x', ''])(
  '%j is no path of ours',
  (path) => {
    expect(OwnPath.safeParse(path).success).toBe(false);
  },
);

test('a name is one visible line', () => {
  expect(PersonName.parse('  Zoe\u0308  ')).toBe('Zoë');
  for (const name of ['', '   ', 'a\nb', 'a\u202eb', 'a\u200bb', 'a\u0000', '\ud800', 'x'.repeat(121)])
    expect(PersonName.safeParse(name).success).toBe(false);
});
