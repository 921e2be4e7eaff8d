import { FileProtectOutlined, SnippetsOutlined } from '@ant-design/icons';
import type { Area } from '../../app/area';
import { lazyPage } from '../../app/lazy-page';

export const letterArea: Area = {
  heading: { zh: '责任清单与责任书', en: 'Lists and letters' },
  menu: [
    { path: 'letters', label: { zh: '责任书', en: 'Letters' }, icon: <FileProtectOutlined />, needs: ['letter.read'], tenants: ['district'] },
    { path: 'letter-templates', label: { zh: '责任书模板', en: 'Templates of letters' }, icon: <SnippetsOutlined />, needs: ['letter.manage'], tenants: ['district'] },
  ],
  routes: [
    { path: 'letters', element: lazyPage(() => import('./list-page'), 'LetterListPage') },
    { path: 'letters/new', element: lazyPage(() => import('./new-page'), 'NewLetterPage') },
    { path: 'letters/unsigned', element: lazyPage(() => import('./unsigned-page'), 'UnsignedPage') },
    { path: 'letters/:id', element: lazyPage(() => import('./letter-page'), 'LetterPage') },
    { path: 'letter-templates', element: lazyPage(() => import('./template-list-page'), 'LetterTemplateListPage') },
    { path: 'letter-templates/:id', element: lazyPage(() => import('./template-page'), 'LetterTemplatePage') },
  ],
};
