// Longer than most: the context, the one mapping of errors and the kinds of procedures hold each other.
import { Outage, Refusal, type RefusalKind } from '@totem/domain/errors';
import { OrganizationId } from '@totem/domain/ids';
import type { Ctx } from '@totem/operations/context';
import type { Runtime } from '@totem/operations/runtime';
import { type Person, memberAsking, memberStillAsking, personAsking } from '@totem/operations/who-is-asking';
import { TRPCError, initTRPC } from '@trpc/server';
import { ZodError, z } from 'zod';
import { limits } from './limits.ts';
import { isStorable } from './storable.ts';

/** What a request brings. The calls of one batch share it; a stream has to ask anew before each message. */
export interface Context {
  readonly runtime: Runtime;
  readonly headers: Headers;
  /** Aborts when the server stops: streams end, and their readers connect to another process. */
  readonly draining: AbortSignal;
  /** Who asks, read once for a request. @throws Refusal `sign_in.required` · Outage */
  person(): Promise<Person>;
  /** The same for an organization. @throws Refusal `sign_in.required` · `organization.not_found` · `member.suspended` · Outage */
  member(organizationId: OrganizationId): Promise<Ctx<Runtime>>;
  /** The same asked anew each time, for streams. */
  memberStill(organizationId: OrganizationId): Promise<Ctx<Runtime>>;
}

export function contextOf(runtime: Runtime, headers: Headers, draining: AbortSignal): Context {
  let person: Promise<Person> | undefined;
  const members = new Map<OrganizationId, Promise<Ctx<Runtime>>>();
  const ask = async () => {
    const found = await personAsking(runtime, headers);
    if (!found) throw new Refusal('sign_in.required');
    return found;
  };
  return {
    runtime,
    headers,
    draining,
    person: () => (person ??= ask()),
    member(organizationId) {
      const asked = members.get(organizationId) ?? memberAsking(runtime, headers, organizationId);
      members.set(organizationId, asked);
      return asked;
    },
    memberStill: (organizationId) => memberStillAsking(runtime, headers, organizationId),
  };
}

const codeOf = {
  invalid: 'BAD_REQUEST',
  unauthenticated: 'UNAUTHORIZED',
  forbidden: 'FORBIDDEN',
  not_found: 'NOT_FOUND',
  conflict: 'CONFLICT',
  precondition: 'PRECONDITION_FAILED',
  rate_limited: 'TOO_MANY_REQUESTS',
} as const satisfies Record<RefusalKind, TRPCError['code']>;

/** What an answer that is no result says besides its code. */
interface Trouble {
  readonly reason: string | null;
  readonly details: Readonly<Record<string, string>>;
  /** Sentences by field, where the input is at fault. */
  readonly fields: Readonly<Record<string, readonly string[]>> | null;
  /** Of an outage: `unknown` when the change may have been made all the same. */
  readonly outcome: 'not_done' | 'unknown' | null;
}

function troubleOf({ cause }: TRPCError): Trouble {
  const nothing = { reason: null, details: {}, fields: null, outcome: null };
  if (cause instanceof Refusal) return { ...nothing, reason: cause.reason, details: cause.details };
  if (cause instanceof Outage) return { ...nothing, outcome: cause.outcome };
  if (cause instanceof ZodError) return { ...nothing, fields: fieldsOf(cause) };
  return nothing;
}

function fieldsOf(error: ZodError): Record<string, string[]> {
  const fields: Record<string, string[]> = {};
  for (const { path, message } of error.issues) (fields[path.map(String).join('.')] ??= []).push(message);
  return fields;
}

/** Never what the error says of itself: it may quote a statement, a path or another tenant's name. */
function sentenceOf(error: TRPCError): string {
  if (error.cause instanceof Refusal) return error.cause.reason;
  if (error.code === 'SERVICE_UNAVAILABLE') return 'unavailable';
  if (error.code === 'INTERNAL_SERVER_ERROR') return 'Something broke on our side.';
  return error.code.toLowerCase();
}

const t = initTRPC.context<Context>().create({
  isDev: false, // otherwise answers carry the stack
  // No ping of the library's: each message of a stream follows a question of ours, and one of ours comes at every keep-alive.
  sse: { ping: { enabled: false }, client: { reconnectAfterInactivityMs: limits.streamSilenceMs } },
  errorFormatter: ({ shape, error }) => ({
    code: shape.code,
    message: sentenceOf(error),
    data: { code: shape.data.code, httpStatus: shape.data.httpStatus, ...troubleOf(error) },
  }),
});

/** What a failure of an operation is to a caller; anything else is our bug, and stays what it is. */
function crossing(cause: unknown): unknown {
  if (cause instanceof Refusal) return new TRPCError({ code: codeOf[cause.kind], message: cause.reason, cause });
  if (cause instanceof Outage) return new TRPCError({ code: 'SERVICE_UNAVAILABLE', message: 'unavailable', cause });
  return cause;
}

/** A stream fails after it was answered: its last message then says why. */
async function* crossingLater(messages: AsyncIterable<unknown>): AsyncGenerator<unknown> {
  try {
    yield* messages;
  } catch (error) {
    throw crossing(error);
  }
}

const isStream = (data: unknown): data is AsyncIterable<unknown> =>
  typeof data === 'object' && data !== null && Symbol.asyncIterator in data;

/** The one place where errors cross. A failed call comes back as a value whose `cause` is what the operation threw. */
const errors = t.middleware(async ({ next }) => {
  const answer = await next();
  if (answer.ok) return isStream(answer.data) ? { ...answer, data: crossingLater(answer.data) } : answer;
  const crossed = crossing(answer.error.cause);
  if (crossed instanceof TRPCError) throw crossed;
  return answer;
});

/** Refuses what could not be stored before anything looks at it, so that no field has to think of it. */
const texts = t.middleware(async ({ getRawInput, next }) => {
  if (!isStorable(await getRawInput())) throw new TRPCError({ code: 'BAD_REQUEST' });
  return next();
});

export const { router } = t;

/** Anybody may call it. */
export const publicProcedure = t.procedure.use(errors).use(texts);

/** Only for somebody signed in, who is `ctx.person`. */
export const userProcedure = publicProcedure.use(async ({ ctx, next }) => {
  const person = await ctx.person();
  void ctx.runtime.signIn.stayOpen(ctx.headers);
  return next({ ctx: { signedIn: person } });
});

/** Only for a member of the organization that the input names; `ctx.asking` is what an operation takes. */
export const memberProcedure = publicProcedure.input(z.object({ organizationId: OrganizationId })).use(async ({ ctx, input, next }) => {
  const asking = await ctx.member(input.organizationId);
  void ctx.runtime.signIn.stayOpen(ctx.headers);
  return next({ ctx: { asking } });
});
