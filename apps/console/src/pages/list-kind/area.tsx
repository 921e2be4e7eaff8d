import { TagsOutlined } from '@ant-design/icons';
import type { Area } from '../../app/area';
import { lazyPage } from '../../app/lazy-page';

export const listKindArea: Area = {
  heading: { zh: '责任清单与责任书', en: 'Lists and letters' },
  menu: [{ path: 'list-kinds', label: { zh: '清单种类', en: 'Kinds of lists' }, icon: <TagsOutlined />, needs: ['list-kind.manage'], tenants: ['district'] }],
  routes: [
    { path: 'list-kinds', element: lazyPage(() => import('./list-page'), 'ListKindListPage') },
    { path: 'list-kinds/library', element: lazyPage(() => import('./library-page'), 'ListKindLibraryPage') },
    { path: 'list-kinds/:id', element: lazyPage(() => import('./kind-page'), 'ListKindPage') },
  ],
};
