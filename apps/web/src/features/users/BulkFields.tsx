import type { Gives } from '@totem/domain/grants';
import type { UserGroupId } from '@totem/domain/ids';
import type { ReactNode } from 'react';
import { m } from '../../paraglide/messages.js';
import { say } from '../../product-words.ts';
import { NodePicker } from '../../shell/NodePicker.tsx';
import { useCatalog, useOrganization, useScope } from '../../shell/organization.ts';
import { useFound } from '../../shell/use-found.ts';
import { useTRPC } from '../../trpc.ts';
import { Picker } from '../../ui/Picker.tsx';
import { Select } from '../../ui/Select.tsx';
import { ItemPicker } from '../person/access/ItemPicker.tsx';
import { type Target, onLocationGroup, onNode } from '../person/access/lines.ts';
import { permissionName, serviceName } from '../person/access/role-words.ts';
import type { BulkAct } from './bulk-acts.ts';

/** What is chosen so far. */
export interface Chosen {
  readonly gives: Gives | null;
  readonly on: Target | null;
  readonly group: { readonly id: UserGroupId; readonly name: string } | null;
}

interface FieldsProps {
  readonly chosen: Chosen;
  readonly onChoose: (chosen: Chosen) => void;
}

/** What, and on what; or which user group. */
export function BulkFields({ act, ...fields }: FieldsProps & { readonly act: BulkAct }) {
  switch (act) {
    case 'role':
    case 'end':
      return <RoleFields {...fields} />;
    case 'extra':
      return <ExtraFields {...fields} />;
    case 'location':
      return <PlaceFields {...fields} />;
    case 'join':
    case 'leave':
      return <GroupField {...fields} />;
  }
}

function RoleFields({ chosen, onChoose }: FieldsProps) {
  const catalog = useCatalog();
  const scope = useScope();
  const { gives, on } = chosen;
  const key = gives !== null && 'role' in gives ? gives.role : null;
  const role = key === null ? undefined : catalog.roles.get(key);
  const roles = [...catalog.roles.values()].filter((one) => one.assignable && (one.on.items || one.on.nodeKinds.has(scope.kind)));
  return (
    <>
      <Select
        label={say(catalog.product.words.role)}
        options={roles.map((one) => ({
          value: one.key,
          label:
            one.service === null ? say(one.label) : m.users_role_of({ service: serviceName(catalog, one.service), role: say(one.label) }),
        }))}
        value={key}
        placeholder={m.person_choose()}
        onChange={(next) => {
          const found = catalog.roles.get(next);
          // Of a service with items it is said on which; any other role is given on the part of the organization in sight.
          const stays = found?.on.items === true && found.service === role?.service;
          onChoose({ ...chosen, gives: { role: next }, on: found?.on.items === true ? (stays ? on : null) : onNode(scope) });
        }}
      />
      {role && (
        <On on={on}>
          {role.on.items && role.service !== null && (
            <ItemPicker
              editor={{ catalog, holder: { level: scope } }}
              label={on ? m.person_choose_another() : m.person_choose()}
              service={role.service}
              withNodes={role.on.nodeKinds.has(scope.kind)}
              onChoose={(_, target) => onChoose({ ...chosen, on: target })}
            />
          )}
        </On>
      )}
    </>
  );
}

function ExtraFields({ chosen, onChoose }: FieldsProps) {
  const catalog = useCatalog();
  const scope = useScope();
  const { gives, on } = chosen;
  const key = gives !== null && 'permission' in gives ? gives.permission : null;
  const permission = key === null ? undefined : catalog.permissions.get(key);
  return (
    <>
      <Select
        label={m.person_extra_which()}
        options={[...catalog.extras].map((extra) => ({
          value: extra,
          label: permissionName(catalog, extra),
          detail: serviceName(catalog, catalog.permissions.get(extra)?.service ?? ''),
        }))}
        value={key}
        placeholder={m.person_choose()}
        onChange={(extra) => {
          const stays = catalog.permissions.get(extra)?.service === permission?.service;
          onChoose({ ...chosen, gives: { permission: extra }, on: stays ? on : null });
        }}
      />
      {permission && (
        <On on={on}>
          <ItemPicker
            editor={{ catalog, holder: { level: scope } }}
            label={on ? m.person_choose_another() : m.person_choose()}
            service={permission.service}
            withNodes
            onChoose={(_, target) => onChoose({ ...chosen, on: target })}
          />
        </On>
      )}
    </>
  );
}

function PlaceFields({ chosen, onChoose }: FieldsProps) {
  const trpc = useTRPC();
  const catalog = useCatalog();
  const scope = useScope();
  const { id: organizationId } = useOrganization();
  const { words, policies } = catalog.product;
  const { rows, found } = useFound((search) => trpc.locationGroups.list.queryOptions({ organizationId, within: scope.id, search }));
  const choose = (on: Target) => onChoose({ ...chosen, gives: { locations: null }, on });
  const label = m.person_give_location_group({ group: say(words.locationGroup) });
  return (
    <On on={chosen.on}>
      <div className="flex flex-wrap items-center gap-3">
        <NodePicker
          label={m.person_give_location()}
          within={scope.id}
          labelHidden
          plain
          value={null}
          trigger={<Words>{m.person_give_location()}</Words>}
          onChange={({ id, name, kind }) => choose(onNode({ id, name, kind }))}
        />
        {policies.locationGroups && (
          <Picker
            label={label}
            labelHidden
            plain
            trigger={<Words>{label}</Words>}
            options={rows.map(({ id, name, home, locations }) => ({
              value: id,
              label: name,
              detail: m.person_group_detail({ home: home.name, count: locations }),
            }))}
            value={null}
            placeholder={label}
            found={found}
            onChange={(value) => {
              const group = rows.find((one) => one.id === value);
              if (group) choose(onLocationGroup(group));
            }}
          />
        )}
      </div>
    </On>
  );
}

function GroupField({ chosen, onChoose }: FieldsProps) {
  const trpc = useTRPC();
  const catalog = useCatalog();
  const scope = useScope();
  const { id: organizationId } = useOrganization();
  const { rows, found } = useFound((search) => trpc.userGroups.list.queryOptions({ organizationId, within: scope.id, search }));
  const { group } = chosen;
  return (
    <Picker
      label={say(catalog.product.words.userGroup)}
      options={rows.map(({ id, name, home, members }) => ({
        value: id,
        label: name,
        detail: m.person_user_group_detail({ home: home.name, count: members }),
      }))}
      value={group?.id ?? null}
      placeholder={m.person_choose()}
      {...(group && { trigger: <Words>{group.name}</Words> })}
      found={found}
      onChange={(value) => {
        const found = rows.find((one) => one.id === value);
        if (found) onChoose({ ...chosen, group: { id: found.id, name: found.name } });
      }}
    />
  );
}

const Words = ({ children }: { children: string }) => <span className="font-medium text-ink-2">{children}</span>;

/** What it is on, and what alters that. */
function On({ on, children }: { readonly on: Target | null; readonly children: ReactNode }) {
  return (
    <div className="grid justify-items-start gap-1.5">
      <span className="font-medium">{m.person_extra_on()}</span>
      {on && <output>{on.named?.name}</output>}
      {children}
    </div>
  );
}
