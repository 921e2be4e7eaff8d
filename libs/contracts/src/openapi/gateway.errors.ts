import { defineErrors } from '../kit';

/** Errors that come from the gateway itself: the request did not reach a service, or its answer did not come back. */
export const gatewayErrors = defineErrors('gateway', {
  bad_request: { status: 400, zh: '请求不符合 HTTP 规范', en: 'The request is not valid HTTP' },
  slow_request: { status: 408, zh: '请求未在限定时间内发送完毕', en: 'The request was not sent in time' },
  headers_too_large: { status: 431, zh: '请求头超过上限 {limit} 字节', en: 'The request headers exceed the limit of {limit} bytes' },
  lost: {
    status: 502,
    zh: '与 {part} 的连接中断，操作结果未知；请先查询，或使用同一 Idempotency-Key 重试',
    en: 'The connection to {part} broke, so the outcome is not known: read the record, or repeat with the same Idempotency-Key',
  },
  timeout: {
    status: 504,
    zh: '{part} 未在 {seconds} 秒内应答，操作结果未知；请先查询，或使用同一 Idempotency-Key 重试',
    en: '{part} did not answer within {seconds} seconds, so the outcome is not known: read the record, or repeat with the same Idempotency-Key',
  },
});
