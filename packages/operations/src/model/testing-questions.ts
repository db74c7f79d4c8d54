import type { Target } from '@totem/domain/access/target';
import type { Catalog, PermissionEntry } from '@totem/domain/catalog/catalog';
import type { PersonEffect } from '@totem/domain/change-access';
import type { MemberId } from '@totem/domain/ids';
import type { World } from '@totem/domain/testing';
import type { Model } from './testing-model.ts';

/** One question, asked of somebody; a resource is named by its id. */
export interface Question {
  readonly permission: string;
  readonly target: Target;
}

const ofItems = ({ catalog }: World, { service }: PermissionEntry) => catalog.services.get(service)?.hasItems === true;

/**
 * One permission for all that are alike: of one service, with the same gates, held by the same roles in the same way. What
 * is answered otherwise for one of them is answered so for each.
 */
export function representatives(catalog: Catalog): PermissionEntry[] {
  const alike = new Map<string, PermissionEntry>();
  for (const entry of catalog.permissions.values()) {
    const { service, feature, extraOnly, needsLocation } = entry;
    const held = [...catalog.roles.values()].map((role) => role.can.get(entry.key)?.toSorted() ?? []);
    const key = JSON.stringify([service, feature, extraOnly, needsLocation, extraOnly ? entry.key : held]);
    if (!alike.has(key)) alike.set(key, entry);
  }
  return [...alike.values()];
}

/** Every question whose answer is not the same whatever somebody has: each permission where its service is asked. */
export function questionsIn(model: Model): Question[] {
  const { world } = model;
  const { nodes, items, resources } = world;
  const places = nodes.filter(({ id }) => model.isLocation(id));
  return representatives(world.catalog).flatMap((entry): Question[] => {
    const permission = entry.key;
    if (!ofItems(world, entry))
      return [
        ...nodes.map(({ id }) => ({ permission, target: { node: id } })),
        ...resources.map(({ participants: _participants, ...resource }) => ({ permission, target: { resource } })),
      ];
    return items
      .filter(({ service }) => service === entry.service)
      .flatMap(({ id }) => [
        { permission, target: { item: id } },
        ...places.map((place) => ({ permission, target: { item: id, location: place.id } })),
      ]);
  });
}

/** What somebody may do in one organization and may not in another, of an item's places those below it, each as a sentence. */
export function gained(less: Model, more: Model, member: MemberId): string[] {
  const isPlaced = ({ target }: Question) => {
    const item = 'item' in target ? more.world.items.find(({ id }) => id === target.item) : undefined;
    return !item || !('item' in target) || target.location === undefined || more.isIn(target.location, item.node);
  };
  return questionsIn(more)
    .filter((one) => isPlaced(one) && more.allows(member, one.permission, one.target) && !less.allows(member, one.permission, one.target))
    .map((one) => sentenceOf(more, one));
}

export function sentenceOf(model: Model, { permission, target }: Question): string {
  if ('node' in target) return `${permission} at ${model.nameOf(target.node)}`;
  if ('resource' in target) return `${permission} of ${target.resource.id}`;
  const place = target.location === undefined ? 'as such' : `at ${model.nameOf(target.location)}`;
  return `${permission} in ${model.nameOf(target.item)} ${place}`;
}

/** The lines of a previewed effect as the sentences of the questions they answer otherwise; null where they do not name all places. */
export function told(model: Model, lines: PersonEffect['gains']): string[] | null {
  const asked = new Set(representatives(model.world.catalog).map(({ key }) => key));
  const all: string[] = [];
  for (const { on, permissions } of lines)
    for (const permission of permissions.filter((key) => asked.has(key))) {
      if (on.is === 'participating') continue;
      if (on.is === 'nodes' ? on.more > 0 : on.moreLocations > 0) return null;
      if (on.is === 'nodes') all.push(...on.names.map((name) => `${permission} at ${name}`));
      else if (on.asSuch) all.push(`${permission} in ${on.name} as such`);
      else all.push(...on.locations.map((name) => `${permission} in ${on.name} at ${name}`));
    }
  return all.toSorted();
}
