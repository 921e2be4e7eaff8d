import { z } from 'zod';
import { defineOperation, type ServiceName } from './operation';
import { instant } from './schemas';

/** One change of a record that the caller may see: enough to fetch it anew, and nothing of what it holds. */
export const change = z
  .object({
    aggregate: z.string().meta({ description: 'e.g. hazard' }),
    id: z.string().meta({ description: 'of the record: its id, the code of a division, the key of a setting' }),
    event: z.string().meta({ description: 'e.g. assigned' }),
    sequence: z.number().int().meta({ description: 'version of the record after it' }),
    at: instant,
  })
  .meta({ id: 'Change' });
export type Change = z.infer<typeof change>;

/** Why a stream ended; the client opens another, with a new token where it has to, and fetches anew what it shows. */
export const changeEnds = ['token', 'rights', 'behind', 'unavailable', 'shutdown'] as const;
export type ChangeEnd = (typeof changeEnds)[number];

const streamed = `
**\`change\`** data: Change. 一条可见记录的变化 one change of a record that the caller may see, within half a second or so
**\`many\`** data: {"aggregate"}. 一批（如导入）：请重新读取该列表 more at once than are worth naming, such as an import: fetch the list anew
**\`refetch\`** data: {}. 可能有遗漏：请重新读取 something may have been missed: fetch anew what is shown
**\`end\`** data: {"reason": ${changeEnds.map((r) => `"${r}"`).join(' | ')}}. 请重新连接并重新读取 connect again and fetch anew

没有补发：不用 Last-Event-ID，重新连接后请重新读取。记录移出可见范围时不再通知。每 15 秒一行注释保持连接。
Nothing is sent again: Last-Event-ID is not looked at, so fetch anew after every connection. A record that leaves the caller's scope is not told of any more. A comment every 15 s keeps the line open.`;

/** The address at which every service tells pages that are open what has changed. */
export const changesApi = (service: ServiceName) => ({
  stream: defineOperation({
    service, id: 'change.stream', method: 'GET', path: '/changes', summary: { zh: '变化推送', en: 'Changes of what the caller may see, as server-sent events' },
    permission: 'signed-in', status: 200, produces: 'text/event-stream', streamed,
  }),
});
