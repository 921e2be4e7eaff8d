import { defineErrors } from '../kit';

export const deadLetterErrors = defineErrors('dead-letter', {
  action_not_allowed: { status: 409, zh: '死信{state}，不能执行“{action}”', en: 'The dead letter is {state}; it cannot {action} now' },
  gone: { status: 409, zh: '事件已不在消息流中，无法重新处理；请由来源重新产生，或放弃', en: 'The stream does not hold the event any more: let its source tell it again, or discard this' },
  failed_again: { status: 422, zh: '再次处理失败：{error}', en: 'It failed again: {error}' },
});
