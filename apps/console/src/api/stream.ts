import type { Operation } from '@anlan/contracts/kit';
import { createParser, type EventSourceMessage } from 'eventsource-parser';
import { send, type AnyOperation, type Request } from './client';

/** Longer silence than this is a dead line: the servers say a word every 15 s. */
const SILENCE_MS = 40_000;

export interface StreamOptions extends Pick<Request, 'params' | 'query' | 'signal' | 'headers'> {
  /** ms to the first word; a proxy that gathers answers before it passes them on never says it */
  readonly firstWithinMs?: number;
  /** the server has answered, and the line is open */
  readonly onOpen?: () => void;
}

/**
 * Server-sent events of an operation, read with the caller's token, which the browser's own EventSource cannot send. Ends
 * when the server ends; leaving the loop or aborting the signal closes the line.
 * @throws Problem with what the server answered instead, or `network`; Silence when the line is dead
 */
export async function* eventsOf(op: AnyOperation, { signal, firstWithinMs = SILENCE_MS, onOpen, ...request }: StreamOptions): AsyncGenerator<EventSourceMessage> {
  const line = new AbortController();
  const close = (): void => line.abort();
  signal?.addEventListener('abort', close);
  if (signal?.aborted) close();
  const silence = new Watchdog(() => line.abort(new Silence()));
  try {
    silence.expectWithin(firstWithinMs);
    const response = await send(op as unknown as Operation, { ...request, accept: 'text/event-stream', signal: line.signal });
    onOpen?.();
    yield* parsed(response, () => silence.expectWithin(SILENCE_MS));
  } catch (error) {
    if (line.signal.reason instanceof Silence) throw line.signal.reason;
    if (!signal?.aborted) throw error;
  } finally {
    silence.rest();
    signal?.removeEventListener('abort', close);
    close();
  }
}

/** Nothing came for too long. */
export class Silence extends Error {}

async function* parsed(response: Response, heard: () => void): AsyncGenerator<EventSourceMessage> {
  const arrived: EventSourceMessage[] = [];
  const parser = createParser({ onEvent: (event) => arrived.push(event) });
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    heard();
    parser.feed(value);
    yield* arrived.splice(0);
  }
}

class Watchdog {
  private timer: ReturnType<typeof setTimeout> | undefined;
  constructor(private readonly bark: () => void) {}

  expectWithin(ms: number): void {
    this.rest();
    this.timer = setTimeout(this.bark, ms);
  }

  rest(): void {
    clearTimeout(this.timer);
  }
}
