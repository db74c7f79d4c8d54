import type { PersonEffect } from '@totem/domain/change-access';
import { type Reason, Refusal } from '@totem/domain/errors';
import type { OrganizationId } from '@totem/domain/ids';
import type { World } from '@totem/domain/testing';
import { expect } from 'vitest';
import type { Ctx } from '../context.ts';
import { changeAccess } from '../grants/change-access.ts';
import { previewAccess } from '../grants/preview-access.ts';
import { moveNode, previewMove } from '../nodes/move-node.ts';
import type { Command } from './testing-commands.ts';
import { type Draft, type Foreseen, foreseeDraft } from './testing-drafts.ts';
import { type Model, hung, modelOf, standingIn } from './testing-model.ts';
import { isSameName } from '@totem/domain/search';
import { gained, told } from './testing-questions.ts';
import type { Rows } from './testing-rows.ts';
import { expectSame } from './testing-same.ts';

/** What became of a command. */
export interface Done {
  readonly world: World;
  readonly what: string;
  readonly refused: Reason | null;
  /** How many people a preview told something of. */
  readonly told: number;
}

export interface CarryOut {
  readonly organizationId: OrganizationId;
  readonly rows: Rows;
  readonly ctx: Ctx;
  readonly world: World;
  readonly command: Command;
}

/** The refusal of whatever is tried; null where it is done. Anything else that is thrown is a defect. */
async function refusalOf(doing: () => Promise<unknown>): Promise<Refusal | null> {
  try {
    await doing();
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

/**
 * Previews a command where it has a preview, and carries it out: what becomes of it is what the model foresees, the preview
 * told of it truly and left no trace, and neither does a refusal.
 */
export async function carryOut(given: CarryOut): Promise<Done> {
  const { organizationId, rows, ctx, world, command } = given;
  const before = await rows.contents(organizationId);
  const model = modelOf(world, ctx.now.getTime());
  const isAsleep = model.factsOf(ctx.actor.member).status !== 'active';
  const tried = await ('draft' in command
    ? draft(given, model, command.draft)
    : 'move' in command
      ? move(given, model, command.move)
      : plain(given, model, command));
  const foreseen: Foreseen = isAsleep ? { refused: ['member.suspended'] } : tried.foreseen;
  expectForeseen(tried.refused, foreseen);
  if (tried.refused) {
    await expectNoTrace(rows, organizationId, before, 'a refusal');
    return { world, what: tried.what, refused: tried.refused.reason, told: tried.told };
  }
  if (!('becomes' in foreseen)) throw new Error('What is refused is not done.');
  const then = await rows.withGrantIds(organizationId, foreseen.becomes);
  const after = modelOf(then, ctx.now.getTime());
  const named = (row: string) => row.split(' ').map(after.nameOf).join(' ');
  expectSame('rows that stand', (await rows.standing(organizationId)).map(named), standingIn(after).map(named));
  return { world: then, what: tried.what, refused: null, told: tried.told };
}

interface Tried {
  readonly what: string;
  readonly foreseen: Foreseen;
  readonly refused: Refusal | null;
  readonly told: number;
}

async function expectNoTrace(rows: Rows, organizationId: OrganizationId, before: ReadonlyMap<string, string>, of: string): Promise<void> {
  const after = await rows.contents(organizationId);
  expectSame(
    `tables with another row after ${of}`,
    [...after.keys()].filter((table) => after.get(table) !== before.get(table)),
    [],
  );
}

/** Who may not see something hears that it is not found, whatever else would refuse it; else the reason is the model's. */
function expectForeseen(refused: Refusal | null, foreseen: Foreseen): void {
  if (!refused || !('refused' in foreseen)) {
    expectSame('outcome', [refused?.reason ?? 'done'], 'refused' in foreseen ? [...new Set(foreseen.refused)] : ['done']);
    return;
  }
  if (!refused.reason.endsWith('.not_found')) expect(foreseen.refused).toContain(refused.reason);
}

/** Does it, and once more with what has to be typed where that is asked for and the model says so. */
async function confirmed(foreseen: Foreseen, doing: (confirmation: string | undefined) => Promise<unknown>): Promise<Refusal | null> {
  const refused = await refusalOf(() => doing(undefined));
  const names = ('becomes' in foreseen && foreseen.confirmation) || [];
  if (names.length === 0 || refused?.reason !== 'self.lockout') return refused;
  expect(names).toContain(refused.details['node']);
  return refusalOf(() => doing(refused.details['node']));
}

async function plain({ ctx }: CarryOut, model: Model, command: Extract<Command, { run: unknown }>): Promise<Tried> {
  let made = '';
  const guess = command.foresee(ctx.actor.member, '');
  const refused = await confirmed(guess, async (confirmation) => {
    made = await command.run(ctx, confirmation);
  });
  return { what: command.says.split('"')[0]?.trim() ?? '', foreseen: command.foresee(ctx.actor.member, made), refused, told: 0 };
}

async function draft({ organizationId, rows, ctx }: CarryOut, model: Model, { changes, reason }: Draft): Promise<Tried> {
  const before = await rows.contents(organizationId);
  const foreseen = foreseeDraft(model, ctx.actor.member, { changes, reason });
  const input = { organizationId, madeAt: ctx.version, changes: [...changes], reason };
  let view: Awaited<ReturnType<typeof previewAccess>> | null = null;
  const unseen = await refusalOf(async () => {
    view = await previewAccess(ctx, input);
  });
  await expectNoTrace(rows, organizationId, before, 'a preview');
  const shown = view as Awaited<ReturnType<typeof previewAccess>> | null; // set by the function above, if at all
  const refused = await confirmed(foreseen, (confirmation) =>
    changeAccess(ctx, { ...input, confirmation, ...(shown && { shown: shown.fingerprint }) }),
  );
  if (!shown) expect(unseen?.reason).toBe(refused?.reason);
  if (shown && refused && refused.reason !== 'self.lockout') expect(shown.refused.map((one) => one.reason)).toContain(refused.reason);
  if (shown && !refused) expect(shown.refused).toEqual([]);
  if (shown && !refused && 'becomes' in foreseen) {
    const from = changes.flatMap((change) => ('from' in change && change.from !== undefined ? [Date.parse(change.from)] : []));
    const at = Math.max(ctx.now.getTime(), ...from);
    expectTold(model, modelOf(model.world, at), modelOf(foreseen.becomes, at), ctx, shown.people);
  }
  return { what: changes.map(({ change }) => change).join(' '), foreseen, refused, told: shown?.people.length ?? 0 };
}

async function move(
  { organizationId, rows, ctx }: CarryOut,
  model: Model,
  { node, under }: { node: Parameters<typeof hung>[1]; under: Parameters<typeof hung>[2] },
): Promise<Tried> {
  const before = await rows.contents(organizationId);
  const foreseen = foreseeMove(model, ctx, node, under);
  const input = { organizationId, node, under };
  let view: Awaited<ReturnType<typeof previewMove>> | null = null;
  const unseen = await refusalOf(async () => {
    view = await previewMove(ctx, input);
  });
  await expectNoTrace(rows, organizationId, before, 'a preview');
  const shown = view as Awaited<ReturnType<typeof previewMove>> | null; // set by the function above, if at all
  const refused = await refusalOf(() => moveNode(ctx, { ...input, madeAt: ctx.version, shown: shown?.fingerprint ?? '' }));
  if (!shown) expect(unseen?.reason).toBe(refused?.reason);
  if (shown && !refused && 'becomes' in foreseen) expectTold(model, model, modelOf(foreseen.becomes, ctx.now.getTime()), ctx, shown.people);
  return { what: 'move', foreseen, refused, told: shown?.people.length ?? 0 };
}

function foreseeMove(model: Model, ctx: Ctx, id: Parameters<typeof hung>[1], under: Parameters<typeof hung>[2]): Foreseen {
  const { world } = model;
  const node = model.node(id);
  const right = (verb: string) => `${model.isLocation(id) ? 'location' : 'node'}.${verb}`;
  if (model.isClosed(id) || model.isClosed(under)) return { refused: ['node.archived'] };
  const may = model.may(ctx.actor.member, right('archive'), id) && model.may(ctx.actor.member, right('create'), under);
  if (!may) return { refused: ['access.denied'] };
  const mayHang = world.catalog.kinds.get(node.kind)?.under.includes(model.node(under).kind) === true;
  if (!mayHang || model.isIn(under, id)) return { refused: ['node.kind_not_allowed'] };
  if (node.parent === under) return { refused: ['node.already_there'] };
  const isTaken = world.nodes.some(
    (one) => one.parent === under && one.kind === node.kind && one.id !== id && !one.archived && isSameName(one.name, node.name),
  );
  return isTaken ? { refused: ['node.name_taken'] } : { becomes: hung(model, id, under) };
}

/** What a preview told of people is the difference of all they may do before and after; of whom the actor may see, all are told. */
function expectTold(now: Model, before: Model, after: Model, ctx: Ctx, people: readonly PersonEffect[]): void {
  for (const { id, name, home } of before.world.members) {
    const gains = gained(before, after, id);
    const loses = gained(after, before, id);
    const effect = people.find(({ person }) => person.id === id);
    const isSeen = effect !== undefined || id === ctx.actor.member || now.may(ctx.actor.member, 'member.view', home);
    if (!isSeen) continue;
    const [toldGains, toldLoses] = [told(after, effect?.gains ?? []), told(before, effect?.loses ?? [])];
    if (toldGains) expectSame(`preview: what ${name} gains`, toldGains, gains);
    if (toldLoses) expectSame(`preview: what ${name} loses`, toldLoses, loses);
  }
}
