import { defineErrors } from '../kit';

export const integrationErrors = defineErrors('integration', {
  unknown_events: { status: 400, zh: '没有与“{pattern}”相符的事件', en: 'No event matches {pattern}' },
  name_taken: { status: 409, zh: '已有同名的有效集成“{name}”', en: 'There is an active integration named {name}' },
  multiple_patterns: {
    status: 422, zh: '当前 NATS 服务器每个集成只支持一个事件范围，请合并为一个（如 enforcement.>）或分别建立集成',
    en: 'This NATS server (before 2.10) takes one pattern per integration: use one that covers all (enforcement.>), or make several integrations',
  },
  overlapping: { status: 422, zh: '事件范围相互重叠', en: 'The patterns overlap' },
  revoked: { status: 409, zh: '该集成已吊销', en: 'The integration has been revoked' },
  bad_position: { status: 400, zh: '没有序号为 {sequence} 的事件', en: 'There is no event numbered {sequence}' },
  expires_too_late: { status: 400, zh: '到期时间不得晚于 {days} 天之后', en: 'The expiry may be at most {days} days ahead' },
  expires_in_past: { status: 400, zh: '到期时间须晚于当前时间', en: 'The expiry must lie in the future' },
});
