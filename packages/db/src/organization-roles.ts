import { randomUUID } from 'node:crypto';
import type { StandingGrant } from '@totem/domain/access/draft';
import type { RoleId } from '@totem/domain/ids';
import type { RoleAs } from '@totem/domain/roles';
import { type GrantRow, grantColumns, standing, standingOf } from './draft.ts';
import { type Db, query } from './orm.ts';
import type { Locked } from './version.ts';

/** Stores a role, which is there from now on. */
export async function insertRole(tx: Locked, role: { readonly id: RoleId; readonly basedOn: string } & RoleAs): Promise<void> {
  await query(
    tx,
    'insert_role',
    `insert into custom_role (organization_id, id, based_on, label, description) values ($1, $2, $3, $4, $5)`,
    [tx.organizationId, role.id, role.basedOn, role.label, role.description],
  );
  await insertContent(tx, role.id, role.can);
}

/** Calls a role otherwise, and has it be about something else. */
export async function relabelRole(tx: Locked, id: RoleId, { label, description }: Pick<RoleAs, 'label' | 'description'>): Promise<void> {
  await query(tx, 'relabel_role', `update custom_role set label = $3, description = $4 where organization_id = $1 and id = $2`, [
    tx.organizationId,
    id,
    label,
    description,
  ]);
}

/** From now on a role can this; what it could until now stays known. */
export async function replaceContent(tx: Locked, id: RoleId, can: RoleAs['can']): Promise<void> {
  await endContent(tx, id);
  await insertContent(tx, id, can);
}

/** From now on a role can nothing: it is deleted. */
export async function endContent(tx: Locked, id: RoleId): Promise<void> {
  await query(
    tx,
    'end_role_content',
    `update custom_role_content set valid_until = greatest($3, valid_from)
     where organization_id = $1 and role_id = $2 and coalesce(valid_until, 'infinity') > $3`,
    [tx.organizationId, id, tx.now],
  );
}

async function insertContent(tx: Locked, id: RoleId, can: RoleAs['can']): Promise<void> {
  await query(
    tx,
    'insert_role_content',
    `insert into custom_role_content (organization_id, id, role_id, can, valid_from) values ($1, $2, $3, $4, $5)`,
    [tx.organizationId, randomUUID(), id, JSON.stringify(can), tx.now],
  );
}

/** Every grant of a role that is in force or to come, whoever it is to. A grant of a service account is not among them. */
export async function listGrantsOfRole(db: Db, role: string): Promise<StandingGrant[]> {
  const rows = await query<GrantRow>(
    db,
    'grants_of_role',
    `select ${grantColumns} from access_grant g where ${standing} and g.role_key = $2 order by g.id`,
    [db.organizationId, role],
  );
  return rows.flatMap((row) => standingOf(row) ?? []);
}
