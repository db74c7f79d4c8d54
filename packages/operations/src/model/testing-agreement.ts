import type { QuestionTarget } from '@totem/domain/access-questions';
import type { Target } from '@totem/domain/access/target';
import type { Cursor } from '@totem/domain/paging';
import type { MemberId, OrganizationId } from '@totem/domain/ids';
import { checkManyAccess } from '../access/check-access.ts';
import { explainAccess } from '../access/explain-access.ts';
import { listEveryone } from '../access/list-everyone.ts';
import { listLocationsOf } from '../access/list-locations-of.ts';
import { listWhoCan } from '../access/list-who-can.ts';
import type { Ctx } from '../context.ts';
import { listEffectiveAccess } from '../members/list-effective-access.ts';
import { type Question, questionsIn, representatives, sentenceOf } from './testing-questions.ts';
import type { Model } from './testing-model.ts';
import { pick } from './testing-pick.ts';
import { expectSame } from './testing-same.ts';

export interface Asked {
  readonly organizationId: OrganizationId;
  readonly model: Model;
  readonly ask: (member: MemberId) => Promise<Ctx>;
  /** Numbers that choose what is asked this time. */
  readonly by: number;
}

const named = (target: Target): QuestionTarget => ('resource' in target ? { resource: target.resource.id } : target);
/** Every row of a list, page by page. */
async function whole<Row>(page: (cursor: Cursor | undefined) => Promise<{ readonly rows: readonly Row[]; readonly next: Cursor | null }>) {
  const rows: Row[] = [];
  let cursor: Cursor | undefined;
  do {
    const found = await page(cursor);
    rows.push(...found.rows);
    cursor = found.next ?? undefined;
  } while (cursor);
  return rows;
}

/** Holds every way of asking who may do what against the model. @returns how many answers were yes. */
export async function agrees(asked: Asked): Promise<number> {
  const { model, by } = asked;
  const questions = questionsIn(model);
  const isOpen = (question: Question) => !nodesOf(model, question.target).some((node) => model.isClosed(node));
  const everybody = model.world.members.map(({ id }) => id);
  let yes = 0;
  for (const member of everybody) yes += await checkAgrees(asked, member, questions);

  // Whatever is asked of the database is asked of what somebody may do, and of anything.
  const someone = pick(everybody, by) ?? '';
  const theirs = model.world.members.find(({ id }) => id === someone);
  const [owner] = model.owners();
  if (!theirs || !owner) throw new Error('There is always an owner.');
  const granted = questions.filter(({ permission, target }) => model.allows(theirs.id, permission, target));
  for (const question of [pick(granted, by), pick(questions, by)]) if (question) await explainAgrees(asked, theirs.id, question);
  for (const question of [pick(granted.filter(isOpen), by >> 2), pick(questions.filter(isOpen), by >> 2)])
    if (question) await whoCanAgrees(asked, owner, question);
  await locationsAgree(asked, theirs.id);
  await everyoneAgrees(asked, owner);
  await effectiveAgrees(asked, owner, theirs.id);
  return yes;
}

/** What the engine answers, from memory, to the person themselves. */
async function checkAgrees({ model, ask }: Asked, member: MemberId, questions: readonly Question[]): Promise<number> {
  const ctx = await ask(member);
  const { allowed } = await checkManyAccess(ctx, {
    questions: questions.map(({ permission, target }) => ({ member, permission, target: named(target) })),
  });
  const says = (isAllowed: (question: Question, index: number) => boolean) =>
    questions.filter((question, index) => isAllowed(question, index)).map((question) => sentenceOf(model, question));
  expectSame(
    `check: ${model.nameOf(member)}`,
    says((_, index) => allowed[index] === true),
    says(({ permission, target }) => model.allows(member, permission, target)),
  );
  return allowed.filter(Boolean).length;
}

/** An explanation allows what the model allows, with a way and every gate open; what it refuses lacks a way or has a gate closed. */
async function explainAgrees({ model, ask, organizationId }: Asked, member: MemberId, question: Question): Promise<void> {
  const ctx = await ask(member);
  const { permission, target } = question;
  const told = await explainAccess(ctx, { organizationId, member, permission, target: named(target) });
  const isOpen = told.because.length > 0 && told.gates.length === 0;
  const sentence = `explain: ${model.nameOf(member)}, ${sentenceOf(model, question)}`;
  const allowed = model.allows(member, permission, target);
  const expected = allowed ? ['allowed', 'a way, every gate open'] : [];
  expectSame(sentence, [...(told.allowed ? ['allowed'] : []), ...(isOpen ? ['a way, every gate open'] : [])], expected);
}

async function whoCanAgrees({ model, ask, organizationId }: Asked, owner: MemberId, question: Question): Promise<void> {
  const ctx = await ask(owner);
  const { permission, target } = question;
  const rows = await whole((cursor) => listWhoCan(ctx, { organizationId, permission, target: named(target), pageSize: 2, cursor }));
  const sentence = `who can: ${sentenceOf(model, question)}`;
  const can = (isGated: boolean) => rows.flatMap(({ member, gates }) => (gates.length > 0 === isGated ? [member.name] : []));
  const may = model.world.members.filter(({ id }) => model.allows(id, permission, target)).map(({ name }) => name);
  expectSame(sentence, can(false), may);
  const gated = model.world.members.filter(({ id, status }) => status !== 'active' && model.wouldAllow(id, permission, target));
  expectSame(
    `${sentence}, but for their status`,
    gated.map(({ name }) => name).filter((name) => !can(true).includes(name)),
    [],
  );
}

/** Where somebody may use a permission in a service item: place by place what the model says. */
async function locationsAgree({ model, ask, organizationId, by }: Asked, member: MemberId): Promise<void> {
  const item = pick(model.world.items, by >> 3);
  const entry = pick(
    representatives(model.world.catalog).filter(({ service }) => service === item?.service),
    by >> 5,
  );
  if (!item || !entry) return;
  const ctx = await ask(member);
  const of = { item: item.id };
  const rows = await whole((cursor) => listLocationsOf(ctx, { organizationId, member, permission: entry.key, of, pageSize: 3, cursor }));
  const places = model.world.nodes.filter(
    ({ id }) => model.isLocation(id) && model.isIn(id, item.node) && model.allows(member, entry.key, { item: item.id, location: id }),
  );
  const sentence = `locations: ${model.nameOf(member)}, ${entry.key} in ${item.name}`;
  expectSame(
    sentence,
    rows.map(({ location }) => location.name),
    places.map(({ name }) => name),
  );
}

/** Everybody who may use a permission somewhere in a service item, or at a location in one of its service items. */
async function everyoneAgrees({ model, ask, organizationId, by }: Asked, owner: MemberId): Promise<void> {
  const { nodes, items, members, catalog } = model.world;
  const places = nodes.filter(({ id }) => model.isLocation(id) && !model.isClosed(id));
  const open = items.filter(({ node, archived }) => !archived && !model.isClosed(node));
  const thing = pick([...open.map(({ id }) => ({ item: id })), ...places.map(({ id }) => ({ location: id }))], by);
  if (!thing) return;
  const columns = open.flatMap((item) =>
    places.flatMap(({ id }) =>
      model.isIn(id, item.node) && ('item' in thing ? thing.item === item.id : thing.location === id)
        ? [{ service: item.service, target: { item: item.id, location: id } }]
        : [],
    ),
  );
  const entry = pick(
    representatives(catalog).filter(({ service }) => columns.some((column) => column.service === service)),
    by >> 4,
  );
  if (!entry) return;
  const ctx = await ask(owner);
  const list = { organizationId, thing, filter: { permission: entry.key }, sort: 'name' as const, ways: false, pageSize: 2 };
  const rows = await whole((cursor) => listEveryone(ctx, { ...list, cursor }));
  const may = members.filter(({ id }) =>
    columns.some(({ service, target }) => service === entry.service && model.wouldAllow(id, entry.key, target)),
  );
  const sentence = `everyone: ${entry.key} at ${model.nameOf(Object.values(thing)[0] ?? '')}`;
  expectSame(
    sentence,
    rows.map(({ member }) => member.name),
    may.map(({ name }) => name),
  );
}

/** A cell of effective access is a yes where the model allows what every role of the service gives at the places one holds. */
async function effectiveAgrees({ model, ask, organizationId }: Asked, owner: MemberId, member: MemberId): Promise<void> {
  // At what is archived nobody sees anybody but themselves.
  const ctx = await ask(model.isClosed(model.factsOf(member).home) ? member : owner);
  const { catalog, items } = model.world;
  const rows = await whole((cursor) => listEffectiveAccess(ctx, { organizationId, member, pageSize: 2, cursor }));
  const placed = (service: string) => {
    const roles = [...catalog.roles.values()].filter((role) => role.service === service);
    return [...catalog.permissions.keys()].find((key) => roles.every((role) => role.can.get(key)?.join() === 'granted_locations'));
  };
  for (const item of items) {
    const permission = placed(item.service);
    if (permission === undefined || item.archived || model.isClosed(item.node)) continue;
    const row = rows.find((one) => one.item.id === item.id);
    const told = (row?.places ?? []).filter(({ state }) => state === 'yes').map(({ location }) => location.name);
    const may = model.world.nodes.filter(
      ({ id }) =>
        model.isLocation(id) && model.isIn(id, item.node) && model.wouldAllow(member, permission, { item: item.id, location: id }),
    );
    const sentence = `effective: ${model.nameOf(member)} in ${item.name}`;
    expectSame(
      sentence,
      told,
      may.map(({ name }) => name),
    );
  }
}

/** The nodes that a question hangs at. */
function nodesOf({ world }: Model, target: Target) {
  if ('node' in target) return [target.node];
  if ('item' in target) return world.items.flatMap(({ id, node }) => (id === target.item ? [node] : []));
  return target.resource.nodes;
}
