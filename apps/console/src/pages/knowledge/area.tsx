import { ReadOutlined } from '@ant-design/icons';
import type { Area } from '../../app/area';
import { lazyPage } from '../../app/lazy-page';

export const knowledgeArea: Area = {
  heading: { zh: '风险与检查', en: 'Risks and checks' },
  menu: [{ path: 'knowledge', label: { zh: '知识库', en: 'Knowledge base' }, icon: <ReadOutlined />, needs: ['knowledge.read'], tenants: ['district'] }],
  routes: [
    { path: 'knowledge', element: lazyPage(() => import('./list-page'), 'KnowledgeListPage') },
    { path: 'knowledge/new', element: lazyPage(() => import('./edit-page'), 'KnowledgeNewPage') },
    { path: 'knowledge/import', element: lazyPage(() => import('./import-page'), 'KnowledgeImportPage') },
    { path: 'knowledge/library', element: lazyPage(() => import('./library-page'), 'KnowledgeLibraryPage') },
    { path: 'knowledge/:id', element: lazyPage(() => import('./knowledge-page'), 'KnowledgePage') },
    { path: 'knowledge/:id/edit', element: lazyPage(() => import('./edit-page'), 'KnowledgeEditPage') },
  ],
};
