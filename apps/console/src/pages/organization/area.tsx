import type { Area } from '../../app/area';

export const organizationArea: Area = { heading: { zh: '机构与人员', en: 'Organization' }, menu: [], routes: [] };
