import { CommentOutlined, OrderedListOutlined, TrophyOutlined } from '@ant-design/icons';
import type { Area } from '../../app/area';
import { lazyPage } from '../../app/lazy-page';

export const performanceArea: Area = {
  heading: { zh: '街道执法表现', en: 'Street performance' },
  menu: [
    { path: 'performance', label: { zh: '月度考评榜', en: 'Monthly board' }, icon: <TrophyOutlined />, needs: ['performance.read'], tenants: ['district'] },
    { path: 'points-appeals', label: { zh: '积分申诉', en: 'Appeals' }, icon: <CommentOutlined />, needs: ['performance-detail.read'], tenants: ['district'] },
    { path: 'points-schemes', label: { zh: '积分办法', en: 'Points scheme' }, icon: <OrderedListOutlined />, needs: ['performance.read'], tenants: ['district'] },
  ],
  routes: [
    { path: 'performance', element: lazyPage(() => import('./board-page'), 'BoardPage') },
    { path: 'performance/:month/:street', element: lazyPage(() => import('./sheet-page'), 'StreetSheetPage') },
    { path: 'performance/:month/:street/:figure', element: lazyPage(() => import('./rows-page'), 'FigureRowsPage') },
    { path: 'points-appeals', element: lazyPage(() => import('./appeal-list-page'), 'AppealListPage') },
    { path: 'points-appeals/:id', element: lazyPage(() => import('./appeal-page'), 'AppealPage') },
    { path: 'points-schemes', element: lazyPage(() => import('./scheme-list-page'), 'SchemeListPage') },
    { path: 'points-schemes/new', element: lazyPage(() => import('./scheme-edit-page'), 'NewSchemePage') },
    { path: 'points-schemes/:id', element: lazyPage(() => import('./scheme-page'), 'SchemePage') },
    { path: 'points-schemes/:id/edit', element: lazyPage(() => import('./scheme-edit-page'), 'EditSchemePage') },
  ],
};
