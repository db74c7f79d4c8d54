import { z } from 'zod';
import type { Visitor } from './people.ts';

/** What somebody can look at: a page, or what is opened on it. */
export interface Screen {
  /** What it is, in words of its own: tests name it so, and its pictures are files of this name. */
  readonly name: string;
  /** Who looks: the part of their address before the @; null is somebody who is not signed in. */
  readonly who: string | null;
  /** Where it is; what it is about is found by name, as whoever looks. */
  readonly at: string | ((find: Find) => Promise<string>);
  /** Words that are on it once it is whole; best of data, which is the same in every language. */
  readonly whole: string;
  /**
   * What is opened on it, or typed into it, until it can be looked at, in any language: by `press`, `fill`, `choose` and `says`.
   * Saves nothing: the screens after it see the same world.
   */
  readonly open?: (visitor: Visitor) => Promise<void>;
  /** A question to the API that is not answered, for what is shown then: still on its way, or by nobody. */
  readonly ill?: { readonly procedure: string; readonly answer: 'waits' | 'unreachable' };
  /** Under which name its pictures stand in `docs/screens`, for those who read about the console. */
  readonly inDocs?: string;
}

/** The ids of what has a name, in the organization that an address begins with. */
export interface Find {
  person(organization: string, name: string): Promise<string>;
  userGroup(organization: string, name: string): Promise<string>;
  serviceItem(organization: string, name: string): Promise<string>;
  place(organization: string, name: string): Promise<string>;
  /** A row of any list of the API by its name; `input` is what is asked beside the organization. */
  row(organization: string, procedure: string, input: object, name: string): Promise<string>;
}

const Organization = z.object({ id: z.string(), top: z.object({ id: z.string() }) });
const Rows = z.object({ rows: z.array(z.object({ id: z.string(), name: z.string() })) });

export function findAs(visitor: Visitor): Find {
  const organizationOf = async (slug: string) => Organization.parse((await visitor.ask('organizations.bySlug', { slug })).data);
  const row: Find['row'] = async (organization, procedure, input, name) => {
    const { id: organizationId } = await organizationOf(organization);
    const { rows } = Rows.parse((await visitor.ask(procedure, { organizationId, ...input })).data);
    const found = rows.find((one) => one.name === name);
    if (!found) throw new Error(`${procedure} has no ${name}: there are ${rows.map((one) => one.name).join(', ')}.`);
    return found.id;
  };
  const below = async (organization: string, procedure: string, name: string) =>
    row(organization, procedure, { within: (await organizationOf(organization)).top.id }, name);
  return {
    row,
    person: async (organization, name) => row(organization, 'members.list', { node: (await organizationOf(organization)).top.id }, name),
    userGroup: (organization, name) => below(organization, 'userGroups.list', name),
    serviceItem: (organization, name) => below(organization, 'serviceItems.list', name),
    place: (organization, name) => below(organization, 'nodes.search', name),
  };
}

/** Opens a screen and waits until it is whole, whatever was open before. */
export async function show(visitor: Visitor, { at, whole, open, ill }: Screen): Promise<void> {
  const { page } = visitor;
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await page.evaluate(() => sessionStorage.clear()); // a draft of the screen before
  // Whatever is asked is answered a little later than it could be, so that what is shown until then is shown.
  await page.route('**/api/trpc/**', async (route) => {
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))).catch(() => {});
    await route.fallback();
  });
  if (ill) {
    // Questions asked at the same time are one request, whose path names them all.
    const isAsked = ({ pathname }: URL) => (/^\/api\/trpc\/(.+)$/.exec(pathname)?.[1] ?? '').split(',').includes(ill.procedure);
    await page.route(isAsked, async (route) => {
      if (ill.answer === 'unreachable') await route.abort();
    });
  }
  await visitor.open(typeof at === 'string' ? at : await at(findAs(visitor)));
  await visitor.sees(whole);
  await open?.(visitor);
}

/** Waits until nothing on the page is still on its way. A page that listens for changes is never without a request. */
export const isWhole = ({ page }: Visitor) =>
  page.waitForFunction(() => document.querySelector('h1') !== null && document.querySelector('[data-waiting]') === null);
