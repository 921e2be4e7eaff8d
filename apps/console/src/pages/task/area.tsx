import { CarryOutOutlined, NotificationOutlined } from '@ant-design/icons';
import type { Area } from '../../app/area';
import { lazyPage } from '../../app/lazy-page';

export const taskArea: Area = {
  heading: { zh: '任务与督办', en: 'Tasks and supervision' },
  menu: [
    { path: 'tasks', label: { zh: '任务', en: 'Tasks' }, icon: <CarryOutOutlined />, needs: ['task.read'], tenants: ['district'] },
    { path: 'task-bulletins', label: { zh: '任务通报', en: 'Task bulletins' }, icon: <NotificationOutlined />, needs: ['task.read'], tenants: ['district'] },
  ],
  routes: [
    { path: 'tasks', element: lazyPage(() => import('./list-page'), 'TaskListPage') },
    { path: 'tasks/new', element: lazyPage(() => import('./new-page'), 'NewTaskPage') },
    { path: 'tasks/reminders', element: lazyPage(() => import('./reminders-page'), 'TaskRemindersPage') },
    { path: 'tasks/:id', element: lazyPage(() => import('./task-page'), 'TaskPage') },
    { path: 'task-bulletins', element: lazyPage(() => import('./bulletin-list-page'), 'TaskBulletinListPage') },
    { path: 'task-bulletins/:id', element: lazyPage(() => import('./bulletin-page'), 'TaskBulletinPage') },
  ],
};
