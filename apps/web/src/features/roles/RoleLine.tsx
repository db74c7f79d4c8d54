import type { RoleEntry } from '@totem/domain/catalog/catalog';
import type { ReactNode } from 'react';
import { m } from '../../paraglide/messages.js';
import { say } from '../../product-words.ts';
import { roleStep } from '../../role-step.ts';
import { AppLink } from '../../shell/AppLink.tsx';
import { useCan, useCatalog, useOrganization } from '../../shell/organization.ts';
import { Chip } from '../../ui/Chip.tsx';
import { RoleMark } from '../../ui/RoleMark.tsx';
import { roleSentence } from '../person/access/role-words.ts';
import { Holders } from '../services/Holders.tsx';
import { OwnRoleActions } from './RoleActions.tsx';
import { roleAnchor } from './role-anchor.ts';
import { addedSentences, giverWords, reachSentence } from './role-page-words.ts';
import { type RoleSet, rolesBelow } from './roles-model.ts';
import { Term } from '../../shell/Term.tsx';

/** One role in sentences. @param explains what the facts of every role mean. */
export function RoleLine({ set, role, explains }: { set: RoleSet; role: RoleEntry; explains: boolean }) {
  const catalog = useCatalog();
  const canSeePeople = useCan()('administration:member.view');
  const below = rolesBelow(set, role);
  return (
    <li
      id={roleAnchor(role.key)}
      className="grid gap-x-7 scroll-mt-4 gap-y-2 border-b border-line py-3.5 desk:grid-cols-[minmax(0,1fr)_336px]"
    >
      <div className="grid content-start gap-1.5">
        <div className="flex flex-wrap items-baseline gap-2">
          <h3 className="flex items-baseline gap-2 text-14 font-strong">
            <RoleMark step={roleStep(catalog, role.key)} custom={role.custom !== null} />
            {say(role.label)}
          </h3>
          {role.custom && <Chip>{m.role_own()}</Chip>}
        </div>
        {role.custom?.description && <p>{role.custom.description}</p>}
        <p>{roleSentence(catalog, role, undefined)}</p>
        {addedSentences(catalog, role, below).map((sentence) => (
          <p key={sentence} className="text-ink-2 text-pretty">
            {sentence}
          </p>
        ))}
        {role.custom && <OwnRoleActions role={{ ...role, custom: role.custom }} />}
        {below.length > 0 && (
          <p className="flex flex-wrap gap-x-4 gap-y-1">
            {below.map((lower) => (
              <CompareLink key={lower.key} role={role} below={lower} />
            ))}
          </p>
        )}
      </div>
      <dl className="grid content-start gap-1.5">
        {canSeePeople && (
          <Fact name={m.roles_holders()}>
            <Holders filter={{ role: role.key }} />
          </Fact>
        )}
        <Fact name={m.roles_reach()} help={explains && <Term of="reach" />}>
          {reachSentence(role)}
        </Fact>
        <Fact name={m.roles_given_by()} help={explains && <Term of="ceiling" />}>
          {giverWords(catalog, role)}
        </Fact>
        {role.seat !== 'none' && (
          <Fact name={m.roles_seat()} help={explains && <Term of="seat" />}>
            {role.seat === 'free' ? m.roles_seat_free() : m.roles_seat_paid()}
          </Fact>
        )}
      </dl>
    </li>
  );
}

function Fact({ name, help, children }: { name: string; help?: ReactNode; children: ReactNode }) {
  return (
    <div className="grid grid-cols-[144px_minmax(0,1fr)] gap-2">
      <dt className="text-ink-2">
        {name} {help}
      </dt>
      <dd className="first-letter:uppercase text-pretty">{children}</dd>
    </div>
  );
}

function CompareLink({ role, below }: { role: RoleEntry; below: RoleEntry }) {
  const { slug: organization } = useOrganization();
  return (
    <AppLink to="/$organization/roles" params={{ organization }} search={{ compare: role.key, with: below.key }}>
      {m.roles_compare({ one: say(role.label), other: say(below.label) })}
    </AppLink>
  );
}
