import { defineErrors } from './errors';

/** Errors any operation may answer with. */
export const commonErrors = defineErrors('request', {
  malformed_json: { status: 400, zh: '请求体不是合法的 JSON：{detail}', en: 'The body is not valid JSON: {detail}' },
  malformed_form: { status: 400, zh: '表单数据不完整或格式有误', en: 'The form data are incomplete or malformed' },
  invalid: { status: 400, zh: '请求有 {count} 处不符合要求', en: 'The request has {count} problem(s)' },
  media_type: { status: 415, zh: '不支持的内容类型 {type}', en: 'Unsupported content type {type}' },
  too_large: { status: 413, zh: '请求体超过上限 {limit} 字节', en: 'The body exceeds the limit of {limit} bytes' },
  export_too_large: { status: 422, zh: '超过 {limit} 行，请缩小筛选范围，或以 CSV 导出', en: 'More than {limit} rows: narrow the filters, or export as CSV' },
  unauthenticated: { status: 401, zh: '未登录或凭证无效', en: 'Not signed in, or the credentials are not valid' },
  forbidden: { status: 403, zh: '没有执行此操作的权限', en: 'You may not do this' },
  tenant_suspended: { status: 403, zh: '本单位的服务已暂停', en: 'This tenant is suspended' },
  not_found: { status: 404, zh: '没有找到', en: 'Not found' },
  route_not_found: { status: 404, zh: '没有这个地址', en: 'There is nothing at this address' },
  method_not_allowed: { status: 405, zh: '此地址不支持该方法', en: 'This address does not support the method' },
  conflict: { status: 409, zh: '与已有数据冲突：{detail}', en: 'Conflicts with existing data: {detail}' },
  if_match_required: { status: 428, zh: '修改须带 If-Match 头（取自最近一次读取的 ETag）', en: 'Changes need an If-Match header (the ETag of your last read)' },
  stale: { status: 412, zh: '记录已被他人修改，请刷新后重试（当前版本 {current}）', en: 'The record has changed since you read it (current version {current})' },
  idempotency_reused: { status: 422, zh: '同一 Idempotency-Key 已用于内容不同的请求', en: 'This Idempotency-Key was used with a different request' },
  idempotency_running: { status: 409, zh: '同一 Idempotency-Key 的请求正在处理', en: 'A request with this Idempotency-Key is still running' },
  too_many: { status: 429, zh: '请求过于频繁，请在 {seconds} 秒后重试', en: 'Too many requests; try again in {seconds} seconds' },
  unavailable: { status: 503, zh: '依赖的服务暂时不可用：{part}', en: 'A part this depends on is not available: {part}' },
  internal: { status: 500, zh: '系统内部错误，请凭追踪号联系管理员', en: 'Internal error; quote the trace id to your administrator' },
});
