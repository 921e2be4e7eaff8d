import { AuditOutlined, SafetyCertificateOutlined } from '@ant-design/icons';
import type { Area } from '../../app/area';
import { lazyPage } from '../../app/lazy-page';

export const bodyStandardArea: Area = {
  heading: { zh: '经费、达标与机制', en: 'Funds, standards and mechanisms' },
  menu: [
    { path: 'body-assessments', label: { zh: '机构达标申报', en: 'Assessments of bodies' }, icon: <SafetyCertificateOutlined />, needs: ['body-assessment.read'], tenants: ['district'] },
    { path: 'body-standards', label: { zh: '机构建设标准', en: 'Standards of bodies' }, icon: <AuditOutlined />, needs: ['body-standard.read'], tenants: ['district'] },
  ],
  routes: [
    { path: 'body-standards', element: lazyPage(() => import('./standard-list-page'), 'BodyStandardListPage') },
    { path: 'body-standards/:id', element: lazyPage(() => import('./standard-page'), 'BodyStandardPage') },
    { path: 'body-assessments', element: lazyPage(() => import('./assessment-list-page'), 'BodyAssessmentListPage') },
    { path: 'body-assessments/new', element: lazyPage(() => import('./self-check-page'), 'SelfCheckPage') },
    { path: 'body-assessments/:id', element: lazyPage(() => import('./assessment-page'), 'BodyAssessmentPage') },
    { path: 'body-assessments/:id/retry', element: lazyPage(() => import('./retry-page'), 'RetryPage') },
  ],
};
