import { Responsibility1780000000001 } from './0001-responsibility';

/** In the order in which they run; a released migration never changes. */
export const migrations = [Responsibility1780000000001];
