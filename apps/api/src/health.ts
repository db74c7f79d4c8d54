import { type Readiness, checkReadiness } from '@totem/operations/check-readiness';
import type { Runtime } from '@totem/operations/runtime';
import type { FastifyInstance } from 'fastify';

interface HealthOptions {
  readonly release: string;
  readonly runtime: Runtime;
  isDraining(): boolean;
}

/** Answered again within a second from memory, so that a balancer costs nothing. */
const keptMs = 1_000;

/** Both routes without signing in and without data; neither is logged, and no limit counts them. */
export function addHealth(server: FastifyInstance, { release, runtime, isDraining }: HealthOptions): void {
  server.get('/health/live', { logLevel: 'silent' }, (_request, reply) => reply.send({ status: 'live' }));

  let kept: { at: number; answer: Promise<Readiness | null> } | null = null;
  const readiness = () => {
    if (!kept || performance.now() - kept.at > keptMs) kept = { at: performance.now(), answer: checkReadiness(runtime).catch(() => null) };
    return kept.answer;
  };
  server.get('/health/ready', { logLevel: 'silent' }, async (_request, reply) => {
    if (isDraining()) return reply.code(503).send({ status: 'draining', release });
    const found = await readiness();
    if (!found) return reply.code(503).send({ status: 'no_database', release });
    if (found.problems.length > 0) return reply.code(503).send({ status: 'wrong_database', release });
    return reply.send({ status: 'ready', release, durability: found.durability });
  });
}
