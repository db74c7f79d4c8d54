import type { GrantView } from '@totem/domain/grant-views';
import { m } from '../../../paraglide/messages.js';
import { getLocale } from '../../../paraglide/runtime.js';
import { exactMoment } from '../../../ui/moment.ts';
import { Tooltip } from '../../../ui/Tooltip.tsx';
import { useNow } from '../../../ui/use-now.ts';
import type { Line } from './lines.ts';

/** What is given, or somebody who is in a user group, as far as its times tell. */
interface Timed extends Pick<Line, 'state' | 'from' | 'until' | 'through'> {
  readonly grant: Pick<GrantView, 'from' | 'until'> | null;
}

/** Since when, from when and until when; for a drafted line also what it was. */
export function LineTimes({ line, was }: { line: Timed; was?: string | undefined }) {
  const now = useNow();
  const { state, grant, from, until } = line;
  const dates: readonly (readonly [string, string])[] = [
    ...(from !== null && Date.parse(from) > now ? [[from, m.person_from({ moment: said(from, now) })] as const] : []),
    ...(until === null ? [] : [[until, m.person_until({ moment: said(until, now) })] as const]),
  ];
  const since =
    state === 'standing' && dates.length === 0 && grant ? [[grant.from, m.person_since({ moment: said(grant.from, now) })] as const] : [];
  return (
    <>
      {[...dates, ...since].map(([at, words]) => (
        <Tooltip key={words} content={exactMoment(new Date(at), getLocale())} onPress>
          <span className={state === 'standing' && until !== null ? 'text-warn' : 'text-ink-3'}>{words}</span>
        </Tooltip>
      ))}
      {state !== 'standing' && <span className="font-medium text-accent-text">{stateWords(line, was, now)}</span>}
    </>
  );
}

function stateWords({ state, grant, until, through }: Timed, was: string | undefined, now: number): string {
  if (state === 'added') return was ?? m.person_new();
  if (state === 'ended') return through ? m.person_ends_with_group() : m.person_ends();
  if (was !== undefined) return was;
  if ((grant?.until ?? null) === until) return m.person_changed();
  return grant?.until ? m.person_was_until({ moment: said(grant.until, now) }) : m.person_was_no_end();
}

/** A day; nearer than two days, with its time. */
function said(at: string, now: number): string {
  const moment = new Date(at);
  const isNear = Math.abs(moment.getTime() - now) < 172_800_000;
  const isThisYear = moment.getFullYear() === new Date(now).getFullYear();
  return new Intl.DateTimeFormat(getLocale(), {
    day: 'numeric',
    month: 'short',
    ...(!isThisYear && { year: 'numeric' }),
    ...(isNear && { hour: 'numeric', minute: '2-digit' }),
  }).format(moment);
}
