import { AlertOutlined, AuditOutlined, ClockCircleOutlined, FundOutlined, RetweetOutlined } from '@ant-design/icons';
import type { Area } from '../../app/area';
import { guarded } from '../../app/guarded-page';
import { lazyPage } from '../../app/lazy-page';

/** Work-safety accidents: from the first report to the closing, their limits of law, measures, quotas, and who is held to account. */
export const accidentArea: Area = {
  heading: { zh: '事故', en: 'Accidents' },
  menu: [
    { path: 'accidents', label: { zh: '生产安全事故', en: 'Accidents' }, icon: <AlertOutlined />, needs: ['accident.read'], tenants: ['district'] },
    { path: 'accident-clocks', label: { zh: '法定时限', en: 'Limits of law' }, icon: <ClockCircleOutlined />, needs: ['accident.read'], tenants: ['district'] },
    { path: 'accident-measures', label: { zh: '整改措施', en: 'Measures' }, icon: <RetweetOutlined />, needs: ['accident.read'], tenants: ['district'] },
    { path: 'accident-quotas', label: { zh: '控制指标', en: 'Quotas' }, icon: <FundOutlined />, needs: ['quota.read'], tenants: ['district'] },
    { path: 'accountabilities', label: { zh: '追责问责', en: 'Accountability' }, icon: <AuditOutlined />, needs: ['accountability.read'], tenants: ['district'] },
  ],
  routes: [
    { path: 'accidents', element: guarded('accident.read', lazyPage(() => import('./list-page'), 'AccidentListPage')) },
    { path: 'accidents/new', element: guarded('accident.report', lazyPage(() => import('./new-page'), 'NewAccidentPage')) },
    { path: 'accidents/figures', element: guarded('accident.read', lazyPage(() => import('./figures-page'), 'AccidentFiguresPage')) },
    { path: 'accidents/:id', element: guarded('accident.read', lazyPage(() => import('./accident-page'), 'AccidentPage')) },
    { path: 'accident-clocks', element: guarded('accident.read', lazyPage(() => import('./clock-list-page'), 'AccidentClockListPage')) },
    { path: 'accident-measures', element: guarded('accident.read', lazyPage(() => import('./measure-list-page'), 'AccidentMeasureListPage')) },
    { path: 'accident-measures/:id', element: guarded('accident.read', lazyPage(() => import('./measure-page'), 'AccidentMeasurePage')) },
    { path: 'accident-quotas', element: guarded('quota.read', lazyPage(() => import('./quota-list-page'), 'AccidentQuotaListPage')) },
    { path: 'accident-quotas/:id', element: guarded('quota.read', lazyPage(() => import('./quota-page'), 'AccidentQuotaPage')) },
    { path: 'accident-bases', element: guarded('quota.read', lazyPage(() => import('./base-list-page'), 'AccidentBaseListPage')) },
    { path: 'accident-bases/:id', element: guarded('quota.read', lazyPage(() => import('./base-page'), 'AccidentBasePage')) },
    { path: 'accident-paragraph', element: guarded('quota.read', lazyPage(() => import('./paragraph-page'), 'AccidentParagraphPage')) },
    { path: 'accountabilities', element: guarded('accountability.read', lazyPage(() => import('./accountability-list-page'), 'AccountabilityListPage')) },
    { path: 'accountabilities/:id', element: guarded('accountability.read', lazyPage(() => import('./accountability-page'), 'AccountabilityPage')) },
  ],
};
