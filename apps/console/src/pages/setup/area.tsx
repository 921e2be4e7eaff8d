import type { Area } from '../../app/area';

export const setupArea: Area = { menu: [], routes: [] };
