/** NATS: the trust chain of a cell, connections and streams for services, and accounts for integrators. */
export { closeNats, connectNats, credsAuthenticator, serversOf, type ConnectOptions } from './connect';
export { ACK_WAIT_MS, supportsManyFilters, type ConsumerLag, type StartPosition } from './consumers';
export { decodeClaims, parseCreds, type Claims } from './claims';
export { NatsClaimsError, NatsFeatureError, NatsInputError } from './errors';
export { tenantFilters } from './filters';
export {
  IntegrationAccounts,
  type CreatedIntegration,
  type CreateIntegration,
  type IntegrationAccountsOptions,
  type ReplayRequest,
  type StoredIntegration,
} from './integration-accounts';
export { consumerName, type MintRequest } from './integration-claims';
export { locateTenantSequence, type Located } from './locate';
export { natsServerConfig, natsTrustConfig, type ServerConfigOptions } from './server-config';
export { startNatsServer, type NatsServerProcess, type StartServerOptions } from './server-process';
export { DEAD_LETTER_DAYS, DEAD_LETTER_STREAM, ensureStreams, isNotFound, type StreamOptions } from './streams';
export { createTrust, EVENT_STREAM, renewApp, type Trust, type TrustOptions } from './trust';
export { loadOrCreateTrust, loadTrust, writeTrust } from './trust-files';
