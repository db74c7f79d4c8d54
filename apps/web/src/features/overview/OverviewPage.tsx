import { lazyPage } from '../../shell/lazy-page.ts';
import { useCan, useOrganization } from '../../shell/organization.ts';
import { Administration } from './Administration.tsx';

const MyAccess = lazyPage(() => import('../my-access/MyAccess.tsx'), 'MyAccess');

/** Where one begins: who administers sees what is there and what needs a look, everybody else what is theirs. */
export function OverviewPage() {
  const { top } = useOrganization();
  const can = useCan(top.id);
  return can('administration:console.open') ? <Administration /> : <MyAccess />;
}
