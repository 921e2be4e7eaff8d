import { TenantSequence1780000000001 } from './0001-tenant-sequence';

/** In the order in which they run; a released migration never changes. */
export const migrations = [TenantSequence1780000000001];
