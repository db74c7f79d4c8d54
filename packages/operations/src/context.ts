import type { CompiledAccess } from '@totem/domain/access/compile';
import type { MemberActor } from '@totem/domain/actor';
import type { Catalog } from '@totem/domain/catalog/catalog';
import type { MemberId } from '@totem/domain/ids';
import { Refusal } from '@totem/domain/errors';
import type { Tree } from '@totem/domain/tree';
import type { AccessAt, AskedAt } from './access-cache.ts';
import type { ActingRuntime } from './runtime.ts';

/** What an operation of a member may touch: one organization, as it stood when they asked, and their own access to it. */
export interface Ctx<Acts extends ActingRuntime = ActingRuntime> extends AskedAt {
  readonly runtime: Acts;
  readonly actor: MemberActor;
  /** The database's clock when they asked. */
  readonly now: Date;
  /** The actor's own access. */
  readonly mine: CompiledAccess;
  readonly catalog: Catalog;
  readonly tree: Tree;
}

/** Compiled access of members, all true at one version that is not older than the question. */
export const accessOfAll = (ctx: Ctx, members: readonly MemberId[]): Promise<AccessAt> => ctx.runtime.cache.accessOf(ctx, members);

/** @throws Refusal `member.not_found` · Outage */
export async function accessOf(ctx: Ctx, member: MemberId): Promise<CompiledAccess> {
  const [access] = (await accessOfAll(ctx, [member])).access;
  if (!access) throw new Refusal('member.not_found');
  return access;
}
