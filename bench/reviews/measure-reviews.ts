import { loadLargeOrganization } from '@totem/run/demo-large';
import { withTeams } from '@totem/run/large-team';
import { demoSignIn, largeOrganization, type Size } from '@totem/run/large-world';
import { startTemporaryStack } from '@totem/run/stack';
import { askerAt } from '../measure/asker.ts';
import { type Spread, spreadOf } from '../measure/rounds.ts';
import { type GrantsOf, stepsOf } from './steps.ts';

export interface ReviewsOptions {
  readonly size: Size;
  /** How many times each change is reviewed and saved, in turns; the first turn, which finds nothing in memory, is told by itself. */
  readonly rounds: number;
}

/** What one change took, in milliseconds from asking to having the answer. */
export interface ReviewResult {
  readonly about: string;
  /** Its first review; of the first change that concerns many, nobody's access was in memory. */
  readonly firstMs: number;
  readonly reviewMs: Spread;
  /** No other change of the organization is made meanwhile. */
  readonly saveMs: Spread;
  /** How many people it concerns. */
  readonly people: number;
}

export interface ReviewsResult extends ReviewsOptions {
  readonly members: number;
  readonly reviews: readonly ReviewResult[];
}

/** Of what the procedures answer, what is read here. */
interface Answer {
  readonly version: number;
  readonly fingerprint: string;
  readonly counts?: { readonly people: number };
  readonly grants?: readonly { readonly id: string }[];
}

async function timed<T>(work: () => Promise<T>): Promise<[T, number]> {
  const began = performance.now();
  const answer = await work();
  return [answer, performance.now() - began];
}

/**
 * Reviews and saves, over HTTP and one after the other, the changes that concern most people of a large organization.
 *
 * @throws Error when one of them is refused.
 */
export async function measureReviews({ size, rounds }: ReviewsOptions): Promise<ReviewsResult> {
  const stack = await startTemporaryStack();
  try {
    const organization = withTeams(largeOrganization(size, demoSignIn.organization));
    await loadLargeOrganization(stack.connections, organization);
    const call = await askerAt(stack.url);
    const ask = async (procedure: string, input: object, method: 'GET' | 'POST' = 'POST') =>
      // As each procedure says what it answers; only what is read here is named.
      JSON.parse(await call({ procedure, method, input: { organizationId: organization.id, ...input } })).result.data as Answer;
    const grantsOf: GrantsOf = async (receiver) => {
      const { grants = [] } = await ask('member' in receiver ? 'members.get' : 'userGroups.get', receiver, 'GET');
      return grants.map(({ id }) => id).toSorted();
    };
    const steps = stepsOf(organization);
    const taken = steps.map(() => ({ review: Array<number>(), save: Array<number>(), people: 0 }));
    let { version } = JSON.parse(await call({ procedure: 'organizations.bySlug', method: 'GET', input: { slug: organization.slug } }))
      .result.data as Answer; // as the procedure says what it answers
    for (let round = 0; round <= rounds; round++)
      for (const [index, step] of steps.entries()) {
        const times = taken[index];
        const change = await step.change(grantsOf);
        const made = { ...change, madeAt: version, reason: 'To see how long it takes.' };
        const [effect, reviewMs] = await timed(() => ask(step.preview, step.preview === 'grants.preview' ? made : change, step.asks));
        const [saved, saveMs] = await timed(() => ask(step.save, { ...made, shown: effect.fingerprint }));
        ({ version } = saved);
        times?.review.push(reviewMs);
        times?.save.push(saveMs);
        if (times) times.people = effect.counts?.people ?? 0;
      }
    const reviews = steps.map(({ about }, index): ReviewResult => {
      const { review = [], save = [], people = 0 } = taken[index] ?? {};
      return { about, firstMs: review[0] ?? 0, reviewMs: spreadOf(review.slice(1)), saveMs: spreadOf(save.slice(1)), people };
    });
    return { size, rounds, members: organization.members.length, reviews };
  } finally {
    await stack.close();
  }
}
