import type { Area } from '../../app/area';

export const hazardArea: Area = { menu: [], routes: [] };
