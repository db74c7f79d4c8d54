import type { MyOrganizationView } from '@totem/domain/organizations';
import { m } from '../paraglide/messages.js';
import { getLocale } from '../paraglide/runtime.js';

/** Since when somebody's access to an organization is deactivated, and by whom if that is known. */
export function deactivatedWords({ at, by }: NonNullable<MyOrganizationView['deactivated']>): string {
  const day = new Intl.DateTimeFormat(getLocale(), { dateStyle: 'long' }).format(new Date(at));
  return by === null ? m.shell_deactivated_on({ day }) : m.shell_deactivated_by({ name: by, day });
}
