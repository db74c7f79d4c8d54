import type { SignIn } from '@totem/operations/sign-in';
import type { FastifyInstance } from 'fastify';
import { foreignIn } from './same-origin.ts';

/** Puts the sign-in library under /api/auth/, its bodies unread: it parses them itself, after us. */
export async function addSignIn(server: FastifyInstance, signIn: SignIn, publicUrl: string): Promise<void> {
  await server.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body));
    scope.addHook('onRequest', async (request, reply) => {
      if (request.method === 'GET' || request.method === 'HEAD') return;
      const foreign = foreignIn(request.headers, publicUrl, false);
      if (foreign === 'content_type') return reply.code(415).send({ code: foreign });
      if (foreign !== null) return reply.code(403).send({ code: foreign });
    });
    scope.route({
      method: ['GET', 'POST'],
      url: '/api/auth/*',
      handler: async (request, reply) => {
        const asked = new Request(publicUrl + request.url, {
          method: request.method,
          headers: headersOf(request.headers),
          ...(typeof request.body === 'string' && request.method === 'POST' && { body: request.body }),
        });
        // As an address: the library counts an IPv6 network itself, and takes whatever is no address for one shared client.
        const answer = await signIn.handler(asked, request.ip.replace(/%.*$/, ''));
        for (const [name, value] of answer.headers) if (name !== 'set-cookie') reply.header(name, value);
        const cookies = answer.headers.getSetCookie();
        if (cookies.length > 0) reply.header('set-cookie', cookies);
        return reply.code(answer.status).send(Buffer.from(await answer.arrayBuffer()));
      },
    });
  });
}

export function headersOf(raw: Readonly<Record<string, string | string[] | undefined>>): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(raw))
    for (const one of value === undefined ? [] : [value].flat()) if (!name.startsWith(':')) headers.append(name, one);
  return headers;
}
