import type { RoleEntry } from '@totem/domain/catalog/catalog';
import { getRouteApi } from '@tanstack/react-router';
import { m } from '../../paraglide/messages.js';
import { say } from '../../product-words.ts';
import { ConsoleOnly } from '../../shell/ConsoleOnly.tsx';
import { useCatalog, useOrganization } from '../../shell/organization.ts';
import { Note } from '../../ui/Note.tsx';
import { Page } from '../../ui/Page.tsx';
import { Section } from '../../ui/Section.tsx';
import { RolePairChoice } from '../services/RolePairChoice.tsx';
import { RoleDifferences } from './RoleDifferences.tsx';
import { NewRole } from './RoleActions.tsx';
import { RoleLine } from './RoleLine.tsx';
import { differencesOf, roleSets } from './roles-model.ts';
import { Term } from '../../shell/Term.tsx';

const route = getRouteApi('/signed-in/$organization/roles');

/** Every role of the product: what it is for, what it adds, who may give it, and who has it. */
export function RolesPage() {
  const catalog = useCatalog();
  const { name } = useOrganization();
  const pair = route.useSearch();
  const navigate = route.useNavigate();
  const sets = roleSets(catalog);
  const differences = differencesOf(catalog, pair.compare, pair.with);
  const title = say(catalog.product.words.roles);
  return (
    <ConsoleOnly title={title}>
      <Page title={title} within={[name]}>
        <div className="grid gap-3">
          <Note>{m.services_locked({ roles: say(catalog.product.words.roles), product: say(catalog.product.label) })}</Note>
          <RolePairChoice
            roles={sets.flatMap((set) => set.roles)}
            pair={pair}
            onChange={(next) => void navigate({ search: (now) => ({ ...now, ...next }), replace: true, resetScroll: false })}
          />
        </div>
        {differences && <RoleDifferences services={differences} />}
        {sets.map((set, ofAll) => (
          <Section
            key={set.service}
            title={say(set.label)}
            help={ofAll === 0 && <Term of="role" />}
            action={<NewRoleOf roles={set.roles} />}
          >
            <ul>
              {set.roles.map((role, index) => (
                <RoleLine key={role.key} set={set} role={role} explains={ofAll === 0 && index === 0} />
              ))}
            </ul>
          </Section>
        ))}
        <div className="h-8" />
      </Page>
    </ConsoleOnly>
  );
}

/** Begun from the least that the product has, which is then widened: who gives too little hears of it. */
function NewRoleOf({ roles }: { roles: readonly RoleEntry[] }) {
  const least = roles.findLast(({ custom }) => custom === null);
  return least && <NewRole from={least} />;
}
