import { NodeId, OrganizationId } from '@totem/domain/ids';
import {
  DeactivatedView,
  GetOrganization,
  ListMyOrganizations,
  MyOrganizationView,
  OrganizationView,
  OverviewView,
} from '@totem/domain/organizations';
import { SetupView } from '@totem/domain/setup';
import { GetSeats, SeatsView } from '@totem/domain/seats';
import { pageOf } from '@totem/domain/paging';
import { getOrganization, getOverview, organizationOfSlug } from '@totem/operations/organizations/get-organization';
import { getSetup } from '@totem/operations/organizations/get-setup';
import { getDeactivated } from '@totem/operations/organizations/get-deactivated';
import { getSeats } from '@totem/operations/organizations/get-seats';
import { listMyOrganizations } from '@totem/operations/organizations/my-organizations';
import { z } from 'zod';
import { memberProcedure, router, userProcedure } from '../trpc.ts';

export const organizations = router({
  mine: userProcedure
    .input(ListMyOrganizations)
    .output(pageOf(MyOrganizationView))
    .query(({ ctx, input }) => listMyOrganizations(ctx.signedIn, input)),
  bySlug: userProcedure
    .input(GetOrganization)
    .output(OrganizationView)
    .query(async ({ ctx, input }) => getOrganization(await ctx.member(await organizationOfSlug(ctx.runtime, input.slug)))),
  /** For who is suspended there: the only question about an organization that they may ask. */
  deactivated: userProcedure
    .input(GetOrganization)
    .output(DeactivatedView)
    .query(({ ctx, input }) => getDeactivated(ctx.signedIn, input)),
  seats: memberProcedure
    .input(GetSeats)
    .output(SeatsView.nullable())
    .query(({ ctx, input }) => getSeats(ctx.asking, input)),
  overview: memberProcedure
    .input(z.strictObject({ organizationId: OrganizationId, node: NodeId }))
    .output(OverviewView)
    .query(({ ctx, input }) => getOverview(ctx.asking, input)),
  /** What a new organization still needs. */
  setup: memberProcedure
    .input(z.strictObject({ organizationId: OrganizationId, node: NodeId }))
    .output(SetupView)
    .query(({ ctx, input }) => getSetup(ctx.asking, input)),
});
