import type { Product, ServiceType } from '../catalog/define-product.ts';
import { hexia } from '../catalog/hexia.ts';

const words = (word: string) => ({ en: word, fr: word });
const lets = words('be tested');
const read = { lets, effect: 'read' } as const;

const works: ServiceType = {
  label: words('Works'),
  shortLabel: words('Works'),
  at: ['subscription', 'point_of_service'],
  permissions: { 'work.view': read, 'work.plan': read, 'work.rate': { ...read, extraOnly: true, needsLocation: true } },
  functions: [{ label: words('Works'), permissions: ['work.view', 'work.plan', 'work.rate'] }],
  roles: {
    everywhere: {
      label: words('Everywhere'),
      lets,
      rank: 30,
      can: { subtree: ['work.view', 'work.plan'] },
      on: ['organization', 'subscription'],
    },
    anywhere: { label: words('Anywhere'), lets, rank: 20, can: { none: ['work.view'] }, on: ['organization', 'subscription'] },
    placed: { label: words('Placed'), lets, rank: 10, can: { granted_locations: ['work.view'] }, on: ['organization', 'subscription'] },
  },
};

const papers: ServiceType = {
  label: words('Papers'),
  shortLabel: words('Papers'),
  permissions: {
    'paper.view': read,
    'paper.sign': { lets, effect: 'write' },
    'paper.seal': { ...read, extraOnly: true, needsLocation: true, sensitive: true },
    'paper.count': { ...read, extraOnly: true },
  },
  functions: [{ label: words('Papers'), permissions: ['paper.view', 'paper.sign', 'paper.seal', 'paper.count'] }],
  roles: {
    keeper: {
      label: words('Keeper'),
      lets,
      rank: 30,
      can: { subtree: ['paper.view', 'paper.sign'] },
      on: ['organization', 'subscription', 'point_of_service'],
    },
    clerk: {
      label: words('Clerk'),
      lets,
      rank: 20,
      can: { granted_locations: ['paper.view'], participating: ['paper.sign'] },
      on: ['organization', 'subscription'],
    },
    author: { label: words('Author'), lets, rank: 10, can: { self: ['paper.view', 'paper.sign'] }, on: ['organization'] },
  },
};

/** A product of no one: hexia with every reach on items, nodes and resources, for laws that the three products leave idle. */
export const everyReach: Product = {
  ...hexia,
  key: 'every_reach',
  services: { ...hexia.services, works, papers },
  resourceTypes: {
    paper: { label: words('Paper'), labels: words('Papers'), service: 'papers', at: ['point_of_service'], participants: ['signer'] },
  },
};
