import { Readable } from 'node:stream';
import type { ActivityFormat } from '@totem/domain/activity-format';
import { Outage, Refusal, type RefusalKind } from '@totem/domain/errors';
import { ActivityExportId, OrganizationId } from '@totem/domain/ids';
import { readActivityExport } from '@totem/operations/activity/read-activity-export';
import type { Runtime } from '@totem/operations/runtime';
import { memberAsking } from '@totem/operations/who-is-asking';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import { headersOf } from './sign-in-routes.ts';

const Params = z.object({ organization: OrganizationId, export: ActivityExportId });

const types: Readonly<Record<ActivityFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  json_lines: 'application/jsonl; charset=utf-8',
};

/** The files that people had exported, each for who asked for it alone: a browser saves them, and never shows one as a page. */
export function addActivityExports(server: FastifyInstance, runtime: Runtime): void {
  server.get('/api/organizations/:organization/activity-exports/:export', async (request, reply) => {
    const params = Params.safeParse(request.params);
    if (!params.success) return reply.callNotFound();
    try {
      const ctx = await memberAsking(runtime, headersOf(request.headers), params.data.organization);
      const { name, format, bytes, parts } = await readActivityExport(ctx, params.data.export);
      return await reply
        .header('content-type', types[format])
        .header('content-disposition', `attachment; filename="${name}"`)
        .header('content-length', bytes)
        .send(Readable.from(parts));
    } catch (error) {
      return answerFailure(reply, error);
    }
  });
}

const statuses: Readonly<Record<RefusalKind, number>> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  precondition: 412,
  rate_limited: 429,
};

function answerFailure(reply: FastifyReply, error: unknown): FastifyReply {
  if (error instanceof Refusal) return reply.code(statuses[error.kind]).send({ code: error.reason });
  if (error instanceof Outage) return reply.code(503).header('retry-after', '2').send({ code: 'unavailable' });
  throw error;
}
