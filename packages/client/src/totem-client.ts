import type { AppRouter } from '@totem/api/router';
import type { DecisionView, QuestionTarget } from '@totem/domain/access-questions';
import type { Product, ServiceKey } from '@totem/domain/catalog/define-product';
import { Outage, Refusal, isReason } from '@totem/domain/errors';
import type { MemberId, OrganizationId, ServiceItemId } from '@totem/domain/ids';
import type { NodeName } from '@totem/domain/nodes';
import { type Cursor, type Page, pageSizeLimit } from '@totem/domain/paging';
import { TRPCClientError, createTRPCClient, httpBatchLink } from '@trpc/client';
import { z } from 'zod';

export interface TotemClientOptions {
  /** Where Totem answers, without a path: `https://totem.example`. */
  readonly url: string;
  readonly organizationId: OrganizationId;
  /** What says who asks, read anew for each request. */
  readonly headers: () => Readonly<Record<string, string>>;
  /** How long to wait for an answer, in milliseconds; 2,000 unless told. */
  readonly deadlineMs?: number;
}

/** A question about one permission of the service, written without the service's name. */
export interface Question<Key extends string> {
  readonly member: MemberId;
  readonly permission: Key;
  readonly target: QuestionTarget;
}

/**
 * What a service that Totem protects asks. Each call either answers or throws.
 *
 * @throws Refusal when Totem understood and says no to the asker, never for a decision that is no · Outage when there is no
 * answer in time, which is neither a yes nor a no · TypeError for a permission that the service does not have
 */
export interface TotemClient<Key extends string> {
  can(question: Question<Key>): Promise<boolean>;
  /** Up to 1,000 questions, answered at one version, in their order. */
  canMany(questions: readonly Question<Key>[]): Promise<boolean[]>;
  /** The same answer as `can`, with every path of a yes, and what a no is missing. */
  explain(question: Question<Key>): Promise<DecisionView>;
  /** Every location at which somebody has a permission on a service item, by name; empty: none. */
  locations(question: { readonly member: MemberId; readonly permission: Key; readonly item: ServiceItemId }): AsyncGenerator<NodeName>;
}

type LocationsPage = Page<{ readonly location: NodeName }>;

type KeysOf<P extends Product, Service extends ServiceKey<P>> = keyof P['services'][Service]['permissions'] & string;

/** Asks about one service of a product; a key that the catalog does not declare does not compile. Calls of one tick share a request. */
export function totemClient<const P extends Product, const Service extends ServiceKey<P>>(
  product: P,
  service: Service,
  { url, organizationId, headers, deadlineMs = 2_000 }: TotemClientOptions,
): TotemClient<KeysOf<P, Service>> {
  const known = product.services[service]?.permissions ?? {};
  const trpc = createTRPCClient<AppRouter>({
    links: [
      httpBatchLink({
        url: `${url}/api/trpc`,
        maxItems: 20,
        headers: () => ({ ...headers(), 'x-totem-client': 'service' }),
        fetch: (input, init) => fetch(input, { ...init, signal: AbortSignal.timeout(deadlineMs) }),
      }),
    ],
  });
  const whole = ({ member, permission, target }: Question<string>) => {
    if (!Object.hasOwn(known, permission)) throw new TypeError(`${service} has no permission ${permission}.`);
    return { member, permission: `${service}:${permission}`, target };
  };

  return {
    can: async (question) => (await answered(trpc.access.check.query({ organizationId, ...whole(question) }))).allowed,
    canMany: async (questions) =>
      (await answered(trpc.access.checkMany.mutate({ organizationId, questions: questions.map(whole) }))).allowed,
    explain: async (question) => answered(trpc.access.explain.query({ organizationId, ...whole(question) })),
    async *locations({ member, permission, item }) {
      const asked = { organizationId, member, permission: whole({ member, permission, target: { item } }).permission, of: { item } };
      let cursor: Cursor | null = null;
      do {
        const page: LocationsPage = await answered(
          trpc.access.locations.query({ ...asked, pageSize: pageSizeLimit, ...(cursor && { cursor }) }),
        );
        for (const { location } of page.rows) yield location;
        cursor = page.next;
      } while (cursor);
    },
  };
}

const Trouble = z.object({ details: z.record(z.string(), z.string()).catch({}) }).catch({ details: {} });

/** An answer, or one of the two errors of ours. */
async function answered<Answer>(asked: Promise<Answer>): Promise<Answer> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof TRPCClientError && isReason(error.message)) throw new Refusal(error.message, Trouble.parse(error.data).details);
    throw new Outage('not_done', error);
  }
}
