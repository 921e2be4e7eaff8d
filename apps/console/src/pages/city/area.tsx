import type { Area } from '../../app/area';

export const cityArea: Area = { menu: [], routes: [] };
