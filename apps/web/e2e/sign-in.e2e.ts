import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Journeys, startJourneys } from './people.ts';

let journeys: Journeys;
beforeAll(async () => {
  journeys = await startJourneys();
});
afterAll(async () => {
  await journeys.close();
  expect(journeys.complaints).toEqual([]);
});

const password = 'seven patient herons by the quay';

/** The link of the newest mail to somebody, once it has come. */
async function linkTo(address: string, about: RegExp): Promise<string> {
  const mail = await journeys.stack.mailbox?.waitFor(({ to, subject }) => to.includes(address) && about.test(subject));
  return (
    /https?:\/\/\S+/.exec(
      mail?.text.split('\n').find((line) => line.includes('/api/auth/') || line.includes('/reset-password')) ?? '',
    )?.[0] ?? ''
  );
}

test('a stranger makes an account, confirms the address by mail, and signs in', async () => {
  const wanda = await journeys.visitor();
  await wanda.open('/sign-up');
  await wanda.fill('Your name', 'Wanda');
  await wanda.fill('E-mail address', 'wanda@oscorp.example');
  await wanda.fill('Password', 'too short');
  await wanda.press('Create the account');
  await wanda.sees('At least 15 characters');
  await wanda.fill('Password', password);
  await wanda.press('Create the account');
  await wanda.sees('Look into your mail');
  const link = await linkTo('wanda@oscorp.example', /./);

  await wanda.open('/sign-in');
  await wanda.fill('E-mail address', 'wanda@oscorp.example');
  await wanda.fill('Password', password);
  await wanda.press('Sign in');
  await wanda.sees('Open the link in the mail');

  await wanda.open(link);
  await wanda.sees('Your address is confirmed');
  expect(new URL(wanda.page.url()).origin).toBe(journeys.stack.url);
});

test('a forgotten password is replaced by a link, and every session ends', async () => {
  const elsewhere = await journeys.as('may');
  const may = await journeys.visitor();
  await may.open('/forgot-password');
  await may.fill('E-mail address', 'may@oscorp.example');
  await may.press('Send the link');
  await may.sees('a mail with a link is on its way');
  await may.open(await linkTo('may@oscorp.example', /password/i));
  await may.fill('New password', password);
  await may.press('Change the password');
  await may.sees('Your password is changed');
  await may.fill('E-mail address', 'may@oscorp.example');
  await may.fill('Password', password);
  await may.press('Sign in');
  await may.page.waitForURL((url) => url.pathname !== '/sign-in');

  await elsewhere.page.reload();
  await elsewhere.page.waitForURL((url) => url.pathname === '/sign-in');
  expect(new URL(elsewhere.page.url()).searchParams.get('next')).toMatch(/^\//);
});

test('whoever is signed in twice ends the other session, then all of them', async () => {
  const [here, there] = [await journeys.as('pepper'), await journeys.as('pepper')];
  await here.open('/me');
  await here.sees('this one');
  expect(await here.accessibilityFaults()).toEqual([]);
  await here.page.getByRole('button', { name: /^End: / }).press('Enter');
  await here.sees('That session has ended');
  await there.page.reload();
  await there.page.waitForURL((url) => url.pathname === '/sign-in');

  await here.press('Sign out everywhere');
  await here.page.waitForURL((url) => url.pathname === '/sign-in');
  await here.open('/me');
  await here.page.waitForURL((url) => url.pathname === '/sign-in');
  expect(await here.ask('me.person', {})).toMatchObject({ data: null });
});

test('a wrong password and an address without account read the same', async () => {
  const someone = await journeys.visitor('fr');
  await someone.open('/sign-in');
  const answers: string[] = [];
  for (const address of ['felicia@oscorp.example', 'nobody@oscorp.example']) {
    await someone.page.getByRole('textbox').first().fill(address);
    await someone.page.locator('input[type=password]').fill('not the right one at all');
    await someone.page.getByRole('button', { name: 'Se connecter' }).press('Enter');
    await someone.page.getByRole('alert').waitFor();
    answers.push(await someone.page.getByRole('alert').innerText());
    await someone.page.reload();
  }
  expect(answers[0]).toBe(answers[1]);
});

test.each(['light', 'dark'] as const)(
  'BX-65 the pages before sign-in have no fault that a checker finds, %s, wide and narrow',
  async (colorScheme) => {
    const someone = await journeys.visitor();
    await someone.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    for (const width of [1280, 360]) {
      await someone.page.setViewportSize({ width, height: 800 });
      for (const path of ['/sign-in', '/sign-up', '/forgot-password', '/reset-password?token=x', '/verify-email?error=TOKEN_EXPIRED']) {
        await someone.open(path);
        await someone.page.getByRole('heading', { level: 1 }).waitFor();
        expect({ path, width, faults: await someone.accessibilityFaults() }).toEqual({ path, width, faults: [] });
        expect(await someone.page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
      }
    }
  },
);
