import { ApiOutlined, AuditOutlined, KeyOutlined, SettingOutlined } from '@ant-design/icons';
import type { Area } from '../../app/area';
import { lazyPage } from '../../app/lazy-page';

/** What a bureau's administrators look after: its words and rules, who is connected, what was done. */
export const systemArea: Area = {
  heading: { zh: '系统', en: 'System' },
  menu: [
    { path: 'system/settings', label: { zh: '设置', en: 'Settings' }, icon: <SettingOutlined />, needs: ['settings.read'] },
    { path: 'system/integrations', label: { zh: '集成', en: 'Integrations' }, icon: <ApiOutlined />, needs: ['integration.read'] },
    { path: 'system/clients', label: { zh: '接口客户端', en: 'API clients' }, icon: <KeyOutlined />, needs: ['client.manage'] },
    { path: 'system/audit', label: { zh: '审计日志', en: 'Audit log' }, icon: <AuditOutlined />, needs: ['audit.read'] },
  ],
  routes: [
    { path: 'system/settings', element: lazyPage(() => import('./settings/settings-page'), 'SettingsPage') },
    { path: 'system/settings/:key', element: lazyPage(() => import('./settings/setting-page'), 'SettingPage') },
    { path: 'system/integrations', element: lazyPage(() => import('./integrations/integrations-page'), 'IntegrationsPage') },
    { path: 'system/integrations/:id', element: lazyPage(() => import('./integrations/integration-page'), 'IntegrationPage') },
    { path: 'system/clients', element: lazyPage(() => import('./clients/clients-page'), 'ClientsPage') },
    { path: 'system/audit', element: lazyPage(() => import('./audit/audit-page'), 'AuditPage') },
  ],
};
