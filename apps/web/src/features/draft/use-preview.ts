import type { EffectView } from '@totem/domain/change-access';
import type { Reason } from '@totem/domain/errors';
import type { DraftLine } from '@totem/domain/grants';
import type { OrganizationId, Version } from '@totem/domain/ids';
import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import { useOrganization } from '../../shell/organization.ts';
import { trpcClient } from '../../trpc.ts';
import { useMorePeople } from '../review/use-more-people.ts';
import { useDraft } from './draft.ts';

/** What a draft would do, and the lines that were asked about. */
export interface Preview {
  readonly changes: readonly DraftLine[];
  readonly effect: EffectView;
}

/**
 * What the draft would do if it were saved now, by the code that saves it; asked anew when a line is altered, and until
 * then the last answer stays.
 *
 * @param reason for every line that has none of its own.
 */
export function usePreview(reason = '') {
  const { id: organizationId } = useOrganization();
  const { changes, madeAt } = useDraft();
  return useQuery({
    ...previewOf(organizationId, changes, madeAt, reason),
    enabled: changes.length > 0,
    placeholderData: keepPreviousData,
  });
}

/** The question what some changes would do; the same changes are the same question wherever it is asked. */
export const previewOf = (organizationId: OrganizationId, changes: readonly DraftLine[], madeAt: Version | null, reason = '') =>
  queryOptions({
    queryKey: ['draft', organizationId, changes, madeAt, reason],
    queryFn: async ({ signal }): Promise<Preview> => {
      if (madeAt === null) throw new Error('An empty draft does nothing.');
      const draft = { organizationId, madeAt, changes: [...changes], ...(reason !== '' && { reason }) };
      return { changes, effect: await trpcClient.grants.preview.mutate(draft, { signal }) };
    },
    staleTime: 0, // others may have changed the same people since
  });

/** The people of a preview beyond the first ones, a page at a time, as long as it still does what was shown. */
export function useMoreOfPreview({ changes, effect }: Preview, reason: string) {
  const { id: organizationId } = useOrganization();
  const { madeAt } = useDraft();
  return useMorePeople(['draft', 'people', organizationId, changes, madeAt, reason, effect.fingerprint], effect, (peopleFrom, signal) =>
    trpcClient.grants.preview.mutate(
      {
        organizationId,
        madeAt: madeAt ?? effect.version,
        changes: [...changes],
        peopleFrom,
        ...(reason !== '' && { reason }),
      },
      { signal },
    ),
  );
}

/** What is refused of a draft as a whole: the first line stands for it, and is not at fault. */
const ofTheWhole: readonly Reason[] = ['owner.last', 'role.exclusive', 'self.lockout'];
export const isOfTheWhole = (reason: Reason): boolean => ofTheWhole.includes(reason);

/** The words of each line that a preview knows; the draft may have been altered since. */
export function draftWords(preview: Preview | undefined) {
  const at = new Map(preview?.changes.map((change, index) => [JSON.stringify(change), index]));
  const indexOf = (change: DraftLine) => at.get(JSON.stringify(change)) ?? -1;
  const nameOf = (change: DraftLine) => preview?.effect.changes[indexOf(change)] ?? null;
  return {
    nameOf: (change: DraftLine) => nameOf(change)?.on ?? null,
    groupNameOf: (change: DraftLine) => nameOf(change)?.gives ?? null,
    receiverNameOf: (change: DraftLine) => nameOf(change)?.to ?? null,
    refusalOf(change: DraftLine) {
      const index = indexOf(change);
      return preview?.effect.refused.find((one) => one.change === index && !isOfTheWhole(one.reason))?.reason ?? null;
    },
    noEffectOf(change: DraftLine) {
      const index = indexOf(change);
      return preview?.effect.noEffect.find((one) => one.change === index)?.because ?? null;
    },
  };
}
