import { Problem } from '../api/problem';
import { nextOf, outcomeOf, type Entry, type Refusal } from './outbox.rules';

/** Where entries are, and how one gets to the server. */
export interface DrainPorts {
  readonly read: () => Promise<readonly Entry[]>;
  readonly keep: (entry: Entry) => Promise<void>;
  readonly drop: (id: string) => Promise<void>;
  /** @throws Problem */
  readonly deliver: (entry: Entry) => Promise<unknown>;
  readonly onSending?: (id: string) => void;
  readonly now?: () => number;
}

export interface Drained {
  readonly sent: ReadonlyMap<string, { readonly entry: Entry; readonly answer: unknown }>;
  readonly refused: ReadonlyMap<string, Problem>;
  /** why it ended with something left that can be sent */
  readonly stopped?: 'later' | 'sign-in';
}

export const refusalOf = ({ status, code, title, detail, faults, traceId }: Problem, at: number): Refusal => ({ status, code, title, detail, faults, traceId, at });
const problemFrom = (error: unknown): Problem => (error instanceof Problem ? error : new Problem(-1, 'offline.broken', error instanceof Error ? error.name : 'Error', error instanceof Error ? error.message : String(error)));

/**
 * Sends a person's entries one after another until nothing is left, or the line is. An entry leaves only after its answer
 * has come: whoever is cut off in between sends it again under its key, and the server knows it.
 */
export async function drain(owner: string, ports: DrainPorts): Promise<Drained> {
  const { now = Date.now } = ports;
  const sent = new Map<string, { entry: Entry; answer: unknown }>();
  const refused = new Map<string, Problem>();
  for (let next = nextOf(await ports.read(), owner); next; next = nextOf(await ports.read(), owner)) {
    ports.onSending?.(next.id);
    try {
      const answer = await ports.deliver(next);
      await ports.drop(next.id);
      sent.set(next.id, { entry: next, answer });
    } catch (error) {
      const problem = problemFrom(error);
      const outcome = outcomeOf(problem);
      if (outcome !== 'refused') return { sent, refused, stopped: outcome };
      const id = next.id;
      const stored = (await ports.read()).find((e) => e.id === id) ?? next;
      await ports.keep({ ...stored, refusal: refusalOf(problem, now()) });
      refused.set(id, problem);
    }
  }
  return { sent, refused };
}
