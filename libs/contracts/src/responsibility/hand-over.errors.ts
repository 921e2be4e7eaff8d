import { defineErrors } from '../kit';

export const handOverErrors = defineErrors('hand-over', {
  out_of_scope: { status: 403, zh: '此人还有 {count} 项职责不在您的职责范围内；交接须一次办完', en: '{count} of his duties are outside your scope; a hand-over is done whole', refusal: 'scope' },
  unknown_member: { status: 400, zh: '人员 {id} 不存在', en: 'There is no person {id}' },
  unknown_successor: { status: 400, zh: '接任人 {id} 不存在，或已停用', en: 'There is no successor {id}, or he is disabled' },
  unknown_holding: { status: 400, zh: '{id} 不是此人现有的职责', en: '{id} is none of his duties' },
  same_person: { status: 400, zh: '不能交接给本人', en: 'Nobody hands over to himself' },
  nothing: { status: 409, zh: '此人没有可交接的职责', en: 'He has nothing to hand over' },
  held_already: { status: 409, zh: '{name}已在包保{title}', en: '{name} has {title} in his care already' },
  future: { status: 400, zh: '日期不能晚于今日', en: 'The day is not after today' },
  before: { status: 400, zh: '日期不能早于 {day}', en: 'The day is not before {day}' },
});
