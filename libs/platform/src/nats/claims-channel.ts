import { ErrorCode, StringCodec, type NatsConnection, type NatsError } from 'nats';
import { deletionJwt } from './claims';
import { NatsClaimsError } from './errors';
import type { NatsKey } from './keys';

const ANSWER_WITHIN_MS = 5_000;
const text = StringCodec();

interface Answer {
  data?: { code?: number; message?: string };
  error?: { code?: number; description?: string };
}

/** The servers' side door for claims, through a connection of the SYS account. Every server of a cluster takes up
 * what is pushed; the answer is the first one's. */
export class ClaimsChannel {
  constructor(private readonly system: NatsConnection) {}

  /** Publishes an account's claims. Idempotent. @throws NatsClaimsError */
  push(accountJwt: string): Promise<void> {
    return this.ask('$SYS.REQ.CLAIMS.UPDATE', accountJwt);
  }

  /** Has accounts forgotten. @throws NatsClaimsError */
  remove(accounts: string[], operator: NatsKey): Promise<void> {
    return this.ask('$SYS.REQ.CLAIMS.DELETE', deletionJwt(accounts, operator));
  }

  /** The claims the servers hold of an account. */
  async lookup(accountPublicKey: string): Promise<string | undefined> {
    const jwt = await this.request(`$SYS.REQ.ACCOUNT.${accountPublicKey}.CLAIMS.LOOKUP`, '');
    return jwt === '' ? undefined : jwt;
  }

  private async ask(subject: string, payload: string): Promise<void> {
    const answer = JSON.parse(await this.request(subject, payload)) as Answer;
    if (answer.error || (answer.data?.code ?? 200) >= 300) {
      const why = answer.error?.description ?? answer.data?.message ?? 'no reason given';
      throw new NatsClaimsError('refused', `${subject}: ${why}`);
    }
  }

  private async request(subject: string, payload: string): Promise<string> {
    try {
      const answer = await this.system.request(subject, text.encode(payload), { timeout: ANSWER_WITHIN_MS });
      return text.decode(answer.data);
    } catch (error) {
      const { code } = error as NatsError;
      if (code === ErrorCode.Timeout || code === ErrorCode.NoResponders) {
        throw new NatsClaimsError('no_answer', `${subject}: nobody answered; is the connection one of SYS?`);
      }
      throw error;
    }
  }
}
