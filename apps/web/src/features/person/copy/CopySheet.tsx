import type { MemberView } from '@totem/domain/members';
import { Version } from '@totem/domain/ids';
import { useQuery } from '@tanstack/react-query';
import { CircleSlash, Lock, Plus } from 'lucide-react';
import { m } from '../../../paraglide/messages.js';
import { inWords } from '../../../ui/number-words.ts';
import { say } from '../../../product-words.ts';
import { sentenceOf } from '../../../sentences.ts';
import { useCatalog, useOrganization } from '../../../shell/organization.ts';
import { PartFailure } from '../../../shell/PartFailure.tsx';
import { useTRPC } from '../../../trpc.ts';
import { Button } from '../../../ui/Button.tsx';
import { Sheet } from '../../../ui/Sheet.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { useNow } from '../../../ui/use-now.ts';
import { mostLines } from '../../draft/draft-store.ts';
import { useDraft } from '../../draft/draft.ts';
import { previewOf } from '../../draft/use-preview.ts';
import { Block, Entry } from '../../review/Block.tsx';
import { givenWords } from '../given-words.ts';
import { type Chosen, OtherPerson } from '../OtherPerson.tsx';
import { dayOf } from '../why/why-words.ts';
import { askedOf, type Copied, copiedLines, judged } from './copied-lines.ts';

interface CopySheetProps {
  readonly member: MemberView;
  readonly other: Chosen | null;
  readonly onChoose: (person: Chosen) => void;
  readonly onClose: () => void;
}

/** What somebody else has directly, as lines of the draft for this person; nothing applies before it is reviewed. */
export function CopySheet({ member, other, onChoose, onClose }: CopySheetProps) {
  const trpc = useTRPC();
  const draft = useDraft();
  const { id: organizationId } = useOrganization();
  const from = useQuery(trpc.members.get.queryOptions({ organizationId, member: other?.id ?? '' }, { enabled: other !== null }));
  const copy = useCopy(from.data ?? null, member);
  const lines = askedOf(copy.copied ?? []);
  const put = () => {
    draft.add(lines, member.version);
    onClose();
  };
  const error = from.error ?? copy.error;
  return (
    <Sheet
      open
      onClose={onClose}
      title={m.person_copy_title({ name: member.name })}
      description={m.person_copy_what()}
      footer={
        <>
          <Button onClick={onClose}>{m.person_cancel()}</Button>
          <Button look="filled" onClick={put} disabledReason={copy.tooMany ?? whyNotPut(other, copy.copied)}>
            {m.person_put_into_draft()}
          </Button>
        </>
      }
    >
      <OtherPerson label={m.person_copy_from()} than={member} value={other} onChoose={onChoose} />
      <div className="grid gap-5 pt-5">
        {error ? (
          <PartFailure error={error} onTryAgain={() => void (from.error ? from.refetch() : copy.tryAgain())} />
        ) : copy.copied ? (
          <CopiedBlocks from={from.data?.name ?? ''} copied={copy.copied} />
        ) : (
          other && copy.tooMany === undefined && <Skeleton rows={5} />
        )}
      </div>
    </Sheet>
  );
}

function whyNotPut(other: Chosen | null, copied: readonly Copied[] | null): string | undefined {
  if (!other) return m.person_other_first();
  if (!copied) return m.ui_loading();
  return askedOf(copied).length === 0 ? m.person_copy_none() : undefined;
}

/** The other's lines as this person would have them, judged by the API beside the draft; null while it is not known. */
function useCopy(from: MemberView | null, to: MemberView) {
  const catalog = useCatalog();
  const { id: organizationId } = useOrganization();
  const { changes, madeAt } = useDraft();
  const now = useNow();
  const copied = from && copiedLines(catalog, from, to, changes, now);
  const asked = askedOf(copied ?? []);
  const isTooMany = changes.length + asked.length > mostLines;
  const oldest = Version.parse(Math.min(madeAt ?? to.version, to.version));
  const preview = useQuery({
    ...previewOf(organizationId, [...changes, ...asked], oldest),
    enabled: asked.length > 0 && !isTooMany,
  });
  const whole = asked.length === 0 ? copied : copied && preview.data && judged(copied, preview.data.effect);
  return {
    copied: whole ?? null,
    tooMany: isTooMany ? m.review_too_many({ count: inWords(mostLines) }) : undefined,
    error: preview.error,
    tryAgain: () => preview.refetch(),
  };
}

/** What goes into the draft, and what does not, each with its reason. */
function CopiedBlocks({ from, copied }: { from: string; copied: readonly Copied[] }) {
  const kept = copied.filter((line) => line.leftOut === null);
  const left = copied.filter((line) => line.leftOut !== null);
  if (copied.length === 0) return <p className="text-ink-2">{m.person_copy_nothing({ name: from })}</p>;
  return (
    <>
      {kept.length > 0 && (
        <Block title={m.person_copy_kept()} aside={m.review_lines({ count: kept.length })}>
          {kept.map((line) => (
            <Entry
              key={JSON.stringify(line.change)}
              sign={
                line.asksReason ? (
                  <Lock size={16} aria-hidden className="text-sensitive" />
                ) : (
                  <Plus size={16} aria-hidden className="text-allow" />
                )
              }
            >
              <CopiedWords line={line} />
              {line.asksReason && <p className="text-12 text-ink-2">{m.person_copy_reason()}</p>}
            </Entry>
          ))}
        </Block>
      )}
      {left.length > 0 && (
        <Block title={m.person_copy_left()} aside={m.review_lines({ count: left.length })}>
          {left.map((line) => (
            <Entry key={JSON.stringify(line.change)} sign={<CircleSlash size={16} aria-hidden className="text-ink-2" />}>
              <CopiedWords line={line} />
              <p className="text-12 text-ink-2">{line.leftOut && sentenceOf(line.leftOut)}.</p>
            </Entry>
          ))}
        </Block>
      )}
    </>
  );
}

/** A line by what it gives, and until when. */
function CopiedWords({ line: { thing, change } }: { line: Copied }) {
  const catalog = useCatalog();
  const { words } = catalog.product;
  const kind = 'group' in thing ? say(words.userGroup) : thing.on.is === 'location_group' ? say(words.locationGroup) : null;
  const { from, until } = 'until' in change || 'from' in change ? change : {};
  return (
    <p className="min-w-0 pt-[3px] wrap-anywhere">
      <span className="font-medium">{'group' in thing ? thing.group : givenWords(catalog, thing.gives, thing.on)}</span>
      {kind !== null && <span className="text-ink-3"> {kind}</span>}
      <span className="text-12 text-ink-2">
        {from !== undefined && ` · ${m.person_from({ moment: dayOf(from) })}`}
        {until !== undefined && ` · ${m.person_until({ moment: dayOf(until) })}`}
      </span>
    </p>
  );
}
