import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { m } from '../../../paraglide/messages.js';
import { useOrganization, useScope } from '../../../shell/organization.ts';
import { useTRPC } from '../../../trpc.ts';
import { Button } from '../../../ui/Button.tsx';
import { Pending } from '../../../ui/Pending.tsx';
import { Section } from '../../../ui/Section.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { isSetupShown, rememberSetupShown } from './setup-shown.ts';

const SetupSteps = lazy(async () => ({ default: (await import('./SetupSteps.tsx')).SetupSteps }));

/** What a new organization still needs, each with how it is done; it goes when all is there, or when one puts it away. */
export function Setup() {
  const trpc = useTRPC();
  const { id: organizationId, me } = useOrganization();
  const scope = useScope();
  const { data, isPending } = useQuery(trpc.organizations.setup.queryOptions({ organizationId, node: scope.id }));
  const [chosen, setChosen] = useState(() => isSetupShown(me.member));
  // What stands below waits for it, and does not move when it comes.
  if (isPending)
    return (
      <Pending className="pt-[18px]">
        <div aria-hidden className="h-2.5 w-60 rounded-1 bg-soft motion-safe:animate-pulse" />
      </Pending>
    );
  const steps = data?.steps ?? [];
  const left = steps.filter((step) => !step.done);
  if (left.length === 0) return null;
  // Who has people with access works already: what is left is said, and not in the way.
  const isUnderway = steps.every((step) => step.done || (step.step !== 'member' && step.step !== 'access'));
  const shown = chosen ?? !isUnderway;
  const show = (next: boolean) => {
    rememberSetupShown(me.member, next);
    setChosen(next);
  };
  if (!shown)
    return (
      <p className="flex flex-wrap items-center gap-x-3 pt-[18px] text-ink-2">
        {m.setup_left({ count: left.length })}
        <Button look="quiet" size="small" onClick={() => show(true)}>
          {m.setup_show()}
        </Button>
      </p>
    );
  return (
    <Section
      title={m.setup_title()}
      aside={m.setup_done({ done: steps.length - left.length, all: steps.length })}
      action={
        <Button look="quiet" size="small" onClick={() => show(false)}>
          {m.setup_hide()}
        </Button>
      }
    >
      <Suspense fallback={<Skeleton rows={steps.length} />}>
        <SetupSteps steps={steps} />
      </Suspense>
    </Section>
  );
}
