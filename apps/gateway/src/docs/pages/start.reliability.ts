import { integrationLimitsText } from '@anlan/contracts/tenancy';
import { html } from '../html';
import { code, two } from '../layout';
import { has, operationLink, type PageData } from '../page-data';
import type { GuideSection } from './start.page';

/** What makes a client robust. */
export function reliabilitySections(data: PageData): GuideSection[] {
  return [
    {
      id: 'errors', zh: '错误', en: 'Errors',
      body: html`${two(
        '错误为 `application/problem+json`，按 `code` 判断。429 与 503 带 `Retry-After`；502 与 504 表示结果未知。',
        'Errors are `application/problem+json`; decide by `code`. 429 and 503 carry `Retry-After`; 502 and 504 mean that the outcome is not known.',
      )}<p><a href="/docs/errors">所有错误代码 <span lang="en">Every error code</span></a></p>`,
    },
    {
      id: 'etag', zh: '修改：ETag 与 If-Match', en: 'Changes: ETag and If-Match',
      body: html`${two(
        '读取返回 `ETag`（版本）。修改、删除和流程动作须带 `If-Match`：缺少为 428；记录已被他人修改为 412，重新读取后再试。动作应答中的 `allowedActions` 是下一步可用的动作；当前状态不允许的动作为 409。',
        'Reads answer an `ETag`, the version. Changes, deletions and life-cycle actions need `If-Match`: without it 428, and 412 if the record has changed since; read again and retry. `allowedActions` lists the steps now possible; a step that the state does not allow is 409.',
      )}${operationLink(data, 'enforcement.hazard.assign')}${code(
        `curl -s -i -X POST "$ANLAN/api/enforcement/v1/hazards/$ID/actions/assign" \\\n  -H "Authorization: Bearer $TOKEN" -H "Content-Type: application/json" \\\n  -H 'If-Match: "1"' -d '{"note":"请三日内整改"}'`,
      )}`,
    },
    {
      id: 'idempotency', zh: '重试：Idempotency-Key', en: 'Retries: Idempotency-Key',
      body: html`${two(
        '每个 POST 带一个自选的 `Idempotency-Key`（1–200 个可见 ASCII 字符）。超时或断线后用同一键重发：只执行一次，并得到首次的应答。同一键配不同内容为 422，前一个还在处理为 409。',
        'Give every POST an `Idempotency-Key` of your own (1–200 visible ASCII characters). After a timeout or a broken line, repeat it with the same key: it takes effect once and gets the first answer. The same key with other content is 422; while the first still runs, 409.',
      )}`,
    },
    {
      id: 'long-work', zh: '长任务', en: 'Long work',
      body: html`${two(
        '导入、开通等返回 202 和 `Location`。轮询该地址，或订阅其 `/stream`（server-sent events）；`state` 为 `succeeded` 或 `failed` 时结束。',
        'Imports, the opening of tenants and the like answer 202 and a `Location`. Poll it, or subscribe to its `/stream` (server-sent events); the work has ended when `state` is `succeeded` or `failed`.',
      )}${operationLink(data, 'enforcement.hazard.import')}${code(
        `curl -s -i -X POST "$ANLAN/api/enforcement/v1/hazards/imports" \\\n  -H "Authorization: Bearer $TOKEN" -H "Content-Type: text/csv" --data-binary @hazards.csv\n# HTTP/1.1 202 Accepted\n# Location: …/operations/{id}\n\ncurl -N "$ANLAN/api/enforcement/v1/operations/$ID/stream" -H "Authorization: Bearer $TOKEN"`,
      )}`,
    },
    {
      id: 'events', zh: '事件', en: 'Events',
      body: html`${two(
        '事件经 NATS JetStream 的拉取消费者读取，每个集成有自己的账号和消费者。处理之后再确认；按 `id` 去重；用 `tenantsequence` 发现遗漏。',
        'Events are read from NATS JetStream with a pull consumer; every integration has an account and a consumer of its own. Acknowledge after the work is done, dedupe by `id`, and notice losses by `tenantsequence`.',
      )}${has(data, 'tenancy.integration.create') && html`${operationLink(data, 'tenancy.integration.create')}${code(
        `curl -s -X POST "$ANLAN/api/tenancy/v1/integrations" \\\n  -H "Authorization: Bearer $TOKEN" -H "Content-Type: application/json" \\\n  -d '{"name":"一网统管","events":["enforcement.hazard.*"]}' > integration.json\n\n# {"id","natsUrl","stream","consumer","apiPrefix","inboxPrefix","subjects","creds"}`,
      )}`}<p><a href="/docs/events">所有事件 <span lang="en">Every event</span></a></p>`,
    },
    {
      id: 'limits', zh: '限制与追踪', en: 'Limits and traces',
      body: html`${two(
        '请求头不超过 16 KB，JSON 请求体不超过 1 MB，上传见各操作。请求过于频繁为 429，按 `Retry-After` 等待。每个应答带 W3C `traceresponse`；也可自带 `traceparent` 贯通您的链路。',
        'Headers are limited to 16 KB and JSON bodies to 1 MB; for uploads see the operation. Too many requests are 429: wait for `Retry-After`. Every answer carries a W3C `traceresponse`; send your own `traceparent` to join your trace.',
      )}${two(integrationLimitsText.zh, integrationLimitsText.en)}`,
    },
  ];
}
