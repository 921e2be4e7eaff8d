/** Injection tokens of the platform's values that have no class of their own. DATABASE stays inside the platform: features use TenantTx. */
export const CONFIG = Symbol('anlan:config');
export const LOGGER = Symbol('anlan:logger');
export const DATABASE = Symbol('anlan:database');
export const NATS = Symbol('anlan:nats');
export const FILES = Symbol('anlan:files');
export const IDENTITY = Symbol('anlan:identity');
