import { AuditOutlined, CarryOutOutlined, FileDoneOutlined, StopOutlined } from '@ant-design/icons';
import type { Area } from '../../app/area';
import { lazyPage } from '../../app/lazy-page';

export const assessmentArea: Area = {
  heading: { zh: '考核', en: 'Assessment' },
  menu: [
    { path: 'assessments', label: { zh: '考核与排名', en: 'Assessments' }, icon: <AuditOutlined />, needs: ['assessment.read'], tenants: ['district'] },
    { path: 'assessment-sheets', label: { zh: '考核表', en: 'Assessment sheets' }, icon: <CarryOutOutlined />, needs: ['assessment-sheet.read'], tenants: ['district'] },
    { path: 'assessment-schemes', label: { zh: '考核方案', en: 'Assessment schemes' }, icon: <FileDoneOutlined />, needs: ['assessment-scheme.read'], tenants: ['district'] },
    { path: 'vetoes', label: { zh: '一票否决', en: 'Vetoes' }, icon: <StopOutlined />, needs: ['veto.read'], tenants: ['district'] },
  ],
  routes: [
    { path: 'assessments', element: lazyPage(() => import('./list-page'), 'AssessmentListPage') },
    { path: 'assessments/:id', element: lazyPage(() => import('./assessment-page'), 'AssessmentPage') },
    { path: 'assessment-sheets', element: lazyPage(() => import('./sheet-list-page'), 'SheetListPage') },
    { path: 'assessment-sheets/:id', element: lazyPage(() => import('./sheet-page'), 'SheetPage') },
    { path: 'assessment-schemes', element: lazyPage(() => import('./scheme-list-page'), 'SchemeListPage') },
    { path: 'assessment-schemes/:id', element: lazyPage(() => import('./scheme-page'), 'SchemePage') },
    { path: 'vetoes', element: lazyPage(() => import('./veto-list-page'), 'VetoListPage') },
    { path: 'vetoes/:id', element: lazyPage(() => import('./veto-page'), 'VetoPage') },
  ],
};
