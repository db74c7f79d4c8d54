import { mostChanges } from '@totem/domain/grants';
import type { LargeTeam } from '@totem/run/large-team';
import type { LargeOrganization } from '@totem/run/large-world';

/** A change that is looked at, then saved; the steps of a round end where they began. */
export interface Step {
  readonly about: string;
  readonly preview: string;
  /** How the preview is asked. */
  readonly asks: 'GET' | 'POST';
  readonly save: string;
  /** Without the version it is made from. @param grantsOf those that stand for a person or user group, newest last. */
  change(grantsOf: GrantsOf): Promise<object>;
}

export type GrantsOf = (receiver: { readonly member: string } | { readonly group: string }) => Promise<readonly string[]>;

/** The changes that concern most people, and one that concerns one. */
export function stepsOf(organization: LargeOrganization & { readonly team: LargeTeam; readonly twenty: LargeTeam }): Step[] {
  const { team, twenty, items, nodes, members } = organization;
  const root = nodes.find(({ parent }) => parent === null);
  const [subscription, another] = nodes.filter(({ parent }) => parent === root?.id);
  const place = nodes.find(({ parent }) => parent === subscription?.id);
  const [item] = items;
  const [one] = members.toReversed();
  if (!subscription || !another || !item || !place || !one) throw new Error('A large organization has some of everything.');

  const draft = (about: string, changes: (grantsOf: GrantsOf) => Promise<readonly object[]> | readonly object[]): Step => ({
    about,
    preview: 'grants.preview',
    asks: 'POST',
    save: 'grants.save',
    change: async (grantsOf) => ({ changes: await changes(grantsOf) }),
  });
  const move = (about: string, under: string): Step => ({
    about,
    preview: 'nodes.previewMove',
    asks: 'GET',
    save: 'nodes.move',
    change: async () => ({ node: place.id, under }),
  });
  const role = { role: `${item.service}/contributor` };
  const lastOf = async (grantsOf: GrantsOf, receiver: Parameters<GrantsOf>[0]) => [
    { change: 'end', grant: (await grantsOf(receiver)).at(-1) },
  ];
  const some = members.slice(-500).map(({ id }) => id);
  // Who administers may not give themselves anything.
  const everybody = members.slice(1, 1 + mostChanges).map(({ id }) => id);
  const all = members.length.toLocaleString('en');
  const forEach = (people: readonly string[], each: object) => [{ change: 'each', people, each }];
  const extra = { gives: { permission: `${item.service}:contest.manage` }, on: { item: item.id } };
  return [
    draft('a role to one person', () => [{ change: 'give', to: { member: one.id }, gives: role, on: { item: item.id } }]),
    draft('that role taken from them', (grantsOf) => lastOf(grantsOf, { member: one.id })),
    draft(`a role to a user group of ${all}`, () => [{ change: 'give', to: { group: team.id }, gives: role, on: { item: item.id } }]),
    draft('that role taken from it', (grantsOf) => lastOf(grantsOf, { group: team.id })),
    draft(`a user group of ${all} deleted`, () => [{ change: 'delete', what: { userGroup: team.id } }]),
    draft('that group restored', () => [{ change: 'restore', what: { userGroup: team.id } }]),
    move(`a place moved that concerns ${all}`, another.id),
    move('that place moved back', subscription.id),
    draft('20 places for 500 people, by a user group', () => forEach(some, { change: 'join', group: twenty.id })),
    draft('these places taken from them', () => forEach(some, { change: 'leave', group: twenty.id })),
    draft(`an extra permission for each of ${everybody.length.toLocaleString('en')}`, () =>
      forEach(everybody, { change: 'give', ...extra }),
    ),
    draft('that permission taken from each of them', () => forEach(everybody, { change: 'end', ...extra })),
  ];
}
