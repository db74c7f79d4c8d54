import type { AccessPathView, DecisionView, LocationPathView } from '@totem/domain/access-questions';
import type { MemberView } from '@totem/domain/members';
import { Check, DoorClosed, MapPin, X } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';
import { m } from '../../../paraglide/messages.js';
import { useCatalog } from '../../../shell/organization.ts';
import { Button } from '../../../ui/Button.tsx';
import { Section } from '../../../ui/Section.tsx';
import { roleName } from '../access/role-words.ts';
import { LinkedSentence, type WayLink } from './LinkedSentence.tsx';
import { Missing } from './Missing.tsx';
import { WhyGraph } from './WhyGraph.tsx';
import { type AskedAbout, answerSentence, gateSentence, givenWords, pathSentence, placeSentence, placesOf } from './why-words.ts';
import { Term } from '../../../shell/Term.tsx';

interface AnswerProps {
  readonly member: MemberView;
  readonly decision: DecisionView;
  readonly about: AskedAbout;
}

/** Yes or no in a sentence, then the ways, the closed gates, and what would change a no. */
export function Answer({ member, decision, about }: AnswerProps) {
  const catalog = useCatalog();
  const id = useId();
  const { because, gates, allowed } = decision;
  return (
    <section aria-labelledby={id} className="grid gap-2">
      <div role="status" className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <Verdict allowed={allowed} />
        <h2 id={id} className="min-w-0 flex-1 basis-60 text-14 text-pretty">
          {answerSentence(catalog, decision, about)}{' '}
          {because.length > 0 && (allowed ? m.why_ways({ count: because.length }) : m.why_miss_gate())}
        </h2>
      </div>
      {gates.length > 0 && (
        <ul className="grid gap-1 pt-1">
          {gates.map((gate, index) => (
            <li key={gate.gate} className="flex gap-2 text-deny">
              <DoorClosed size={16} aria-hidden className="mt-0.5" />
              <span className="font-medium">{gateSentence(catalog, member.name, member.bundle, gate)}</span>
              {index === 0 && <Term of="gate" />}
            </li>
          ))}
        </ul>
      )}
      {because.length > 0 && <WhyGraph member={member} decision={decision} about={about} />}
      {because.length > 0 && <InWords member={member} decision={decision} />}
      {!allowed && <Missing member={member} decision={decision} />}
    </section>
  );
}

function Verdict({ allowed }: { allowed: boolean }) {
  const Sign = allowed ? Check : X;
  return (
    <span
      className={`inline-flex min-h-ctl flex-none items-center gap-1.5 rounded-4 px-3 text-16 font-strong ${allowed ? 'bg-allow-soft text-allow shadow-[inset_0_0_0_1px_var(--allow-line)]' : 'bg-deny-soft text-deny shadow-[inset_0_0_0_1px_var(--deny-line)]'}`}
    >
      <Sign size={16} aria-hidden />
      {allowed ? m.why_yes() : m.why_no()}
    </span>
  );
}

const shownAtFirst = 8;

/** The picture's content as sentences, in the same order: the ways, then the locations that they stand on. */
function InWords({ member, decision }: { member: MemberView; decision: DecisionView }) {
  const catalog = useCatalog();
  const idle = new Set(member.withoutEffect.map((one) => one.grant));
  const name = member.name;
  const linksOf = (path: AccessPathView | LocationPathView): WayLink[] => [
    { name, member: member.id },
    ...(path.through ? [{ name: path.through.name, group: path.through.id }] : []),
    ...('role' in path && path.role !== null ? [{ name: roleName(catalog, path.role), role: true } as const] : []),
    ...('location' in path ? [{ name: path.location.name, location: path.location.id }] : []),
    ...(path.on.is === 'location_group' ? [{ name: path.on.name, locationGroup: path.on.id }] : []),
  ];
  const wayOf = (path: AccessPathView, index: number) => (
    <Line key={`${path.grant} ${path.through?.id}`} sign={index + 1} given={givenWords(path)}>
      <LinkedSentence words={pathSentence(catalog, name, path)} links={linksOf(path)} /> {idle.has(path.grant) && m.why_adds_nothing()}
    </Line>
  );
  const placeOf = (path: LocationPathView) => (
    <Line key={`${path.grant} ${path.through?.id} ${path.location.id}`} sign={<MapPin size={14} aria-hidden />} given={givenWords(path)}>
      <LinkedSentence words={placeSentence(catalog, name, path)} links={linksOf(path)} />
    </Line>
  );
  return (
    <Section title={m.why_in_words()} help={<Term of="path" />}>
      <Lines of={decision.because} line={wayOf} />
      <Lines of={placesOf(decision.because)} line={placeOf} />
    </Section>
  );
}

function Lines<Path>({ of, line }: { of: readonly Path[]; line: (path: Path, index: number) => ReactNode }) {
  const [whole, setWhole] = useState(false);
  const more = of.length - shownAtFirst;
  if (of.length === 0) return null;
  return (
    <>
      <ol>{(whole ? of : of.slice(0, shownAtFirst)).map(line)}</ol>
      {more > 0 && !whole && (
        <Button look="quiet" size="small" onClick={() => setWhole(true)}>
          {m.why_more({ count: more })}
        </Button>
      )}
    </>
  );
}

function Line({ sign, given, children }: { sign: ReactNode; given: readonly string[]; children: ReactNode }) {
  return (
    <li className="grid min-h-row grid-cols-[22px_minmax(0,1fr)] items-baseline gap-x-1 border-b border-line py-2.5 wide:grid-cols-[22px_minmax(0,1fr)_auto] wide:gap-x-4">
      <span className="text-ink-3 [&_svg]:translate-y-0.5">{sign}</span>
      <span className="text-pretty">{children}</span>
      <span className="text-12 text-ink-3 max-wide:col-start-2">{given.join(' · ')}</span>
    </li>
  );
}
