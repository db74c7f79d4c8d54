import { z } from 'zod';
import { GrantReason } from './grants.ts';
import { NodeId, OrganizationId, Version } from './ids.ts';

/** What something is called: one line, without spaces around it. */
export const GivenName = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .regex(/^[^\p{Cc}\u2028\u2029]*$/u);

const NodeType = z.string().max(64).nullable();

export const CreateNode = z.strictObject({
  organizationId: OrganizationId,
  under: NodeId,
  kind: z.string().max(64),
  /** One of the kind's types; null where the kind has none. */
  type: NodeType.default(null),
  name: GivenName,
});
export type CreateNode = z.infer<typeof CreateNode>;

/** What a node is called and of which type it is. `was`: as the editor saw it, so that nothing is silently overwritten. */
export const EditNode = z.strictObject({
  organizationId: OrganizationId,
  node: NodeId,
  name: GivenName,
  type: NodeType,
  was: z.strictObject({ name: z.string(), type: NodeType }),
});
export type EditNode = z.infer<typeof EditNode>;

/** `confirmation`: the node's name, typed by who would shut themselves out by it. */
export const ArchiveNode = z.strictObject({
  organizationId: OrganizationId,
  node: NodeId,
  reason: GrantReason.optional(),
  confirmation: z.string().max(200).optional(),
});
export type ArchiveNode = z.infer<typeof ArchiveNode>;

export const RestoreNode = z.strictObject({ organizationId: OrganizationId, node: NodeId });
export type RestoreNode = z.infer<typeof RestoreNode>;

/** What was made or changed, and the version that shows it. */
export const ChangedNode = z.object({ node: NodeId, version: Version });
export type ChangedNode = z.infer<typeof ChangedNode>;
