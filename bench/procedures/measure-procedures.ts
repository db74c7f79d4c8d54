import { loadLargeDemo } from '@totem/run/demo-large';
import { demoSignIn, largeOrganization, type Size } from '@totem/run/large-world';
import { startTemporaryStack } from '@totem/run/stack';
import { askerAt } from '../measure/asker.ts';
import { type Spread, spreadOf } from '../measure/rounds.ts';
import { type Question, questionsOf } from './questions.ts';

export interface ProceduresOptions {
  readonly size: Size;
  /** How many times each question is asked, in turns; the first turn, which warms up, is not counted. */
  readonly rounds: number;
}

/** What one question took, in milliseconds from asking it to having its answer. */
export interface QuestionResult extends Pick<Question, 'procedure' | 'about'> {
  readonly ms: Spread & { readonly worst: number };
  /** Of the answer, as it is in memory: what comes over a network is compressed. */
  readonly bytes: number;
}

export interface ProceduresResult extends ProceduresOptions {
  readonly members: number;
  readonly locations: number;
  /** The slowest first. */
  readonly questions: readonly QuestionResult[];
}

/**
 * Asks a large organization everything that the console asks, one question at a time.
 *
 * @throws Error when a question is not answered.
 */
export async function measureProcedures(options: ProceduresOptions, log: (line: string) => void = () => {}): Promise<ProceduresResult> {
  const stack = await startTemporaryStack();
  try {
    await loadLargeDemo(stack.connections, options.size, log);
    return { ...options, ...(await askAll(stack.url, options)) };
  } finally {
    await stack.close();
  }
}

/** The same of an installation that has the organizations already. */
export async function askAll(url: string, { size, rounds }: ProceduresOptions): Promise<Omit<ProceduresResult, keyof ProceduresOptions>> {
  const organization = largeOrganization(size, demoSignIn.organization);
  const ask = await askerAt(url);
  const { version } = JSON.parse(await ask({ procedure: 'organizations.bySlug', method: 'GET', input: { slug: organization.slug } })).result
    .data as { version: number }; // as the procedure says what it answers
  const questions = questionsOf(organization, version);
  const times = questions.map((): number[] => []);
  const bytes = questions.map(() => 0);
  for (let round = 0; round <= rounds; round++)
    for (const [index, question] of questions.entries()) {
      const began = performance.now();
      bytes[index] = (await ask(question)).length;
      if (round > 0) times[index]?.push(performance.now() - began);
    }
  const results = questions.map(({ procedure, about }, index): QuestionResult => {
    const all = times[index] ?? [];
    return { procedure, about, ms: { ...spreadOf(all), worst: Math.max(...all) }, bytes: bytes[index] ?? 0 };
  });
  return {
    members: organization.members.length,
    locations: organization.nodes.length,
    questions: results.toSorted((a, b) => b.ms.median - a.ms.median),
  };
}
