import { Hazard1780000000001 } from './0001-hazard';

/** In the order in which they run; a released migration never changes. */
export const migrations = [Hazard1780000000001];
