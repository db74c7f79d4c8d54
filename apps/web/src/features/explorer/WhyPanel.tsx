import { useQuery } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { m } from '../../paraglide/messages.js';
import { AppLink } from '../../shell/AppLink.tsx';
import { useOrganization } from '../../shell/organization.ts';
import { PartFailure } from '../../shell/PartFailure.tsx';
import { useTRPC } from '../../trpc.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { wasNobody } from '../person/was-nobody.ts';
import { Answered } from '../person/why/Answered.tsx';
import type { QuestionParams } from '../person/why/question-params.ts';

interface WhyPanelProps {
  readonly who: string;
  /** By the row that was asked from; without one, as the person's page knows them. */
  readonly name: string | undefined;
  readonly question: QuestionParams;
  /** Below one of a list’s rows, rather than across the page. */
  readonly isInList?: boolean;
  readonly onClose: () => void;
}

/** Why one cell is as it is, below the map: yes or no, the ways, and what would change a no. */
export function WhyPanel({ who, name, question, isInList = false, onClose }: WhyPanelProps) {
  const trpc = useTRPC();
  const { id: organizationId, slug: organization } = useOrganization();
  const member = useQuery(trpc.members.get.queryOptions({ organizationId, member: who }));
  const gone = question.at !== undefined && wasNobody(member.error);
  return (
    <section
      ref={intoView}
      aria-label={m.explorer_why()}
      className={`relative bg-sunken pt-3 pb-5 ${isInList ? 'rounded-2 px-3' : '-mx-gutter border-t border-line px-gutter'}`}
    >
      <div className={`absolute top-2 z-10 flex items-center gap-2 print:hidden ${isInList ? 'right-3' : 'right-gutter'}`}>
        <AppLink
          to="/$organization/users/$member"
          params={{ organization, member: who }}
          search={{ tab: 'why', ...question }}
          aria-label={m.explorer_why_page_label()}
        >
          {m.explorer_why_page()}
        </AppLink>
        <IconButton icon={X} label={m.explorer_why_close()} onClick={onClose} />
      </div>
      <div className="pt-8">
        {member.isPending && <Skeleton rows={4} />}
        {member.error && !gone && <PartFailure error={member.error} onTryAgain={() => void member.refetch()} />}
        {gone && <p className="py-4 text-ink-2">{m.explorer_why_gone({ name: name ?? '…' })}</p>}
        {member.data && (
          <div ref={intoView}>
            <Answered member={member.data} asked={question} />
          </div>
        )}
      </div>
    </section>
  );
}

/** What was asked is answered here, perhaps out of sight: it comes into view, and the focus stays where it asked. */
const intoView = (element: HTMLElement | null) => element?.scrollIntoView({ block: 'nearest' });
