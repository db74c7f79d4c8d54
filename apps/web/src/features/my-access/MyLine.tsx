import { Check } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';
import { m } from '../../paraglide/messages.js';
import { AppLink } from '../../shell/AppLink.tsx';
import { useOrganization } from '../../shell/organization.ts';
import { Button } from '../../ui/Button.tsx';
import { usePart, Waiting } from '../../ui/waiting.ts';
import type { QuestionParams } from '../person/why/question-params.ts';

const shownAtFirst = 6;

interface MyLineProps {
  /** Of what it is about; an address can end with it. */
  readonly id: string;
  readonly title: string;
  readonly detail: string | null;
  readonly mark: ReactNode;
  readonly role: string;
  /** What one may do, each as it finishes "you may …". */
  readonly lets: readonly string[];
  /** The question whose answer tells why; null: there is none. */
  readonly why: QuestionParams | null;
  /** Where, through what, and where not. */
  readonly children: ReactNode;
}

/** One thing that one may do something with: what it is, as what, what one may do there, and why. */
export function MyLine({ id, title, detail, mark, role, lets, why, children }: MyLineProps) {
  const heading = useId();
  const [whole, setWhole] = useState(false);
  const { slug: organization, me } = useOrganization();
  const more = lets.length - shownAtFirst;
  const isShort = more <= 1;
  const { isWaiting, wait } = usePart();
  return (
    <li
      id={id}
      aria-labelledby={heading}
      data-waiting={isWaiting || undefined}
      className="grid scroll-mt-4 gap-x-8 gap-y-2 border-b border-line py-4 wide:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]"
    >
      <div className="grid content-start justify-items-start gap-1">
        <h3 id={heading} className="text-14 font-strong wrap-anywhere">
          {title}
        </h3>
        {detail !== null && detail !== '' && <p className="text-12 text-ink-2">{detail}</p>}
        {role !== '' && (
          <p className="flex items-center gap-1.5 font-medium">
            {mark}
            {role}
          </p>
        )}
        {why && (
          <AppLink to="/$organization/users/$member" params={{ organization, member: me.member }} search={{ tab: 'why', ...why }}>
            {m.mine_why()}
            <span className="sr-only"> {title}</span>
          </AppLink>
        )}
      </div>
      <div className="in-turn grid content-start gap-2">
        {lets.length > 0 && (
          <div>
            <p className="text-ink-2">{m.mine_you_may()}</p>
            <ul className="grid gap-x-4 gap-y-0.5 pt-0.5 wide:grid-cols-2">
              {(whole || isShort ? lets : lets.slice(0, shownAtFirst)).map((words) => (
                <li key={words} className="flex gap-1.5">
                  <Check size={14} aria-hidden className="mt-[3px] text-allow" />
                  <span className="min-w-0">{words}</span>
                </li>
              ))}
            </ul>
            {!whole && !isShort && (
              <Button look="quiet" size="small" onClick={() => setWhole(true)}>
                {m.overview_mine_more({ count: more })}
              </Button>
            )}
          </div>
        )}
        <Waiting value={wait}>{children}</Waiting>
      </div>
    </li>
  );
}
