import { nodeOfTarget } from '@totem/domain/access/draft';
import type { CompiledAccess } from '@totem/domain/access/compile';
import { type NeedlessGrant, needlessGrants } from '@totem/domain/access/needless';
import { maySeeNode } from '@totem/domain/access/visibility';
import type { ListNeedlessGrants, NeedlessPage, NeedlessRow } from '@totem/domain/needless-grants';
import type { Cursor } from '@totem/domain/paging';
import { listMembers } from '@totem/db/members';
import { inOrganization } from '@totem/db/orm';
import { authorize } from '../authorize.ts';
import { type Ctx, accessOfAll } from '../context.ts';
import { memberQuery } from '../members/member-query.ts';
import { refusalsFor } from '../members/member-row.ts';
import { nodeNameOf, targetNameOf } from '../names.ts';
import { notGivable } from '../not-givable.ts';

/** How many people one page looks at, at most: each grant of theirs is a compilation. */
const mostLooked = 200;

/**
 * Who of the people at a node has grants without effect, by name: those that could all be ended and nobody would lose
 * anything. A page ends with as many people as were asked for, or when it has looked at many.
 *
 * @throws Refusal `access.denied` · `node.not_found` · `cursor.unknown`
 */
export async function listNeedlessGrants(ctx: Ctx, { node, cursor, pageSize }: ListNeedlessGrants): Promise<NeedlessPage> {
  authorize(ctx, 'administration:member.view', node);
  const query = { ...memberQuery(ctx, { node, filter: {} }), list: 'needless_grants', sort: { by: 'name', descending: false } } as const;
  const rows: NeedlessRow[] = [];
  let looked = 0;
  let next: Cursor | null = cursor ?? null;
  do {
    const from: Cursor | undefined = next ?? undefined;
    const page = await inOrganization(ctx.runtime.orm, ctx.organizationId, (db) =>
      listMembers(db, { ...query, cursor: from, pageSize: pageSize - rows.length }),
    );
    const { access } = await accessOfAll(
      ctx,
      page.rows.map(({ id }) => id),
    );
    rows.push(...access.flatMap((one) => (one ? rowOf(ctx, one) : [])));
    looked += page.rows.length;
    next = page.next;
  } while (next !== null && rows.length < pageSize && looked < mostLooked);
  return { rows, looked, complete: next === null, next, version: ctx.version };
}

/** A person with those of their needless grants that the reader may see; nobody where there are none. */
function rowOf(ctx: Ctx, access: CompiledAccess): NeedlessRow[] {
  const places = new Map(access.facts.locationGroups.map((group) => [group.id, group]));
  const { facts, tree } = access;
  const found = needlessGrants(access, ctx.now).flatMap(({ grant, remains }): NeedlessRow['grants'] => {
    const at = nodeOfTarget({ tree, locationGroups: places }, grant.on);
    const on = targetNameOf(tree, places, grant.on);
    if (at === null || on === null || !maySeeNode(ctx, at)) return [];
    const key = 'role' in grant.gives ? grant.gives.role : 'permission' in grant.gives ? grant.gives.permission : 'locations';
    const refused = refusalsFor(ctx, access).edit ?? notGivable(ctx, { member: access }, at)[key] ?? null;
    return [{ id: grant.id, gives: grant.gives, on, because: remains.map((one) => becauseOf(access, one)), refused }];
  });
  return found.length === 0 ? [] : [{ person: { id: facts.id, name: facts.name, level: nodeNameOf(tree, facts.home) }, grants: found }];
}

function becauseOf({ facts }: CompiledAccess, remains: NeedlessGrant['remains'][number]): NeedlessRow['grants'][number]['because'][number] {
  const groupName = (id: string | null) => facts.memberships.find((one) => one.group.id === id)?.group.name ?? null;
  if (!('paths' in remains)) return { role: 'role' in remains ? remains.role : null, through: groupName(remains.through) };
  const [path] = remains.paths;
  const place = facts.locationGroups.find((group) => group.id === path?.locationGroup)?.name;
  return { role: null, through: place ?? groupName(path?.through ?? null) };
}
