import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { type Journeys, type Visitor, startJourneys } from './people.ts';

let journeys: Journeys;
let felicia: Visitor;
let nick: Visitor;
/** Of Marvel Group Inc., as its owner sees it. */
let marvel: { id: string; root: string; nodes: Map<string, string>; items: Map<string, string>; people: Map<string, string> };

const Organization = z.object({
  id: z.string(),
  top: z.object({ id: z.string() }),
  version: z.number(),
  me: z.object({ member: z.string() }),
});
const Rows = z.object({ rows: z.array(z.object({ id: z.string(), name: z.string() })) });
const organizationOf = async (who: Visitor) => Organization.parse((await who.ask('organizations.bySlug', { slug: 'marvel' })).data);

beforeAll(async () => {
  journeys = await startJourneys();
  [felicia, nick] = await Promise.all([journeys.as('felicia'), journeys.as('nick')]);
  const { id, top } = await organizationOf(nick);
  const named = async (procedure: string, input: object) =>
    new Map(
      Rows.parse((await nick.ask(procedure, { organizationId: id, pageSize: 200, ...input })).data).rows.map((row) => [row.name, row.id]),
    );
  const [nodes, items, people] = await Promise.all([
    named('nodes.search', { within: top.id }),
    named('serviceItems.list', { within: top.id }),
    named('members.list', { node: top.id }),
  ]);
  marvel = { id, root: top.id, nodes, items, people };
});
afterAll(async () => {
  await journeys.close();
  expect(journeys.complaints).toEqual([]);
});

const known = (map: Map<string, string>, name: string): string => {
  const id = map.get(name);
  if (!id) throw new Error(`${name} is not there: ${[...map.keys()].join(', ')}.`);
  return id;
};
const person = (name: string) => known(marvel.people, name);

test('HX-28 BX-1 an administrator gives a service and a PoS group, sees first what is gained, and it is in effect', async () => {
  await felicia.open('/marvel/users');
  await felicia.press('May Parker');
  await felicia.choose('Level on Oscorp VoC', 'Reader');
  await felicia.choose('Give a location group', 'Mary Jane Department');
  await felicia.press('Review changes');
  await felicia.sees('Gains');
  const gains = felicia.page.getByRole('region', { name: /Gains/ });
  expect(await gains.getByRole('listitem').count()).toBe(1);
  const gained = await gains.innerText();
  for (const words of ['May Parker', 'Oscorp VoC', 'Reader', 'Montreal and Toronto']) expect(gained).toContain(words);
  expect(gained).not.toContain('Québec');
  await felicia.press('Save: May Parker gains Montreal and Toronto');
  await felicia.sees('In effect now');

  const may = await journeys.as('may');
  await may.sees('Oscorp VoC');
  await may.sees('Montreal and Toronto');
  const mail = await journeys.stack.mailbox?.waitFor(({ to, subject }) => to.includes('may@oscorp.example') && /access/i.test(subject));
  expect(mail?.text).toContain('Mary Jane Department');
});

test('HX-48 HX-49 Pepper alone is given confidential information, with a reason; an owner without it does not see it', async () => {
  await nick.open(`/marvel/users/${person('Pepper Pots')}`);
  await nick.press('Give an extra');
  await nick.page.getByRole('combobox', { name: 'Permission', exact: true }).click();
  await nick.page.getByRole('option', { name: /^See confidential information.*Voice of Customer/ }).click();
  await nick.choose('Choose', 'VoC post purchase');
  await nick.fill('Reason (required)', 'Calls customers back');
  await nick.press('Put into the draft');
  await nick.press('Review changes');
  await nick.page.getByRole('button', { name: /^Save/ }).press('Enter');
  await nick.sees('In effect now');

  const item = known(marvel.items, 'VoC post purchase');
  const location = known(marvel.nodes, 'Malibu');
  const permission = 'voc:confidential.view';
  const question = { organizationId: marvel.id, permission, target: { item, location } };
  const who = z.object({ rows: z.array(z.object({ member: z.object({ name: z.string() }) })), complete: z.boolean() });
  const { rows, complete } = who.parse((await nick.ask('access.whoCan', question)).data);
  expect({ names: rows.map(({ member }) => member.name), complete }).toEqual({ names: ['Pepper Pots'], complete: true });

  const ask = new URLSearchParams({ tab: 'why', permission, item, location });
  await nick.open(`/marvel/users/${person('Pepper Pots')}?${ask}`);
  await nick.sees('Yes');
  await nick.open(`/marvel/users/${person('Nick')}?${ask}`);
  await nick.sees('No');
});

test('HX-12 somebody of Oscorp tries every address and id of Stark and learns nothing', async () => {
  const nowhere = '0198aaaa-0000-7000-8000-00000000aaaa';
  const stark = [...marvel.nodes].filter(([name]) => ['Stark Industries', 'Malibu', 'New York'].includes(name)).map(([, id]) => id);
  const pepper = person('Pepper Pots');
  expect(stark.length).toBeGreaterThan(1);
  const starkItems = [...marvel.items].filter(([name]) => !name.includes('Oscorp')).map(([, id]) => id);
  expect(starkItems.length).toBeGreaterThan(1);

  const pages = (node: string, member: string) => [
    `/marvel?node=${node}`,
    `/marvel/users?node=${node}`,
    `/marvel/users/${member}`,
    `/marvel/users/${member}?tab=effective`,
    `/marvel/users/${member}?tab=why&permission=voc:alert.view`,
  ];
  const textOf = async (path: string) => {
    await felicia.open(path);
    await felicia.page.getByRole('heading', { level: 1 }).waitFor();
    await felicia.page.getByRole('alert').first().waitFor();
    return felicia.page.locator('body').innerText();
  };
  const unknown = await Promise.resolve(pages(nowhere, nowhere));
  for (const [index, path] of pages(stark[0] ?? '', pepper).entries()) {
    const told = await textOf(path);
    expect(told).toBe(await textOf(unknown[index] ?? ''));
    expect(told).not.toMatch(/Stark|Pepper|Malibu/);
  }

  const { id: organizationId } = await organizationOf(felicia);
  const calls: [string, (id: { node: string; item: string; member: string }) => object][] = [
    ['nodes.get', ({ node }) => ({ organizationId, node })],
    ['nodes.list', ({ node }) => ({ organizationId, under: node })],
    ['nodes.search', ({ node }) => ({ organizationId, within: node })],
    ['organizations.overview', ({ node }) => ({ organizationId, node })],
    ['members.list', ({ node }) => ({ organizationId, node })],
    ['members.count', ({ node }) => ({ organizationId, node })],
    ['members.get', ({ member }) => ({ organizationId, member })],
    ['members.effective', ({ member }) => ({ organizationId, member })],
    ['userGroups.list', ({ node }) => ({ organizationId, within: node })],
    ['locationGroups.list', ({ node }) => ({ organizationId, within: node })],
    ['serviceItems.list', ({ node }) => ({ organizationId, within: node })],
    ['me.rights', ({ node }) => ({ organizationId, node })],
    ['access.check', ({ member, item }) => ({ organizationId, member, permission: 'voc:alert.view', target: { item } })],
    ['access.explain', ({ member, item }) => ({ organizationId, member, permission: 'voc:alert.view', target: { item } })],
    ['access.explain', ({ item }) => ({ organizationId, member: person('Gwen Stacy'), permission: 'voc:alert.view', target: { item } })],
    ['access.whoCan', ({ item }) => ({ organizationId, permission: 'voc:alert.view', target: { item } })],
    ['access.locations', ({ member, item }) => ({ organizationId, member, permission: 'voc:alert.view', of: { item } })],
  ];
  for (const [procedure, input] of calls) {
    const absent = await felicia.ask(procedure, input({ node: nowhere, item: nowhere, member: nowhere }));
    expect([procedure, absent.status]).not.toEqual([procedure, 400]); // understood, and there is nothing
    for (const node of stark)
      for (const item of starkItems) {
        const answer = await felicia.ask(procedure, input({ node, item, member: pepper }));
        expect({ procedure, answer: JSON.stringify(answer).replaceAll(node, nowhere).replaceAll(item, nowhere) }).toEqual({
          procedure,
          answer: JSON.stringify(absent),
        });
      }
  }
});

test('a Reader finds every control disabled with the reason, and is refused when forcing it', async () => {
  const gwen = await journeys.as('gwen');
  const { id: organizationId, me, version } = await organizationOf(gwen);
  await gwen.open(`/marvel/users/${me.member}`);
  for (const control of ['Level on Oscorp VoC', 'Change or end: Gwen Stacy Department'])
    expect(await gwen.whyNot(control)).toContain('Your role here does not include this');

  const item = known(marvel.items, 'Oscorp VoC');
  const changes = [{ change: 'give', to: { member: me.member }, gives: { role: 'voc/owner' }, on: { item } }];
  const saved = await gwen.force('grants.save', { organizationId, madeAt: version, changes });
  expect(saved).toMatchObject({ data: undefined, status: 403 });
  expect((await organizationOf(gwen)).version).toBe(version);
});

test('E41 two administrators change one person at once: the second sees the new difference, and nothing is lost', async () => {
  const normand = `/marvel/users/${person('Normand Osborn')}`;
  await felicia.open(normand);
  await felicia.choose('Level on Oscorp VoC', 'Reader');
  await nick.open(normand);
  await nick.choose('Level on Oscorp Mystery Shopper', 'Contributor');
  await nick.press('Review changes');
  await nick.page.getByRole('button', { name: /^Save/ }).press('Enter');
  await nick.sees('In effect now');

  await felicia.press('Review changes');
  await felicia.sees('Nick changed the same people');
  await felicia.page.getByRole('button', { name: /^Save/ }).press('Enter');
  await felicia.sees('In effect now');
  await felicia.page.reload();
  for (const [list, level] of [
    ['Level on Oscorp VoC', 'Reader'],
    ['Level on Oscorp Mystery Shopper', 'Contributor'],
  ] as const)
    expect(await felicia.page.getByRole('combobox', { name: list }).innerText()).toBe(level);
});
