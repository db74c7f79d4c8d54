import { existsSync } from 'node:fs';
import { sep } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

/** Serves the console: files named by their content for a year, compressed where that was made beside them; the page itself never without asking. */
export async function addConsole(server: FastifyInstance, webDir: string): Promise<void> {
  if (!existsSync(webDir)) throw new Error(`There is no console at ${webDir}: build it first.`);
  await server.register(fastifyStatic, {
    root: webDir,
    wildcard: false,
    index: false,
    cacheControl: false,
    preCompressed: true,
    setHeaders: (reply, path) =>
      reply.header('cache-control', path.includes(`${sep}assets${sep}`) ? 'public, max-age=31536000, immutable' : 'no-cache'),
  });
  // Every other path is the console's own to understand.
  server.get('/*', (request, reply) =>
    isOurs(request.url) ? reply.callNotFound() : reply.header('cache-control', 'no-cache').sendFile('index.html'),
  );
}

const isOurs = (url: string): boolean => /^\/(api|health|assets)(\/|\?|$)/.test(url);
