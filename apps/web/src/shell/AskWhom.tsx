import type { OrganizationId } from '@totem/domain/ids';
import { useMatch } from '@tanstack/react-router';
import { m } from '../paraglide/messages.js';
import { useWhomToAsk } from './use-whom-to-ask.ts';

/** Who could give what was refused, by name; nothing outside an organization, and where there is nobody else. */
export function AskWhom() {
  const id = useMatch({ from: '/signed-in/$organization', shouldThrow: false, select: ({ loaderData }) => loaderData?.organization.id });
  return id && <Names organizationId={id} />;
}

function Names({ organizationId }: { organizationId: OrganizationId }) {
  const names = useWhomToAsk(organizationId);
  return names && <p className="text-ink-2 text-pretty">{m.failure_ask({ names })}</p>;
}
