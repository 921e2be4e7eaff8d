import type { JetStreamManager, NatsConnection } from 'nats';
import { ClaimsChannel } from './claims-channel';
import {
  consumerLag,
  ensureConsumer,
  removeConsumer,
  requireFilters,
  rewindConsumer,
  supportsManyFilters,
  type ConsumerLag,
  type StartPosition,
} from './consumers';
import { tenantFilters } from './filters';
import { consumerName, mintAccess, tombstoneJwt, type MintedAccess, type MintRequest } from './integration-claims';
import { keyFromSeed, type NatsKey } from './keys';
import { locateTenantSequence } from './locate';
import { EVENT_STREAM } from './trust';

export interface IntegrationAccountsOptions {
  /** `trust.operator.signingSeed`. */
  operatorSeed: string;
  /** `trust.app.seed`: issues the activation tokens. */
  appAccountSeed: string;
  /** Connected with `trust.system.creds`. */
  systemConnection: NatsConnection;
  /** Connected with `trust.app.creds`. */
  appConnection: NatsConnection;
  /** Default `EVT`. */
  stream?: string;
  /** Replicas of a consumer's state; default those of the stream. */
  replicas?: number;
}

export interface CreateIntegration extends MintRequest {
  tenantSlug: string;
  /** Patterns below `evt.<tenantSlug>.`; before nats-server 2.10 one that covers all. */
  filterSubjects: string[];
  /** Events in flight at once; default 1 = strictly in order, whatever crashes. Up to 1000. */
  maxAckPending?: number;
}

/** What the caller stores (all but `creds`), and gives to `ensure` and `revoke` later. No secret in it. */
export interface StoredIntegration {
  integrationId: string;
  tenantSlug: string;
  filterSubjects: string[];
  maxAckPending: number;
  /** Events from here on belong to the integration. */
  createdAt: Date;
  /** When the credentials end; absent: never. */
  expiresAt?: Date;
  accountPublicKey: string;
  userPublicKey: string;
  accountJwt: string;
  consumer: string;
}

export interface CreatedIntegration extends StoredIntegration, MintedAccess {
  stream: string;
}

const CLOCK_MARGIN_MS = 5_000;

/** Accounts of integrators on NATS: one account per integration that reaches its own consumer and nothing else.
 * Holds no state; safe to use from several instances of a service. */
export class IntegrationAccounts {
  private readonly operator: NatsKey;
  private readonly app: NatsKey;
  private readonly claims: ClaimsChannel;
  private readonly stream: string;
  private manager: Promise<JetStreamManager> | undefined;

  constructor(private readonly options: IntegrationAccountsOptions) {
    this.operator = keyFromSeed(options.operatorSeed);
    this.app = keyFromSeed(options.appAccountSeed);
    this.claims = new ClaimsChannel(options.systemConnection);
    this.stream = options.stream ?? EVENT_STREAM;
  }

  /** Whether more than one filter per integration is possible (nats-server 2.10 and later). */
  get manyFilters(): boolean {
    return supportsManyFilters(this.options.appConnection);
  }

  /** Makes keys and claims without touching a server (2 ms), so that a caller can store them in its transaction
   * first and `ensure` them after the commit.
   * @throws NatsInputError bad_filter, bad_id; NatsFeatureError */
  mint(request: CreateIntegration): CreatedIntegration {
    const filterSubjects = tenantFilters(request.tenantSlug, request.filterSubjects);
    requireFilters(this.options.appConnection, filterSubjects);
    return {
      integrationId: request.integrationId,
      tenantSlug: request.tenantSlug,
      filterSubjects,
      maxAckPending: Math.min(Math.max(request.maxAckPending ?? 1, 1), 1_000),
      createdAt: new Date(),
      expiresAt: request.expiresAt,
      stream: this.stream,
      ...mintAccess(request, this.stream, this.app, this.operator),
    };
  }

  /** Mints and puts into effect. `creds` in the answer is the only copy.
   * @throws NatsInputError, NatsFeatureError, NatsClaimsError; NatsError of JetStream */
  async create(request: CreateIntegration): Promise<CreatedIntegration> {
    const minted = this.mint(request);
    const { state } = await (await this.jsm()).streams.info(this.stream);
    // By sequence, not by clock: nothing published from now on may be missed because two machines disagree on time.
    await this.ensure(minted, { sequence: state.last_seq + 1 });
    return minted;
  }

  /** Puts a stored integration into effect again: after a crash halfway, a lost claims store or a lost consumer.
   * Idempotent. A consumer that had to be made anew starts at `from`, by default where the integration began: events
   * still in the stream come again, and the integrator's check of event ids drops them.
   * @throws NatsInputError, NatsFeatureError, NatsClaimsError; NatsError of JetStream */
  async ensure(stored: StoredIntegration, from?: StartPosition): Promise<{ consumerCreated: boolean }> {
    const filters = tenantFilters(stored.tenantSlug, stored.filterSubjects);
    requireFilters(this.options.appConnection, filters);
    const consumerCreated = await ensureConsumer(await this.jsm(), this.stream, {
      name: consumerName(stored.integrationId),
      filters,
      start: from ?? { time: new Date(new Date(stored.createdAt).getTime() - CLOCK_MARGIN_MS) },
      maxAckPending: stored.maxAckPending,
      ...(this.options.replicas ? { replicas: this.options.replicas } : {}),
    });
    await this.claims.push(stored.accountJwt);
    return { consumerCreated };
  }

  /** Ends an integration: live connections are closed within a second, the credentials never work again.
   * Idempotent; may be repeated after any failure. The claims without rights stay, so that a server which was away
   * cannot bring the old ones back, and a client that keeps knocking is refused at once. */
  async revoke(stored: Pick<StoredIntegration, 'accountPublicKey' | 'consumer'>): Promise<void> {
    await this.close(stored);
    await removeConsumer(await this.jsm(), this.stream, stored.consumer);
  }

  /** Ends the credentials as `revoke` does and keeps the consumer, so that others minted for the same integration go on
   * where these were. What was delivered and not acknowledged comes again within half a minute. */
  async close({ accountPublicKey, consumer }: Pick<StoredIntegration, 'accountPublicKey' | 'consumer'>): Promise<void> {
    await this.claims.push(tombstoneJwt(accountPublicKey, consumer, this.operator));
  }

  /** Clears the claims of integrations revoked long ago out of the servers' store. Never needed for safety. */
  async forget(accountPublicKeys: string[]): Promise<void> {
    if (accountPublicKeys.length > 0) await this.claims.remove(accountPublicKeys, this.operator);
  }

  /** Sets an integration back or forward; its credentials and a running client go on. Events come again with their
   * own ids. `tenantSequence` is the number in the envelope; `complete` is false when the stream (7 days) no longer
   * holds all that was asked for.
   * @throws NatsInputError bad_position; NatsError when the consumer does not exist */
  async replay(request: ReplayRequest): Promise<{ streamSequence?: number; complete: boolean }> {
    const manager = await this.jsm();
    if ('tenantSequence' in request) {
      const { tenantSlug, tenantSequence } = request;
      const found = await locateTenantSequence(manager, this.stream, tenantSlug, tenantSequence);
      await rewindConsumer(manager, this.stream, request.consumer, { sequence: found.streamSequence });
      return found;
    }
    await rewindConsumer(manager, this.stream, request.consumer, request.start);
    return { complete: true, ...('sequence' in request.start ? { streamSequence: request.start.sequence } : {}) };
  }

  /** How far an integration is behind. @throws NatsError when the consumer does not exist */
  async lag(consumer: string): Promise<ConsumerLag> {
    return consumerLag(await this.jsm(), this.stream, consumer);
  }

  private jsm(): Promise<JetStreamManager> {
    // Without its check, which fails while a cluster elects a leader; the requests themselves report that as well.
    this.manager ??= this.options.appConnection.jetstreamManager({ checkAPI: false });
    return this.manager;
  }
}

export type ReplayRequest =
  | { consumer: string; start: StartPosition }
  | { consumer: string; tenantSlug: string; tenantSequence: number };
