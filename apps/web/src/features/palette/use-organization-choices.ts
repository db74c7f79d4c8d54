import { ClipboardCheck, ListChecks, Trash2 } from 'lucide-react';
import { m } from '../../paraglide/messages.js';
import { useOrganization } from '../../shell/organization.ts';
import { useRail } from '../../shell/use-rail.ts';
import { shortcuts } from '../../ui/shortcuts.ts';
import { openReview, useDraft } from '../draft/draft.ts';
import { also } from './also.ts';
import type { Choice } from './hit.ts';

/** Other words for the pages of the rail, by their keys. */
const pageWords: Readonly<Record<string, Parameters<typeof also>[0]>> = {
  start: m.palette_also_start,
  people: m.palette_also_people,
  groups: m.palette_also_groups,
  locations: m.palette_also_locations,
  services: m.palette_also_services,
  roles: m.palette_also_roles,
  explorer: m.palette_also_explorer,
  activity: m.palette_also_activity,
};

/** The pages of the rail, and what can be done with a draft. */
export function useOrganizationChoices(): Readonly<Record<'pages' | 'acts', readonly Choice[]>> {
  const { slug: organization } = useOrganization();
  const rail = useRail();
  const { changes, discard } = useDraft();
  const count = changes.length;
  const pages = rail.map(({ key, label, icon, link }): Choice => {
    const keys = shortcuts.find((one) => one.name === `go.${key}`)?.keys;
    const words = pageWords[key];
    return {
      key: `page.${key}`,
      icon,
      title: label,
      detail: null,
      ...(words && { also: also(words) }),
      ...(keys && { keys }),
      does: { link },
    };
  });
  const access: Choice = {
    key: 'page.my_access',
    icon: ListChecks,
    title: m.shell_my_access(),
    detail: null,
    also: also(m.palette_also_access),
    does: { link: { to: '/$organization/me/access', params: { organization } } },
  };
  const draft: Choice[] = [
    {
      key: 'review',
      icon: ClipboardCheck,
      title: m.ui_review_changes(),
      detail: m.ui_changes_not_saved({ count }),
      keys: 'mod+s',
      also: also(m.palette_also_review),
      does: { act: openReview },
    },
    {
      key: 'discard',
      icon: Trash2,
      title: m.palette_discard(),
      detail: m.ui_changes_not_saved({ count }),
      also: also(m.palette_also_discard),
      does: { act: discard },
    },
  ];
  return { pages: [...pages, ...(rail.some(({ label }) => label === access.title) ? [] : [access])], acts: count > 0 ? draft : [] };
}
