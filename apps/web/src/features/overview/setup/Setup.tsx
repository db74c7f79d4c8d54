import type { SetupStep } from '@totem/domain/setup';
import { useQuery } from '@tanstack/react-query';
import { Circle, CircleCheck } from 'lucide-react';
import { useId, useState } from 'react';
import { m } from '../../../paraglide/messages.js';
import { useCatalog, useOrganization, useScope } from '../../../shell/organization.ts';
import { useTRPC } from '../../../trpc.ts';
import { Button } from '../../../ui/Button.tsx';
import { Pending } from '../../../ui/Pending.tsx';
import { Section } from '../../../ui/Section.tsx';
import { VisuallyHidden } from '../../../ui/VisuallyHidden.tsx';
import { isSetupShown, rememberSetupShown } from './setup-shown.ts';
import { SetupHow } from './SetupHow.tsx';
import { stepWords } from './step-words.ts';

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
      <ol className="pb-2">
        {steps.map((step) => (
          <Step key={`${step.step} ${step.kind}`} step={step} isNext={step === left[0]} steps={steps} />
        ))}
      </ol>
    </Section>
  );
}

function Step({ step, isNext, steps }: { step: SetupStep; isNext: boolean; steps: readonly SetupStep[] }) {
  const catalog = useCatalog();
  const id = useId();
  const Sign = step.done ? CircleCheck : Circle;
  return (
    <li aria-labelledby={id} aria-current={isNext ? 'step' : undefined} className="flex items-start gap-2.5 border-b border-line py-2.5">
      <Sign size={16} aria-hidden className={`mt-0.5 flex-none ${step.done ? 'text-allow' : 'text-ink-3'}`} />
      <div className="grid gap-0.5">
        <span id={id} className={step.done ? 'text-ink-2' : 'font-medium'}>
          {stepWords(catalog, step)}
          <VisuallyHidden>{step.done ? m.setup_is_done() : m.setup_is_left()}</VisuallyHidden>
        </span>
        {!step.done && <SetupHow step={step} hasPeople={steps.some((one) => one.step === 'member' && one.done)} />}
      </div>
    </li>
  );
}
