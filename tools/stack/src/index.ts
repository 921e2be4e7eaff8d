/** The embedded stack: Postgres, NATS, identity service, services and gateway as supervised processes. */
export { Stack, type StackOptions } from './stack';
export { StackError } from './errors';
export { ensureNatsServer, findNatsServer } from './nats-binary';
export { ensureCurrentNats } from './current-nats';
export { ensureChromium, findChromium, type Chromium } from './chromium-binary';
export { IDENTITY_KINDS, identityKind, type IdentityKind } from './identity-kind';
export { ensureKeycloak } from './keycloak-prepare';
export { keycloakAvailable, keycloakTarget, KEYCLOAK_VERSION } from './keycloak-source';
export { type ProcessInfo, type ProcessState } from './managed-process';
export { PortPicker } from './ports';
export { doneLine, type Progress } from './progress';
export { resetDataDir } from './reset';
export { loadSecrets, realmServiceAccount, type StackSecrets } from './secrets';
export { API_SERVICES, DATABASE_SERVICES, SERVICES, type DatabaseService, type ServiceName } from './service-env';
export { repositoryRoot } from './repository';
