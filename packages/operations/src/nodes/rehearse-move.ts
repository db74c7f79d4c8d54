import { setImmediate as breath } from 'node:timers/promises';
import { type CompiledAccess, compile } from '@totem/domain/access/compile';
import {
  type MoveConcerns,
  type StandsBelow,
  concernsOfMove,
  factsAfterMove,
  leftBehind,
  treeAfterMove,
  whyNotMove,
} from '@totem/domain/access/move-node';
import { effectsAt } from '@totem/domain/access/preview';
import { type Asker, maySeeMember } from '@totem/domain/access/visibility';
import { Refusal } from '@totem/domain/errors';
import type { NodeId } from '@totem/domain/ids';
import { type Node, type Tree, known, numberOf } from '@totem/domain/tree';
import { findStandsBelow, listConcernedByMove } from '@totem/db/move';
import type { Locked } from '@totem/db/version';
import type { Ctx } from '../context.ts';
import type { DraftEffect } from '../grants/rehearse-draft.ts';
import { accessBeforeChange } from '../locked-access.ts';
import { digestsOf, fingerprintOf } from '../effect-fingerprint.ts';

/** A move that may be made, and not yet is. */
export interface JudgedMove {
  readonly asker: Asker;
  /** As it hangs now. */
  readonly node: Node & { readonly parent: NodeId };
  readonly under: Node;
  readonly concerns: MoveConcerns;
  readonly after: Tree;
  readonly left: StandsBelow;
}

/** Judges a move on the state it would change. @throws Refusal as `whyNotMove` says */
export async function judgeMove(
  tx: Locked,
  mine: CompiledAccess,
  move: { readonly node: NodeId; readonly under: NodeId },
): Promise<JudgedMove> {
  const { tree, catalog } = mine;
  const asker: Asker = { mine, now: tx.now };
  const refused = whyNotMove(asker, move.node, move.under);
  if (refused) throw new Refusal(refused, refused === 'node.name_taken' ? { name: nodeIn(tree, move.node).name } : {});
  const node = nodeIn(tree, move.node);
  const { parent } = node;
  if (parent === null) throw new Error('The root hangs under nothing, so it may not move.');
  const concerns = concernsOfMove(catalog, tree, move.node, move.under);
  const after = treeAfterMove(catalog, tree, move.node, move.under);
  const left = leftBehind(catalog, after, await findStandsBelow(tx, concerns));
  return { asker, node: { ...node, parent }, under: nodeIn(tree, move.under), concerns, after, left };
}

export interface MoveEffect extends Pick<DraftEffect, 'people' | 'fingerprint'> {
  /** Everybody whom the move could concern, as they are before it. */
  readonly concerned: readonly CompiledAccess[];
}

/** So many people are compared before others get a turn. */
const atOnce = 100;

/**
 * What a move does, by person: everybody concerned is read once, and held against what they would be. Whoever the actor may
 * not see is not told of.
 */
export async function effectOfMove(ctx: Ctx, tx: Locked, { asker, concerns, after, left }: JudgedMove): Promise<MoveEffect> {
  const { catalog } = asker.mine;
  const read = await accessBeforeChange(ctx, tx, await listConcernedByMove(tx, concerns));
  const concerned = read.filter((access) => access !== null);
  const factsAfter = factsAfterMove(left, tx.now.getTime());
  const leavers = new Set(left.memberships.map(({ member }) => member));
  const effectOn = effectsAt(tx.now);
  const people: DraftEffect['people'][number][] = [];
  for (const [index, before] of concerned.entries()) {
    if (index % atOnce === atOnce - 1) await breath();
    const then = compile(catalog, after, factsAfter(before.facts));
    // What a user group of the place gave may have been anywhere.
    const around = leavers.has(before.facts.id) ? undefined : concerns.around;
    const effect = effectOn(before, then, around);
    const isConcerned = effect.gains.length + effect.losses.length > 0;
    if (isConcerned && (maySeeMember(asker, before) || maySeeMember(asker, then))) people.push({ before, after: then, effect });
  }
  const told = [
    left.grants.map(({ grant }) => grant.id),
    left.entries.map(({ locationGroup, location, filter }) => [locationGroup, location, filter]),
    left.memberships.map(({ group, member }) => [group, member]),
    digestsOf(people.map(({ effect }) => effect)),
  ];
  return { concerned, people, fingerprint: fingerprintOf(told) };
}

const nodeIn = (tree: Tree, id: NodeId): Node => known(tree.nodes, numberOf(tree, id));
