import type { MemberView } from '@totem/domain/members';
import { useQuery } from '@tanstack/react-query';
import { CopyPlus } from 'lucide-react';
import { m } from '../../../paraglide/messages.js';
import { getLocale } from '../../../paraglide/runtime.js';
import { say } from '../../../product-words.ts';
import { useCatalog, useOrganization } from '../../../shell/organization.ts';
import { PartFailure } from '../../../shell/PartFailure.tsx';
import { useTRPC } from '../../../trpc.ts';
import { Button } from '../../../ui/Button.tsx';
import { Note } from '../../../ui/Note.tsx';
import { Section } from '../../../ui/Section.tsx';
import { Sheet } from '../../../ui/Sheet.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { useNow } from '../../../ui/use-now.ts';
import { listed } from '../access/role-words.ts';
import { type Chosen, OtherPerson } from '../OtherPerson.tsx';
import { type Compared, compareAccess, type Part, parts } from './compare-access.ts';
import { comparedName, sameName } from './compared-words.ts';
import { HeldCell } from './HeldCell.tsx';

interface CompareSheetProps {
  readonly member: MemberView;
  readonly other: Chosen | null;
  readonly onChoose: (person: Chosen) => void;
  readonly onClose: () => void;
  /** Why nothing can be copied from the other. */
  readonly noCopy: string | undefined;
  readonly onCopy: () => void;
}

/** What a person is given and somebody else not, and the other way round. */
export function CompareSheet({ member, other, onChoose, onClose, noCopy, onCopy }: CompareSheetProps) {
  const trpc = useTRPC();
  const { id: organizationId } = useOrganization();
  const found = useQuery(trpc.members.get.queryOptions({ organizationId, member: other?.id ?? '' }, { enabled: other !== null }));
  return (
    <Sheet
      open
      onClose={onClose}
      title={m.person_compare_title({ name: member.name })}
      description={m.person_compare_what()}
      footer={
        found.data && (
          <Button icon={CopyPlus} onClick={onCopy} disabledReason={noCopy}>
            {m.person_copy_of({ other: found.data.name })}
          </Button>
        )
      }
    >
      <OtherPerson label={m.person_compare_with()} than={member} value={other} onChoose={onChoose} />
      {found.data ? (
        <Comparison one={member} other={found.data} />
      ) : found.error ? (
        <PartFailure error={found.error} onTryAgain={() => void found.refetch()} />
      ) : (
        other && <Skeleton rows={5} />
      )}
    </Sheet>
  );
}

function Comparison({ one, other }: { one: MemberView; other: MemberView }) {
  const catalog = useCatalog();
  const now = useNow();
  const rows = compareAccess(catalog, one, other, now);
  const partly = [one, other].filter((person) => person.managedAt !== null && !person.isMe);
  return (
    <div className="pt-3">
      {partly.map(({ id, name, level }) => (
        <Note key={id}>{m.person_compare_partly({ name, level: level.name })}</Note>
      ))}
      {rows.every((row) => row.isSame) && (
        <p className="pt-3 text-ink-2">
          {rows.length === 0
            ? m.person_compare_nothing({ one: one.name, other: other.name })
            : m.person_compare_same({ one: one.name, other: other.name })}
        </p>
      )}
      {parts.map((part) => (
        <PartOf key={part} part={part} rows={rows.filter((row) => row.part === part)} people={[one, other]} />
      ))}
    </div>
  );
}

interface PartOfProps {
  readonly part: Part;
  readonly rows: readonly Compared[];
  readonly people: readonly [MemberView, MemberView];
}

/** One part: what differs, a row for each thing; what is the same in one line. */
function PartOf({ part, rows, people: [one, other] }: PartOfProps) {
  const catalog = useCatalog();
  if (rows.length === 0) return null;
  const { words } = catalog.product;
  const titles = {
    roles: say(words.roles),
    services: m.person_services(),
    locations: say(words.locations),
    extras: say(words.extras),
    groups: say(words.userGroups),
  };
  const byName = new Intl.Collator(getLocale(), { numeric: true });
  const differing = rows
    .filter((row) => !row.isSame)
    .map((row) => ({ row, name: comparedName(catalog, row) }))
    .toSorted((a, b) => byName.compare(a.name, b.name));
  const same = rows.flatMap((row) => (row.isSame ? [sameName(catalog, row)] : [])).toSorted((a, b) => byName.compare(a, b));
  return (
    <Section title={titles[part]}>
      {differing.length > 0 && (
        <>
          <div aria-hidden className={`${rowLooks} pt-2 text-12 font-medium text-ink-2 max-wide:hidden`}>
            <span />
            <span className="wrap-anywhere">{one.name}</span>
            <span className="wrap-anywhere">{other.name}</span>
          </div>
          <ul>
            {differing.map(({ row, name }) => (
              <li key={row.key} className={`${rowLooks} border-b border-line py-2`}>
                <span className="min-w-0 font-medium wrap-anywhere max-wide:col-span-2">{name}</span>
                <HeldCell who={one.name} held={row.one} part={part} />
                <HeldCell who={other.name} held={row.other} part={part} />
              </li>
            ))}
          </ul>
        </>
      )}
      {same.length > 0 && <p className="py-2.5 text-ink-2">{m.person_compare_both({ what: listed(same, 8) })}</p>}
    </Section>
  );
}

const rowLooks = 'grid grid-cols-2 gap-x-4 gap-y-1 wide:grid-cols-[minmax(0,5fr)_minmax(0,4fr)_minmax(0,4fr)]';
