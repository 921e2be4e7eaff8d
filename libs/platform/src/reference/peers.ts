import type { z } from 'zod';
import type { Logger } from '../telemetry';
import type { Ask } from './reference-directory';

/** Another service did not answer in time, or not as it had been agreed. */
export class PeerError extends Error {}

/** Questions to other services. What is asked in a person's name carries his token: it is verified again there. */
export class Peers {
  constructor(
    private readonly send: Ask,
    private readonly logger: Logger,
  ) {}

  /** @throws PeerError */
  async ask<S extends z.ZodType>(pattern: string, request: unknown, answer: S): Promise<z.output<S>> {
    try {
      return answer.parse(await this.send(pattern, request));
    } catch (err) {
      // The question may hold a token, and is not written anywhere.
      this.logger.warn({ pattern, err: err instanceof Error ? err.message : String(err) }, 'another service did not answer');
      throw new PeerError(pattern);
    }
  }
}
