import { type CompiledAccess, compile } from '@totem/domain/access/compile';
import { type Delta, touches } from '@totem/domain/access/deltas';
import type { MemberFacts } from '@totem/domain/access/facts';
import type { Catalog } from '@totem/domain/catalog/catalog';
import type { MemberId, OrganizationId, Version } from '@totem/domain/ids';
import type { Tree } from '@totem/domain/tree';

/** What one snapshot of an organization showed; all of it belongs to one version. */
export interface Snapshot {
  readonly version: Version;
  readonly epoch: number;
  /** Facts of the members asked for; somebody who is no member is left out. */
  readonly facts: readonly MemberFacts[];
  /** What was touched after the version named in the request, oldest first; null where some are no longer known. */
  readonly deltas: readonly (Delta & { readonly version: Version })[] | null;
  /** The tree, where the deltas touched it or it was asked for; else null. */
  readonly structure: { readonly catalog: Catalog; readonly tree: Tree } | null;
}

export interface SnapshotRequest {
  readonly members: readonly MemberId[];
  /** Null: nothing is known of the organization yet, so deltas mean nothing. */
  readonly since: Version | null;
  /** The catalog that is known; null: the structure is needed, whatever was touched. */
  readonly catalog: Catalog | null;
}

export interface AccessCacheOptions {
  /** Reads everything in one snapshot of the primary. */
  load(organizationId: OrganizationId, request: SnapshotRequest): Promise<Snapshot>;
  /** At most so many members are kept, of all organizations together. */
  readonly capacity: number;
}

/** Where an organization stood when somebody asked. */
export interface AskedAt {
  readonly organizationId: OrganizationId;
  readonly version: Version;
  readonly epoch: number;
  /** PostgreSQL's own: another one after every promotion. */
  readonly timeline: string;
}

/** Access of several members, all true at one version: the one asked at, or a later one. */
export interface AccessAt {
  readonly version: Version;
  readonly catalog: Catalog;
  readonly tree: Tree;
  /** In the order asked for; null for whoever is no member. */
  readonly access: readonly (CompiledAccess | null)[];
}

export interface AccessCache {
  /** Compiled access of members, at the version asked at or a later one. @throws Outage */
  accessOf(at: AskedAt, members: readonly MemberId[]): Promise<AccessAt>;
  /** What memory knows of a member at exactly this version; null: ask the database. Never loads. */
  known(at: AskedAt, member: MemberId): CompiledAccess | null;
  /** Keeps what was read of members at exactly this version, if memory is there and has the same tree. */
  remember(at: AskedAt, read: readonly CompiledAccess[]): void;
  /** The tree at exactly this version, if memory has it. Never loads. */
  knownStructure(at: AskedAt): { readonly catalog: Catalog; readonly tree: Tree } | null;
  /** How many members are kept now. */
  size(): number;
}

interface Entry {
  readonly access: CompiledAccess;
  readonly version: Version;
}

/** What is known of one organization: everything in it is true at `version`. */
interface Known {
  version: Version;
  readonly epoch: number;
  readonly timeline: string;
  readonly catalog: Catalog;
  readonly tree: Tree;
  /** Least recently used first. */
  readonly entries: Map<MemberId, Entry>;
  /** Newest last; enough to judge loads that were under way while they were applied. */
  readonly recent: (Delta & { readonly version: Version })[];
}

const recentKept = 256;

/** Equal versions of another epoch or timeline are another state. */
const isOfThisPast = (known: Known, at: AskedAt): boolean => known.epoch === at.epoch && known.timeline === at.timeline;

/**
 * Keeps compiled access by member and drops exactly what changes touch (ADR 0008).
 *
 * INVARIANT: an entry answers for the organization's known version, because every delta after the entry's own version was
 * held against it. A load that ends after newer deltas were applied is compared with them before it is kept, facts and
 * version come from one snapshot, and a gap or another epoch drops the organization whole.
 */
export function openAccessCache({ load, capacity }: AccessCacheOptions): AccessCache {
  // Least recently used organization first.
  const organizations = new Map<OrganizationId, Known>();
  let size = 0;

  const forget = (organizationId: OrganizationId) => {
    size -= organizations.get(organizationId)?.entries.size ?? 0;
    organizations.delete(organizationId);
  };

  const bound = () => {
    for (const [organizationId, known] of organizations) {
      if (size <= capacity) return;
      for (const member of known.entries.keys()) {
        if (size <= capacity) return;
        known.entries.delete(member);
        size--;
      }
      if (known.entries.size === 0) organizations.delete(organizationId);
    }
  };

  /** Brings what is known to a snapshot's version, or starts anew from it. Null: the snapshot is older, or of another past. */
  const advance = ({ organizationId, timeline }: AskedAt, snapshot: Snapshot, since: Version | null): Known | null => {
    const known = organizations.get(organizationId);
    if (known && known.epoch === snapshot.epoch && known.version >= snapshot.version) return known;
    const isContinued = known && known.epoch === snapshot.epoch && snapshot.deltas !== null && since !== null && since <= known.version;
    if (isContinued && !snapshot.deltas?.some((delta) => delta.version > known.version && (delta.tree || delta.catalog))) {
      for (const delta of snapshot.deltas ?? []) {
        if (delta.version <= known.version) continue;
        for (const [member, entry] of known.entries)
          if (delta.version > entry.version && touches(delta, entry.access.facts)) {
            known.entries.delete(member);
            size--;
          }
        known.recent.push(delta);
      }
      known.recent.splice(0, Math.max(0, known.recent.length - recentKept));
      known.version = snapshot.version;
      return known;
    }
    forget(organizationId);
    if (!snapshot.structure) return null;
    const begun: Known = {
      version: snapshot.version,
      epoch: snapshot.epoch,
      timeline,
      ...snapshot.structure,
      entries: new Map(),
      recent: [],
    };
    organizations.set(organizationId, begun);
    return begun;
  };

  /** Whether nothing after a snapshot's version, up to the known one, touched these facts. */
  const isStillTrue = (known: Known, snapshot: Snapshot, facts: MemberFacts): boolean => {
    if (snapshot.version >= known.version) return true;
    const later = known.recent.filter((delta) => delta.version > snapshot.version);
    return later.length === known.version - snapshot.version && !later.some((delta) => touches(delta, facts));
  };

  const keep = (known: Known, snapshot: Snapshot) => {
    for (const facts of snapshot.facts) {
      if (!isStillTrue(known, snapshot, facts)) continue;
      if (!known.entries.delete(facts.id)) size++;
      known.entries.set(facts.id, { access: compile(known.catalog, known.tree, facts), version: snapshot.version });
    }
  };

  const current = (at: AskedAt): Known | null => {
    const known = organizations.get(at.organizationId);
    return known && isOfThisPast(known, at) && known.version === at.version ? known : null;
  };

  const use = (known: Known, member: MemberId): CompiledAccess | null => {
    const entry = known.entries.get(member);
    if (!entry) return null;
    known.entries.delete(member);
    known.entries.set(member, entry);
    return entry.access;
  };

  return {
    async accessOf(at, members) {
      const nobody = new Set<MemberId>();
      for (;;) {
        const found = organizations.get(at.organizationId);
        if (found && !isOfThisPast(found, at)) forget(at.organizationId);
        const known = organizations.get(at.organizationId);
        const isNew = known !== undefined && known.version >= at.version;
        if (isNew) {
          organizations.delete(at.organizationId);
          organizations.set(at.organizationId, known);
          const missing = members.filter((member) => !known.entries.has(member) && !nobody.has(member));
          if (missing.length === 0) {
            const access = members.map((member) => use(known, member));
            bound();
            return { version: known.version, catalog: known.catalog, tree: known.tree, access };
          }
        }
        const since = known ? known.version : null;
        const missing = members.filter((member) => !known?.entries.has(member) || since === null);
        const snapshot = await load(at.organizationId, { members: missing, since, catalog: known?.catalog ?? null });
        const now = advance(at, snapshot, since);
        if (now && now.epoch === snapshot.epoch) keep(now, snapshot);
        // Whoever a snapshot does not know is nobody at its version; a later change would be read by a later question.
        for (const member of missing) if (!snapshot.facts.some((facts) => facts.id === member)) nobody.add(member);
      }
    },
    known: (at, member) => {
      const known = current(at);
      return known ? use(known, member) : null;
    },
    remember: (at, read) => {
      const known = current(at);
      if (!known) return;
      for (const access of read) {
        if (access.tree !== known.tree) continue;
        if (!known.entries.delete(access.facts.id)) size++;
        known.entries.set(access.facts.id, { access, version: at.version });
      }
      bound();
    },
    knownStructure: (at) => {
      const known = current(at);
      return known ? { catalog: known.catalog, tree: known.tree } : null;
    },
    size: () => size,
  };
}
