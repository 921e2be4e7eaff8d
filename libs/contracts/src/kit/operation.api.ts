import { z } from 'zod';
import { defineOperation, type ServiceName } from './operation';
import { operationStatus, uuid } from './schemas';

const id = z.object({ id: uuid });

/** The two addresses at which every service lets its long work be followed. */
export const operationApi = (service: ServiceName) => ({
  get: defineOperation({
    service, id: 'operation.get', method: 'GET', path: '/operations/:id', summary: { zh: '查询长任务', en: 'Get a long-running operation' },
    permission: 'signed-in', params: id, status: 200, response: operationStatus,
  }),
  stream: defineOperation({
    service, id: 'operation.stream', method: 'GET', path: '/operations/:id/stream', summary: { zh: '长任务进度流', en: 'Progress as server-sent events' },
    permission: 'signed-in', params: id, status: 200, produces: 'text/event-stream',
    streamed: '每次变化一个 `progress` 事件，data 为 Operation；结束即关闭 one `progress` event per change, its data an Operation; the stream ends with the work',
  }),
});
