import { tracked, type TrackedEnvelope } from '@trpc/server';
import { z } from 'zod';

/** A message of a stream, and the id after which a reader who lost it goes on. */
interface Message<View> {
  readonly id: string;
  readonly message: View;
}

/** The output of a stream: each message as its view, and nothing that the view does not name. */
export const streamOf = <View extends z.ZodType>(view: View) =>
  z
    .custom<AsyncIterable<Message<z.input<View>>>>((value) => typeof value === 'object' && value !== null && Symbol.asyncIterator in value)
    .transform(async function* (messages): AsyncGenerator<TrackedEnvelope<z.output<View>>, void, void> {
      for await (const { id, message } of messages) yield tracked(id, view.parse(message));
    });
