import type { EffectView } from '@totem/domain/change-access';
import type { DraftLine, AnyGroup } from '@totem/domain/grants';
import type { Version } from '@totem/domain/ids';
import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { m } from '../../paraglide/messages.js';
import { failureWords } from '../../shell/failure-words.ts';
import { useOrganization } from '../../shell/organization.ts';
import { trpcClient } from '../../trpc.ts';
import { notify } from '../../ui/notify.ts';
import { loneGroup } from '../review/lone-group.ts';
import { useGroupLines } from './use-group-lines.ts';

/**
 * Says that a group is deleted, or restored, once a draft of nothing else is saved; of one that is deleted, goes from its page
 * to the list and offers to undo. False: the draft was another one.
 */
export function useAfterDeletion(): (changes: readonly DraftLine[], shown: EffectView | null, version: Version) => boolean {
  const router = useRouter();
  const client = useQueryClient();
  const { id: organizationId, slug: organization } = useOrganization();
  const { restoreGroup } = useGroupLines();

  const undo = async (what: AnyGroup, group: string, version: Version) => {
    const changes: DraftLine[] = [{ change: 'restore', what }];
    try {
      const effect = await trpcClient.grants.preview.mutate({ organizationId, madeAt: version, changes });
      // What cannot be restored as it was says why, where every change does.
      if (effect.refused.length > 0) return restoreGroup(what, effect.version);
      const request = { organizationId, madeAt: effect.version, changes, shown: effect.fingerprint, idempotencyKey: crypto.randomUUID() };
      await trpcClient.grants.save.mutate(request);
    } catch (error) {
      return notify({ title: failureWords(error, true), tone: 'refused' });
    }
    await Promise.all([client.invalidateQueries(), router.invalidate()]);
    notify({ title: m.deleted_restored({ group }), tone: 'done' });
  };

  const leave = (what: AnyGroup) => {
    const [id = ''] = Object.values(what);
    if (!router.state.location.pathname.endsWith(`/${id}`)) return;
    const params = { organization };
    void ('userGroup' in what
      ? router.navigate({ to: '/$organization/groups', params })
      : router.navigate({ to: '/$organization/locations', params, search: { show: 'groups' } }));
  };

  return (changes, shown, version) => {
    const [line] = changes;
    const lone = shown && loneGroup(shown);
    if (!lone || (line?.change !== 'delete' && line?.change !== 'restore')) return false;
    const group = lone.name;
    if (line.change === 'restore') {
      notify({ title: m.deleted_restored({ group }), sentence: m.review_saved_version({ version }), tone: 'done' });
      return true;
    }
    leave(line.what);
    const action = { label: m.structure_undo(), onPress: () => void undo(line.what, group, version) };
    notify({ title: m.deleted_done({ group }), sentence: m.deleted_what(), tone: 'done', action });
    return true;
  };
}
