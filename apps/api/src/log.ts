import type { FastifyRequest } from 'fastify';
import type { LoggerOptions } from 'pino';

/**
 * One line of JSON for each event. It names the route and not the path: paths and queries hold ids, tokens and what people
 * typed. Bodies and headers are never logged.
 */
export const logOptions: LoggerOptions = {
  base: null,
  timestamp: () => `,"time":"${new Date().toISOString()}"`,
  serializers: {
    req: (request: FastifyRequest) => ({ method: request.method, route: request.routeOptions.url ?? 'none', client: request.ip }),
    err: (error: unknown) => describe(error),
  },
};

interface Described {
  readonly name: string;
  readonly message: string;
  readonly code?: string;
  readonly stack?: string;
  readonly cause?: Described;
}

/** An error with what caused it; nothing else that a library may have hung onto it, such as the values of a statement. */
export function describe(error: unknown): Described {
  if (!(error instanceof Error)) return { name: 'unknown', message: typeof error };
  const code: unknown = Reflect.get(error, 'code');
  return {
    name: error.name,
    message: error.message,
    ...(typeof code === 'string' && { code }),
    ...(error.stack !== undefined && { stack: error.stack }),
    ...(error.cause !== undefined && { cause: describe(error.cause) }),
  };
}
