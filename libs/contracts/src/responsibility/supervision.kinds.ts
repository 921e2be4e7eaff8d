/** What a kind of supervision document is called, what it wants, and how it reads. `{field}` in the text is filled from the record. */
export interface SupervisionKindSpec {
  readonly zh: string;
  readonly en: string;
  /** word of its number: 督办〔2026〕1号 */
  readonly word: string;
  /** wants a level and the five requirements before it is submitted */
  readonly listed?: true;
  /** wants who came, its record and the signatures when it is held */
  readonly held?: true;
  /** is sent, and owes no reply: it has ended once it was delivered */
  readonly bulletin?: true;
  readonly text: string;
}

const head = (title: string): string => `{issuer}\n${title}\n{number}\n\n{subject}：\n`;
const foot = '\n\n{issuer}\n{date}\n';
const facts = '    事由：{reason}\n    依据：{basis}\n{tasks}';

/** 督办函, 约谈通知书, 通报批评, 挂牌督办通知书, 风险提示函, 工作提示单; 预警信息 and 形势分析, which owe no reply. */
export const supervisionKinds = {
  letter: { zh: '督办函', en: 'Supervision letter', word: '督办', text: `${head('督 办 函')}${facts}    请按下列要求认真整改落实：{wanted}\n    请于{due}前将落实情况书面回复我单位。${foot}` },
  interview: { zh: '约谈', en: 'Interview', word: '约谈', held: true, text: `${head('约 谈 通 知 书')}${facts}    现决定对你单位进行约谈，请主要负责人按时参加。约谈要求：{wanted}\n    请于{due}前报送整改情况。${foot}` },
  criticism: { zh: '通报批评', en: 'Public criticism', word: '通报', text: `${head('关于予以通报批评的决定')}${facts}    经研究，决定对{subject}予以通报批评。要求：{wanted}\n    请深刻汲取教训，于{due}前报送整改情况。${foot}` },
  listed: { zh: '挂牌督办', en: 'Listed supervision', word: '挂督', listed: true, text: `${head('挂 牌 督 办 通 知 书')}${facts}    现决定对上述事项实施{level}挂牌督办。要求：{wanted}\n    整改责任：{responsibility}\n    整改措施：{measures}\n    整改资金：{funds}\n    整改时限：{deadline}\n    应急预案：{plan}\n    请于{due}前完成整改；整改完成并经核查合格后摘牌。${foot}` },
  risk_notice: { zh: '风险提示函', en: 'Risk notice letter', word: '风提', text: `${head('安全风险提示函')}    经研判，现就有关安全风险提示如下：{reason}\n    依据：{basis}\n{tasks}    请落实以下防范措施：{wanted}\n    请于{due}前反馈回执和落实情况。${foot}` },
  work_notice: { zh: '工作提示单', en: 'Work notice', word: '工提', text: `${head('工 作 提 示 单')}${facts}    请做好以下工作：{wanted}\n    请于{due}前反馈落实情况。${foot}` },
  early_warning: { zh: '预警信息', en: 'Early warning', word: '预警', bulletin: true, text: `${head('安全风险预警信息')}    现发布安全风险预警如下：{reason}\n    依据：{basis}\n{tasks}    防范要求：{wanted}\n    本预警有效期至{due}，请及时传达并做好防范，无须书面回复。${foot}` },
  situation_analysis: { zh: '形势分析', en: 'Situation analysis', word: '形势', bulletin: true, text: `${head('安全生产形势分析')}    现将安全生产形势分析通报如下：{reason}\n    依据：{basis}\n{tasks}    工作建议：{wanted}\n    有效期至{due}，请结合实际抓好落实，无须书面回复。${foot}` },
} as const satisfies Record<string, SupervisionKindSpec>;
export type SupervisionKind = keyof typeof supervisionKinds;
export const supervisionKindNames = Object.keys(supervisionKinds) as [SupervisionKind, ...SupervisionKind[]];
/** Whether who is addressed owes a reply. */
export const owesReply = (kind: SupervisionKind): boolean => !('bulletin' in supervisionKinds[kind]);
export const supervisionBulletins = supervisionKindNames.filter((kind) => !owesReply(kind));

export const supervisionLevels = ['district', 'city', 'province', 'national'] as const;
export const supervisionLevelNames = {
  district: { zh: '区级', en: 'District' }, city: { zh: '市级', en: 'City' }, province: { zh: '省级', en: 'Province' }, national: { zh: '国家级', en: 'National' },
} as const satisfies Record<(typeof supervisionLevels)[number], { zh: string; en: string }>;

/** 五落实: what a listed supervision requires of a rectification. */
export const supervisionRequirements = ['responsibility', 'measures', 'funds', 'deadline', 'plan'] as const;

/** The text of a document: the template of its kind with every field filled. */
export function supervisionText(kind: SupervisionKind, fields: Readonly<Record<string, string>>): string {
  return supervisionKinds[kind].text.replace(/\{(\w+)\}/g, (_, name: string) => fields[name] ?? '——');
}
