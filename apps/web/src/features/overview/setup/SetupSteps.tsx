import type { SetupStep } from '@totem/domain/setup';
import { Circle, CircleCheck } from 'lucide-react';
import { useId } from 'react';
import { m } from '../../../paraglide/messages.js';
import { useCatalog } from '../../../shell/organization.ts';
import { VisuallyHidden } from '../../../ui/VisuallyHidden.tsx';
import { SetupHow } from './SetupHow.tsx';
import { stepWords } from './step-words.ts';

/** Every step, those that are done among them, and how the others are done. */
export function SetupSteps({ steps }: { steps: readonly SetupStep[] }) {
  const next = steps.find((step) => !step.done);
  return (
    <ol className="pb-2">
      {steps.map((step) => (
        <Step key={`${step.step} ${step.kind}`} step={step} isNext={step === next} steps={steps} />
      ))}
    </ol>
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
