// Longer than most: the one place that says in which order everything is mounted, opened and closed.
import { createServer } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import fastifyRateLimit from '@fastify/rate-limit';
import { checkReadiness } from '@totem/operations/check-readiness';
import { type Runtime, type RuntimeOptions, openRuntime } from '@totem/operations/runtime';
import { type FastifyTRPCPluginOptions, fastifyTRPCPlugin } from '@trpc/server/adapters/fastify';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { addActivityExports } from './activity-export-routes.ts';
import { addConsole } from './console-files.ts';
import { securityHeaders } from './headers.ts';
import { addHealth } from './health.ts';
import { clientOf, isTooDeep, limits } from './limits.ts';
import { logOptions } from './log.ts';
import { type AppRouter, appRouter } from './router.ts';
import { foreignIn } from './same-origin.ts';
import { addSignIn, headersOf } from './sign-in-routes.ts';
import { contextOf } from './trpc.ts';

export interface ApiOptions {
  readonly connection: RuntimeOptions['connection'];
  /** 127.0.0.1 unless said. */
  readonly host?: string;
  /** 0 takes any free one. */
  readonly port: number;
  /** How people reach us, without a path; `http://localhost` with our port unless said. */
  readonly publicUrl?: string;
  /** At least 32 characters. */
  readonly secret: string;
  /** The built console; absent: the API alone. */
  readonly webDir?: string;
  readonly log?: boolean;
  /** The proxies whose word about the client is believed, as addresses or ranges; absent: none. */
  readonly trustProxy?: string;
  readonly requestsPerMinute?: number;
  /** How long we go on answering while already telling the balancer that we stop. */
  readonly drainDelayMs?: number;
  readonly release?: string;
  /** False: streams do without hints, and follow at their keep-alive. */
  readonly hints?: boolean;
  readonly streamKeepAliveMs?: number;
}

export interface Api {
  readonly url: string;
  /** Stops taking requests, answers those under way, for twenty seconds at most, and closes everything. A second call waits for the first. */
  close(): Promise<void>;
}

/**
 * Starts the HTTP server with all that it serves.
 *
 * @throws one error that names every reason for which this database must not be served from; nothing listens then. Outage
 */
export async function startApi(options: ApiOptions): Promise<Api> {
  const { host = '127.0.0.1', release = 'development' } = options;
  // Sign-in has to know the origin before anything listens.
  const port = options.port === 0 ? await freePort(host) : options.port;
  const publicUrl = new URL(options.publicUrl ?? `http://localhost:${port}`).origin;
  const draining = new AbortController();
  const server = openServer(options, publicUrl, draining.signal);
  const warn = (error: Error) => server.log.warn({ err: error }, 'survived');
  const runtime = await openRuntime({
    connection: options.connection,
    publicUrl,
    secret: options.secret,
    warn,
    hints: options.hints ?? true,
    streams: {
      keepAliveMs: options.streamKeepAliveMs ?? limits.streamKeepAliveMs,
      perPerson: limits.streamsPerPerson,
      perProcess: limits.streamsPerProcess,
    },
  });
  try {
    const { problems } = await checkReadiness(runtime);
    if (problems.length > 0) throw new Error(problems.join('\n'));
    addHealth(server, { release, runtime, isDraining: () => draining.signal.aborted });
    await addApi(server, runtime, publicUrl, draining.signal, options.requestsPerMinute ?? limits.requestsPerMinute);
    if (options.webDir !== undefined) await addConsole(server, options.webDir);
    await server.listen({ port, host });
  } catch (error) {
    await server.close();
    await runtime.close();
    throw error;
  }
  server.server.maxConnections = limits.connections;

  const stop = async () => {
    draining.abort();
    await setTimeout(options.drainDelayMs ?? 0);
    const cut = AbortSignal.timeout(limits.drainMs);
    cut.addEventListener('abort', () => server.server.closeAllConnections());
    await server.close();
    await runtime.close();
  };
  let stopping: Promise<void> | undefined;
  return { url: publicUrl, close: () => (stopping ??= stop()) };
}

function openServer(options: ApiOptions, publicUrl: string, draining: AbortSignal): FastifyInstance {
  const headers = securityHeaders(publicUrl);
  const server = Fastify({
    logger: options.log ? logOptions : false,
    trustProxy: options.trustProxy ?? false,
    keepAliveTimeout: limits.keepAliveMs,
    requestTimeout: limits.requestMs,
    http: { headersTimeout: limits.headersMs, connectionsCheckingInterval: limits.checkingMs },
    bodyLimit: limits.bodyBytes,
    routerOptions: { maxParamLength: limits.paramLength },
    // Not `true`, which would cut what is under way: close() below cuts only what does not end in time.
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    frameworkErrors: (_error, _request, reply) =>
      void reply.raw
        .writeHead(400, { ...headers, 'cache-control': 'no-store', 'content-type': 'application/json' })
        .end('{"code":"invalid"}'),
    clientErrorHandler(error, socket) {
      if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
      const status =
        error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
          ? '408 Request Timeout'
          : error.code === 'HPE_HEADER_OVERFLOW'
            ? '431 Request Header Fields Too Large'
            : '400 Bad Request';
      const lines = Object.entries({ ...headers, 'cache-control': 'no-store', connection: 'close', 'content-length': '0' });
      socket.end(`HTTP/1.1 ${status}\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`);
    },
  });
  server.addHook('onSend', async (_request, reply) => {
    reply.headers(headers);
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
    if (draining.aborted) reply.header('connection', 'close');
  });
  server.setNotFoundHandler((_request, reply) => reply.code(404).send({ code: 'not_found' }));
  server.setErrorHandler(answerError);
  return server;
}

const codes: Readonly<Record<number, string>> = { 413: 'body_too_large', 415: 'content_type', 429: 'rate.limited' };

function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const status: unknown = error instanceof Error ? Reflect.get(error, 'statusCode') : undefined;
  if (typeof status === 'number' && status >= 400 && status < 500) return reply.code(status).send({ code: codes[status] ?? 'invalid' });
  request.log.error({ err: error }, 'bug');
  return reply.code(500).send({ code: 'broken' });
}

/** All that lies under /api/: limited by client, and closed to pages that are not ours. */
async function addApi(
  server: FastifyInstance,
  runtime: Runtime,
  publicUrl: string,
  draining: AbortSignal,
  requestsPerMinute: number,
): Promise<void> {
  await server.register(async (api) => {
    await api.register(fastifyRateLimit, {
      hook: 'onRequest',
      max: requestsPerMinute,
      timeWindow: 60_000,
      cache: 50_000,
      keyGenerator: (request) => clientOf(request.ip),
      addHeaders: { 'x-ratelimit-limit': false, 'x-ratelimit-remaining': false, 'x-ratelimit-reset': false, 'retry-after': true },
      addHeadersOnExceeding: { 'x-ratelimit-limit': false, 'x-ratelimit-remaining': false, 'x-ratelimit-reset': false },
    });
    await addSignIn(api, runtime.signIn, publicUrl);
    addActivityExports(api, runtime);
    await api.register(async (scope) => {
      scope.addHook('onRequest', async (request, reply) => {
        if (request.method === 'GET' || request.method === 'HEAD') return;
        const foreign = foreignIn(request.headers, publicUrl, true);
        if (foreign === 'content_type') return reply.code(415).send({ code: foreign });
        if (foreign !== null) return reply.code(403).send({ code: foreign });
      });
      scope.addHook('preHandler', async (request, reply) => {
        const query: unknown = request.query;
        const input = typeof query === 'object' && query !== null && 'input' in query ? query.input : undefined;
        if ([request.body, input].some((text) => typeof text === 'string' && isTooDeep(text)))
          return reply.code(400).send({ code: 'too_deep' });
      });
      await scope.register(fastifyTRPCPlugin, {
        prefix: '/api/trpc',
        trpcOptions: {
          router: appRouter,
          maxBatchSize: limits.batchSize,
          createContext: ({ req }) => contextOf(runtime, headersOf(req.headers), draining),
          responseMeta: ({ errors }) =>
            errors.some(({ code }) => code === 'SERVICE_UNAVAILABLE') ? { headers: new Headers({ 'retry-after': '2' }) } : {},
          onError: ({ path, error, req }) => {
            if (error.code === 'INTERNAL_SERVER_ERROR') req.log.error({ procedure: path, err: error.cause ?? error }, 'bug');
            if (error.code === 'SERVICE_UNAVAILABLE') req.log.warn({ procedure: path, err: error.cause ?? error }, 'outage');
          },
        } satisfies FastifyTRPCPluginOptions<AppRouter>['trpcOptions'],
      });
    });
    api.all('/api/*', (_request, reply) => reply.callNotFound());
  });
}

function freePort(host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
      .once('error', reject)
      .listen(0, host, () => {
        const address = probe.address();
        probe.close(() => (address !== null && typeof address === 'object' ? resolve(address.port) : reject(new Error('No free port.'))));
      });
  });
}
