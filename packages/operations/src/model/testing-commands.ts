import type { MemberId, NodeId, OrganizationId } from '@totem/domain/ids';
import fc from 'fast-check';
import type { Draft } from './testing-drafts.ts';
import { lineOf, linePlan, sentence } from './testing-lines.ts';
import type { Model } from './testing-model.ts';
import { pick } from './testing-pick.ts';
import { type StructureCommand, groupCommand, itemCommand, nodeCommand, structureActs } from './testing-structure.ts';

const number = fc.nat({ max: 1_000_000 });

/** What somebody is to do, by numbers that know nothing of any organization: it shrinks whatever it is done in. */
export const plan = fc.record({
  actor: number,
  act: fc.oneof(
    { weight: 5, arbitrary: fc.record({ draft: fc.array(linePlan, { minLength: 1, maxLength: 2 }), reason: fc.boolean() }) },
    { weight: 2, arbitrary: fc.record({ move: number, under: number }) },
    {
      weight: 3,
      arbitrary: fc.record({
        structure: fc.constantFrom('node', 'node', 'item', 'user_group', 'location_group'),
        act: fc.constantFrom(...structureActs),
        on: number,
        as: number,
        name: number,
      }),
    },
    // Whatever else can be changed has its place here, such as what a role of one’s own gives.
  ),
});
export type Plan = typeof plan extends fc.Arbitrary<infer P> ? P : never;

/** A command as an organization lets it be understood. */
export type Command =
  | { readonly says: string; readonly draft: Draft }
  | { readonly says: string; readonly move: { readonly node: NodeId; readonly under: NodeId } }
  | StructureCommand;

/** Who acts: mostly somebody who may give something, else anybody. */
export function actorOf(model: Model, by: number): MemberId {
  const all = model.world.members.map(({ id }) => id);
  const able = all.filter((id) => model.ceilingsOf(id).length > 0);
  const actor = pick(by % 4 === 0 ? all : able, by >> 2) ?? all[0];
  if (!actor) throw new Error('Somebody has to act.');
  return actor;
}

/** @param step how many commands came before: what is made is called after it. */
export function commandOf(model: Model, actor: MemberId, { act }: Plan, organizationId: OrganizationId, step: number): Command | null {
  const { world } = model;
  if ('draft' in act) {
    const changes = act.draft.flatMap((line) => lineOf(model, actor, line) ?? []);
    if (changes.length === 0) return null;
    const reason = act.reason ? 'To see what becomes of it.' : undefined;
    return {
      says: changes.map((change) => sentence(model, change)).join('; ') + (reason ? ', with a reason' : ''),
      draft: { changes, reason },
    };
  }
  if ('move' in act) {
    const places = world.nodes.filter(({ id }) => act.move % 4 === 0 || model.isLocation(id));
    const node = pick(places, act.move >> 2);
    const kinds = node && world.catalog.kinds.get(node.kind)?.under;
    const under = pick(
      world.nodes.filter(({ kind }) => act.under % 4 === 0 || kinds?.includes(kind)),
      act.under >> 2,
    );
    return node && under ? { says: `moves "${node.name}" under "${under.name}"`, move: { node: node.id, under: under.id } } : null;
  }
  const { structure } = act;
  const named = (taken: readonly { readonly name: string }[]) =>
    (act.name % 6 === 0 ? pick(taken, act.name) : null)?.name ?? `made ${step}`;
  if (structure === 'node') return nodeCommand(model, act, named, organizationId);
  if (structure === 'item') return itemCommand(model, act, named, organizationId);
  return groupCommand(model, structure, act, named, organizationId);
}
