import { ErrorCode, headers, type MsgHdrs, type NatsConnection, type NatsError } from 'nats';
import { redactText } from '../telemetry';

/** A message that a consumer could not work off, as it lies in the stream DLQ. */
export interface DeadLetter {
  /** the durable consumer that gave up */
  readonly consumer: string;
  /** on which the message was published: `evt.<slug>.…` */
  readonly subject: string;
  /** in the stream EVT */
  readonly sequence: number;
  /** tries of the handler */
  readonly deliveries: number;
  readonly firstError: string;
  readonly firstAt: Date;
  readonly lastError: string;
  readonly lastAt: Date;
  readonly data: Uint8Array;
}

const MOST = 500;
/** One line, without secrets and personal numbers: it is shown to people of another tenant. */
export const faultText = (cause: unknown): string => redactText(String((cause as Error | undefined)?.message ?? cause).replace(/[\r\n]+/g, ' ')).slice(0, MOST);

/** Header values are ASCII to some servers; the words of an error need not be, nor end with a whole character. */
const word = (text: string): string => encodeURIComponent(Buffer.from(text).toString());
const text = (header: string): string => {
  try {
    return decodeURIComponent(header);
  } catch {
    return header;
  }
};

export const deadSubject = (d: Pick<DeadLetter, 'consumer' | 'subject'>): string => `dlq.${d.consumer}.${d.subject}`;

export function deadHeaders(d: Omit<DeadLetter, 'data'>): MsgHdrs {
  const h = headers();
  h.set('Nats-Msg-Id', `${d.consumer}:${d.sequence}`);
  h.set('Anlan-Consumer', d.consumer);
  h.set('Anlan-Sequence', String(d.sequence));
  h.set('Anlan-Deliveries', String(d.deliveries));
  h.set('Anlan-First-Error', word(d.firstError));
  h.set('Anlan-First-At', d.firstAt.toISOString());
  h.set('Anlan-Error', word(d.lastError));
  h.set('Anlan-At', d.lastAt.toISOString());
  return h;
}

/** What the headers and the subject of a message in DLQ say; undefined for one that no consumer of ours put there. */
export function readDeadLetter(m: { subject: string; headers?: MsgHdrs | undefined; data: Uint8Array }): DeadLetter | undefined {
  const get = (name: string): string => m.headers?.get(`Anlan-${name}`) ?? '';
  const consumer = get('Consumer');
  const at = { first: new Date(get('First-At')), last: new Date(get('At')) };
  const numbers = { sequence: Number(get('Sequence')), deliveries: Number(get('Deliveries')) };
  const known = consumer !== '' && m.subject.startsWith(`dlq.${consumer}.`) && !Number.isNaN(at.first.getTime()) && !Number.isNaN(at.last.getTime());
  if (!known || !Object.values(numbers).every((n) => Number.isSafeInteger(n) && n > 0)) return undefined;
  return {
    consumer, subject: m.subject.slice(`dlq.${consumer}.`.length), ...numbers, firstError: text(get('First-Error')), firstAt: at.first, lastError: text(get('Error')), lastAt: at.last, data: m.data,
  };
}

export const redeliverySubject = (consumer: string): string => `redeliver.${consumer}`;

export type Redelivered = { readonly result: 'applied' } | { readonly result: 'failed'; readonly error: string } | { readonly result: 'away' };

/** Hands a message to one consumer once more, and to no other. `away`: nobody of that name listens, or he does not answer in time. */
export async function redeliver(nats: NatsConnection, consumer: string, data: Uint8Array, timeoutMs = 10_000): Promise<Redelivered> {
  try {
    return (await nats.request(redeliverySubject(consumer), data, { timeout: timeoutMs })).json<Redelivered>();
  } catch (e) {
    const { code } = e as NatsError;
    if (code === ErrorCode.NoResponders || code === ErrorCode.Timeout) return { result: 'away' };
    throw e;
  }
}
