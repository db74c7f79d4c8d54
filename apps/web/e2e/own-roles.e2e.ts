import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Journeys, type Visitor, startJourneys } from './people.ts';

let journeys: Journeys;
let nick: Visitor;
beforeAll(async () => {
  journeys = await startJourneys();
  nick = await journeys.as('nick');
});
afterAll(async () => {
  await journeys.close();
  expect(journeys.complaints).toEqual([]);
});

const sheet = ({ page }: Visitor) => page.getByRole('dialog');
const act = (visitor: Visitor, name: string) =>
  sheet(visitor)
    .getByRole('button', { name: visitor.says(name) })
    .press('Enter');
const tick = (visitor: Visitor, name: string) =>
  sheet(visitor)
    .getByRole('checkbox', { name: visitor.says(name) })
    .press('Space');

test('BX-39 an owner makes a role from a built-in one, without what no such role may hold, and gives it', async () => {
  await nick.open('/marvel/roles');
  await nick.page.getByRole('region', { name: 'Voice of Customer' }).getByRole('button', { name: 'New role' }).press('Enter');
  expect(await nick.whyNot('Create')).toContain('Give it a name first');
  await nick.fill('Name', 'Night desk');
  await nick.sees('Can the same as Reader.');
  await tick(nick, 'Edit alerts');
  await nick.sees('Against Reader: 1 more, 0 less.');
  const secret = sheet(nick).getByRole('checkbox', { name: nick.says('Access confidential information') });
  expect(await secret.getAttribute('aria-disabled')).toBe('true');
  await nick.sees('Additional permission: given singly, never by a role');
  expect(await nick.accessibilityFaults()).toEqual([]);
  await act(nick, 'Create');
  await nick.sees('Night desk');
  await nick.sees('Made here');

  await nick.open('/marvel/services/voc');
  await nick.page.getByRole('columnheader', { name: /^Night desk/ }).waitFor();

  await nick.open('/marvel/users');
  await nick.press('May Parker');
  await nick.choose('Level on Oscorp VoC', 'Night desk');
  await nick.choose('Give a location group', 'Mary Jane Department');
  await nick.press('Review changes');
  await nick.page.getByRole('button', { name: /^Save/ }).press('Enter');
  await nick.sees('In effect now');
});

test('BX-41 an edit shows who loses and gains what, and is in the activity once it is saved', async () => {
  await nick.open('/marvel/roles');
  await nick.press('Edit Night desk');
  await tick(nick, 'Edit alerts');
  await act(nick, 'Review');
  await sheet(nick).getByText('May Parker').first().waitFor();
  expect(await nick.accessibilityFaults()).toEqual([]);
  await act(nick, 'Save');
  await nick.sees('Night desk is saved');
  await nick.open('/marvel/activity');
  await nick.sees('changed what the role Night desk can');
});

test('E33 a role that somebody has is deleted with another in its place', async () => {
  await nick.open('/marvel/roles');
  await nick.press('Delete Night desk');
  await nick.sees('Somebody has this role.');
  expect(await nick.whyNot('Delete')).toContain('Choose what they get in its place');
  await nick.choose('In its place', 'Contributor');
  await sheet(nick).getByText('May Parker').first().waitFor();
  expect(await nick.accessibilityFaults()).toEqual([]);
  await act(nick, 'Delete');
  await nick.sees('Night desk is deleted');
  await nick.page.getByRole('heading', { name: 'Night desk', exact: true }).waitFor({ state: 'detached' });
  await nick.open('/marvel/activity');
  await nick.sees('deleted the role Night desk; whoever had it has Contributor now');
});

test('who administers a part of the organization reads its roles and makes none', async () => {
  const felicia = await journeys.as('felicia');
  await felicia.open('/marvel/roles');
  await felicia.page.getByRole('heading', { name: 'Contributor' }).first().waitFor();
  expect(await felicia.page.getByRole('button', { name: /New role|Edit |Delete / }).count()).toBe(0);
});

test('where the operator makes roles, there is no button for it', async () => {
  const sofia = await journeys.as('sofia');
  await sofia.open('/clinique-mouvement/roles');
  await sofia.page.getByRole('heading', { name: 'Employee' }).first().waitFor();
  expect(await sofia.page.getByRole('button', { name: 'New role' }).count()).toBe(0);
});

test('in French a role is made as well', async () => {
  const nicolas = await journeys.as('nick', 'fr');
  await nicolas.open('/marvel/roles');
  await nicolas.page.getByRole('region', { name: 'Voix du client' }).getByRole('button', { name: 'Nouveau rôle' }).press('Enter');
  await nicolas.fill('Name', 'Accueil');
  await act(nicolas, 'Create');
  await nicolas.sees('Made here');
  expect(await nicolas.page.getByRole('heading', { name: 'Accueil', exact: true }).count()).toBe(1);
});
