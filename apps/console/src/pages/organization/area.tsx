import { ApartmentOutlined, BorderOuterOutlined, EnvironmentOutlined, SafetyOutlined, TeamOutlined } from '@ant-design/icons';
import type { Area } from '../../app/area';
import { guarded } from '../../app/guarded-page';
import { lazyPage } from '../../app/lazy-page';

/** A bureau's own structure: its units and posts, its people and what they may do, its places. */
export const organizationArea: Area = {
  heading: { zh: '机构与人员', en: 'Organization' },
  menu: [
    { path: 'organization/units', label: { zh: '机构与岗位', en: 'Units and posts' }, icon: <ApartmentOutlined />, needs: ['unit.manage'] },
    { path: 'organization/members', label: { zh: '人员', en: 'People' }, icon: <TeamOutlined />, needs: ['member.read'] },
    { path: 'organization/access', label: { zh: '授权', en: 'Who may do what' }, icon: <SafetyOutlined />, needs: ['assignment.read'] },
    { path: 'organization/divisions', label: { zh: '区划与网格', en: 'Divisions and grids' }, icon: <EnvironmentOutlined />, needs: ['division.manage'] },
    { path: 'organization/boundaries', label: { zh: '区划边界', en: 'Boundaries' }, icon: <BorderOuterOutlined />, needs: ['division.manage'] },
  ],
  routes: [
    { path: 'organization/units', element: guarded('unit.read', lazyPage(() => import('./units/units-page'), 'UnitsPage')) },
    { path: 'organization/members', element: guarded('member.read', lazyPage(() => import('./members/members-page'), 'MembersPage')) },
    { path: 'organization/members/import', element: guarded('member.manage', lazyPage(() => import('./members/member-import-page'), 'MemberImportPage')) },
    { path: 'organization/members/:id', element: guarded('member.read', lazyPage(() => import('./members/member-page'), 'MemberPage')) },
    { path: 'organization/access', element: guarded('assignment.read', lazyPage(() => import('./access/access-page'), 'AccessPage')) },
    { path: 'organization/divisions', element: lazyPage(() => import('./divisions/divisions-page'), 'DivisionsPage') },
    { path: 'organization/boundaries', element: lazyPage(() => import('./boundaries/boundaries-page'), 'BoundariesPage') },
  ],
};
