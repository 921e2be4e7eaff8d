import { Hazard1780000000001 } from './0001-hazard';
import { HazardUnits1780000000002 } from './0002-hazard-units';

/** In the order in which they run; a released migration never changes. */
export const migrations = [Hazard1780000000001, HazardUnits1780000000002];
