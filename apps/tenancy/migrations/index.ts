import { Registry1780000000001 } from './0001-registry';

/** In the order in which they run; a released migration never changes. */
export const migrations = [Registry1780000000001];
