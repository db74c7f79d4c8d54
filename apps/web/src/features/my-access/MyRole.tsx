import type { StandingAccessRow } from '@totem/domain/effective-access';
import { m } from '../../paraglide/messages.js';
import { roleStep } from '../../role-step.ts';
import { useCatalog } from '../../shell/organization.ts';
import { RoleMark } from '../../ui/RoleMark.tsx';
import { listed, permissionLets, roleName } from '../person/access/role-words.ts';
import { MyLine } from './MyLine.tsx';
import { MyWay } from './MyWay.tsx';

/** What the reader is at one node, in services that have no items, and what that lets them do. */
export function MyRole({ row: { node, roles, permissions } }: { row: StandingAccessRow }) {
  const catalog = useCatalog();
  const [strongest] = roles;
  const [permission] = permissions;
  return (
    <MyLine
      id={node.id}
      title={node.name}
      detail={null}
      mark={strongest === undefined ? null : <RoleMark step={roleStep(catalog, strongest)} />}
      role={listed(roles.map((key) => roleName(catalog, key)))}
      lets={permissions.map((key) => permissionLets(catalog, key))}
      why={permission === undefined ? null : { permission, target: node.id }}
    >
      {permission === undefined ? (
        <p className="text-ink-2">{m.mine_elsewhere()}</p>
      ) : (
        <MyWay permission={permission} target={{ node: node.id }} />
      )}
    </MyLine>
  );
}
