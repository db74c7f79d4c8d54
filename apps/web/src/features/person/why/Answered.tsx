import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Catalog } from '@totem/domain/catalog/catalog';
import type { MemberView } from '@totem/domain/members';
import type { ReactNode } from 'react';
import { m } from '../../../paraglide/messages.js';
import { sentenceOf } from '../../../sentences.ts';
import { useCatalog, useOrganization } from '../../../shell/organization.ts';
import { PartFailure } from '../../../shell/PartFailure.tsx';
import { useTRPC } from '../../../trpc.ts';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { wasNobody } from '../was-nobody.ts';
import { Answer } from './Answer.tsx';
import type { QuestionParams } from './question-params.ts';
import { useAskedAbout } from './use-asked-about.ts';

/** What a question about a person is answered, or what of it still has to be chosen. */
export function Answered({ member, asked }: { member: MemberView; asked: QuestionParams }) {
  const catalog = useCatalog();
  const whole = wholeQuestion(catalog, asked);
  if (asked.permission !== undefined && !catalog.permissions.has(asked.permission))
    return <Said>{sentenceOf('permission.not_found')}.</Said>;
  return whole ? <Whole member={member} asked={asked} {...whole} /> : <Said>{m.why_intro()}</Said>;
}

const Said = ({ children }: { children: ReactNode }) => <p className="max-w-150 py-4 text-14 text-ink-2 text-pretty">{children}</p>;

interface WholeQuestion {
  readonly permission: string;
  readonly target: { item: string; location?: string } | { node: string };
}

/** A question that can be asked; null while something of it is not chosen. */
function wholeQuestion(catalog: Catalog, { permission, item, location, target }: QuestionParams): WholeQuestion | null {
  if (permission === undefined) return null;
  const service = catalog.services.get(catalog.permissions.get(permission)?.service ?? '');
  if (!service?.hasItems) return target === undefined ? null : { permission, target: { node: target } };
  if (item === undefined) return null;
  return { permission, target: location === undefined ? { item } : { item, location } };
}

function Whole({ member, asked, permission, target }: WholeQuestion & { member: MemberView; asked: QuestionParams }) {
  const trpc = useTRPC();
  const { id: organizationId } = useOrganization();
  const service = useCatalog().permissions.get(permission)?.service;
  const things = useAskedAbout(asked, service);
  const { data, error, refetch, isPlaceholderData } = useQuery(
    trpc.access.explain.queryOptions(
      { organizationId, member: member.id, permission, target, at: asked.at },
      { placeholderData: keepPreviousData },
    ),
  );
  if (asked.at !== undefined && wasNobody(error)) return <Said>{m.effective_not_here_then({ name: member.name })}</Said>;
  if (error) return <PartFailure error={error} onTryAgain={() => void refetch()} />;
  if (!data || things.isPending) return <Skeleton rows={4} />;
  const on = 'item' in target ? things.item?.name : things.node;
  return (
    <div aria-busy={isPlaceholderData} className={isPlaceholderData ? 'opacity-60' : undefined}>
      <Answer member={member} decision={data} about={{ on: on ?? '…', location: things.location }} />
    </div>
  );
}
