import { z } from 'zod';
import type { Catalog } from './catalog/catalog.ts';

/** One thing a new organization needs. `kind`: of a step that adds a node, which kind; null for every other. */
export const SetupStep = z.object({
  step: z.enum(['node', 'service_item', 'member', 'access', 'user_group', 'second_owner']),
  kind: z.string().nullable(),
  done: z.boolean(),
});
export type SetupStep = z.infer<typeof SetupStep>;

/** What to do first, in that order; empty where there is nothing of the kind to do at the node that was asked about. */
export const SetupView = z.object({ steps: z.array(SetupStep) });
export type SetupView = z.infer<typeof SetupView>;

/** What an organization has so far. */
export interface SetUpSoFar {
  /** Kinds of which there is a node. */
  readonly kinds: ReadonlySet<string>;
  readonly serviceItems: number;
  readonly people: number;
  readonly owners: number;
  readonly userGroups: number;
  /** Whether somebody who is no owner was given something. */
  readonly hasGiven: boolean;
}

/** The steps of a new organization, by what its product has: nobody is sent to make what there is not. */
export function setupSteps({ product, kinds, rootKind, services }: Catalog, sofar: SetUpSoFar): SetupStep[] {
  const { ownership, userGroups } = product.policies;
  const step = (key: SetupStep['step'], done: boolean, kind: string | null = null): SetupStep => ({ step: key, kind, done });
  return [
    ...[...kinds.keys()].filter((kind) => kind !== rootKind).map((kind) => step('node', sofar.kinds.has(kind), kind)),
    ...([...services.values()].some((service) => service.hasItems) ? [step('service_item', sofar.serviceItems > 0)] : []),
    step('member', sofar.people > sofar.owners),
    step('access', sofar.hasGiven),
    ...(userGroups === 'off' ? [] : [step('user_group', sofar.userGroups > 0)]),
    ...(ownership.max === 1 ? [] : [step('second_owner', sofar.owners > 1)]),
  ];
}
