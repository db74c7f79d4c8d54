import type { SetupStep } from '@totem/domain/setup';
import { m } from '../../../paraglide/messages.js';
import { say } from '../../../product-words.ts';
import { AppLink } from '../../../shell/AppLink.tsx';
import { NewGroup } from '../../groups/NewGroup.tsx';
import { AddNode } from '../../structure/AddNode.tsx';
import { useCatalog, useOrganization, useScope } from '../../../shell/organization.ts';

interface SetupHowProps {
  readonly step: SetupStep;
  /** Whether there is somebody besides the owner, to whom something can be given. */
  readonly hasPeople: boolean;
}

/** How a step is done today: a link to where it can be, or who does it. */
export function SetupHow({ step: { step, kind }, hasPeople }: SetupHowProps) {
  const { slug: organization } = useOrganization();
  const scope = useScope();
  const { product, kinds } = useCatalog();
  const node = kinds.get(kind ?? '');
  if (step === 'node' && node)
    return (
      <span className="pt-1">
        <AddNode under={scope} locations={node.isLocation} />
      </span>
    );
  if (step === 'user_group')
    return (
      <span className="pt-1">
        <NewGroup sort="user_group" />
      </span>
    );
  if (step === 'service_item')
    return (
      <span className="text-12">
        <AppLink to="/$organization/services" params={{ organization }}>
          {m.setup_add_service()}
        </AppLink>
      </span>
    );
  if (step !== 'access' && step !== 'second_owner')
    return <span className="text-12 text-ink-2 text-pretty">{m.setup_by_import({ operator: say(product.words.operator) })}</span>;
  if (!hasPeople) return <span className="text-12 text-ink-2 text-pretty">{m.setup_needs_person()}</span>;
  return (
    <span className="text-12">
      <AppLink to="/$organization/users" params={{ organization }}>
        {step === 'access' ? m.setup_give_access() : m.setup_make_owner()}
      </AppLink>
    </span>
  );
}
