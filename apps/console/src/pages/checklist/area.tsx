import { BookOutlined, OrderedListOutlined } from '@ant-design/icons';
import type { Area } from '../../app/area';
import { lazyPage } from '../../app/lazy-page';

export const checklistArea: Area = {
  heading: { zh: '风险与检查', en: 'Risks and checks' },
  menu: [
    { path: 'checklists', label: { zh: '检查表', en: 'Checklists' }, icon: <OrderedListOutlined />, needs: ['checklist.read'], tenants: ['district'] },
    { path: 'checklist-library', label: { zh: '检查表库', en: 'Library of checklists' }, icon: <BookOutlined />, needs: ['checklist.read'], tenants: ['district'] },
  ],
  routes: [
    { path: 'checklists', element: lazyPage(() => import('./list-page'), 'ChecklistListPage') },
    { path: 'checklists/new', element: lazyPage(() => import('./edit-page'), 'ChecklistNewPage') },
    { path: 'checklists/:id', element: lazyPage(() => import('./checklist-page'), 'ChecklistPage') },
    { path: 'checklists/:id/edit', element: lazyPage(() => import('./edit-page'), 'ChecklistEditPage') },
    { path: 'checklist-library', element: lazyPage(() => import('./library-page'), 'ChecklistLibraryPage') },
    { path: 'checklist-library/:key', element: lazyPage(() => import('./library-set-page'), 'ChecklistLibrarySetPage') },
  ],
};
