import '@anlan/contracts/enforcement';
import { events } from '@anlan/contracts/kit';
import '@anlan/contracts/tenancy';
import { GLOSSARY } from '@anlan/domain';
import type { Text, Words } from '../../../text/text';

/** What the platform writes by itself, whatever the feature. */
const verbs: Record<string, Text> = {
  read: { zh: '查阅', en: 'read' },
  exported: { zh: '导出', en: 'exported' },
  downloaded: { zh: '查看或下载附件', en: 'file seen or downloaded' },
  'secret-shown': { zh: '密码或密钥已显示', en: 'secret shown' },
  revealed: { zh: '查看全文', en: 'shown in full' },
  anchored: { zh: '锚定', en: 'anchored' },
  created: { zh: '已建立', en: 'created' },
  changed: { zh: '已修改', en: 'changed' },
  updated: { zh: '已修改', en: 'changed' },
  revoked: { zh: '已吊销', en: 'revoked' },
  replayed: { zh: '已回放', en: 'replayed' },
  rotated: { zh: '已更换密钥', en: 'secret changed' },
  renewed: { zh: '已更新凭证', en: 'credentials renewed' },
  uploaded: { zh: '已上传', en: 'uploaded' },
  received: { zh: '已收到', en: 'received' },
  entered: { zh: '已登记', en: 'entered' },
  redelivered: { zh: '重新处理', en: 'redelivered' },
  discarded: { zh: '已放弃', en: 'discarded' },
  seeded: { zh: '开通时建立', en: 'made at the opening' },
  split: { zh: '已拆分', en: 'split' },
  'password-reset': { zh: '密码已重置', en: 'password reset' },
  'admin-reset': { zh: '管理员已重置', en: 'administrator reset' },
  'move-set': { zh: '已安排调整', en: 'move set for a day' },
  'move-cancelled': { zh: '调整已取消', en: 'move cancelled' },
  'move-failed': { zh: '调整未能生效', en: 'move failed on its day' },
  open: { zh: '申请开通', en: 'opening asked for' },
  retry: { zh: '重试开通', en: 'opening tried again' },
  removed: { zh: '已删除', en: 'removed' },
  deleted: { zh: '已删除', en: 'deleted' },
};
const features: Record<string, string> = { audit: '审计日志', client: '接口客户端', 'saved-view': '常用筛选', integration: '集成', 'public-report': '公众举报', file: '附件', 'dead-letter': '死信', boundary: '区划边界', operation: '长任务', 'member-import': '人员导入', tenant: '租户', setting: '设置' };

/** `member.created` → what a person calls it; undefined for what nobody has named. */
export function actionWords(service: string, action: string, { t, label, locale }: Words): string | undefined {
  if (action === 'access.refused') return t('拒绝访问', 'Access refused');
  const [feature = '', verb = ''] = action.split('.');
  const event = events().find((e) => e.service === service && `${e.aggregate}.${e.event}` === action);
  if (event) return label(event.summary);
  const said = verbs[verb];
  const subject = features[feature] ?? GLOSSARY[feature];
  if (!said || (locale !== 'en' && !subject)) return undefined;
  return t(`${subject}：${said.zh}`, `${feature.replaceAll('-', ' ')}: ${said.en}`);
}

/** `members/01a201a9-…-94563b7a` → its kind and the end of its id: enough to tell two apart, the whole is in the entry. */
export const shortTarget = (target: string): string => target.replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}([0-9a-f]{8})/g, '…$1');
