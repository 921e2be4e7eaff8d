import { defineOperation, type ServiceName } from './operation';
import { todoPage, todoQuery, todoSummary } from './todo.dto';

/** The addresses at which a service says what its caller may and should do next. Everybody's own: what he may do decides. */
export const todoApi = <const K extends string>(service: ServiceName, kinds: readonly [K, ...K[]]) => ({
  list: defineOperation({
    service, permission: 'signed-in', id: 'todo.list', method: 'GET', path: '/todos', summary: { zh: '我的待办', en: 'What I have to do, the most urgent first' },
    query: todoQuery(kinds), status: 200, response: todoPage,
  }),
  summary: defineOperation({
    service, permission: 'signed-in', id: 'todo.summary', method: 'GET', path: '/todos/summary', summary: { zh: '待办汇总', en: 'How much I have to do, and what is overdue around me' },
    status: 200, response: todoSummary,
  }),
});
