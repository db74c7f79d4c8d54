import { m } from '../../paraglide/messages.js';
import { useOrganization, useScope } from '../../shell/organization.ts';
import { Page } from '../../ui/Page.tsx';

/** Where one begins: what the organization is made of, and what needs a look. */
export function OverviewPage() {
  const organization = useOrganization();
  const scope = useScope();
  return (
    <Page title={scope.name} within={[m.shell_overview(), organization.name]}>
      {null}
    </Page>
  );
}
