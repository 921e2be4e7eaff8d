import type { Area } from '../../app/area';

export const deskArea: Area = { menu: [], routes: [] };
