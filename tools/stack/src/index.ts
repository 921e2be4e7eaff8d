/** The embedded stack: Postgres, NATS, identity service, services and gateway as supervised processes. */
export { Stack, type StackOptions } from './stack';
export { StackError } from './errors';
export { ensureNatsServer, findNatsServer } from './nats-binary';
export { ensureCurrentNats } from './current-nats';
export { type ProcessInfo, type ProcessState } from './managed-process';
export { PortPicker } from './ports';
export { doneLine, type Progress } from './progress';
export { type StackSecrets } from './secrets';
export { DATABASE_SERVICES, SERVICES, type DatabaseService, type ServiceName } from './service-env';
export { repositoryRoot } from './repository';
