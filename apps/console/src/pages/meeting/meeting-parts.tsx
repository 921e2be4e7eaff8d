import { meetingApi, meetingLifecycle, type MeetingDetail } from '@anlan/contracts/responsibility';
import { Alert, Card, Flex, Input, Select, theme } from 'antd';
import { StepActions } from '../../patterns/detail/step-actions';
import { History } from '../../patterns/detail/history';
import { FileButtons } from '../../patterns/files/file-buttons';
import { Field } from '../../patterns/form/field';
import { ToneTag } from '../../patterns/tone-tag';
import { instantText, NONE } from '../../text/format';
import { useWords } from '../../text/text';

const head = (text: string) => <h2 style={{ fontSize: 16, margin: 0 }}>{text}</h2>;
const long = { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' } as const;
interface Props {
  readonly meeting: MeetingDetail;
  readonly onReadAgain: () => void;
}

/** 议题 What was on the agenda, and what was concluded. */
export function Topics({ meeting: m, onReadAgain }: Props) {
  const { t } = useWords();
  const { token } = theme.useToken();
  if (!m.topics.length) return null;
  const fields = (
    <>
      <Field name="topic" label={t('议题', 'Topic')}><Select options={m.topics.map((x) => ({ value: x.number, label: `${x.number}. ${x.title}` }))} /></Field>
      <Field name="conclusion" label={t('结论', 'Conclusion')}><Input.TextArea autoSize={{ minRows: 3, maxRows: 10 }} maxLength={4000} showCount /></Field>
    </>
  );
  const allowedActions = m.allowedActions.filter((a): a is 'conclude' => a === 'conclude');
  return (
    <Card title={head(t('议题', 'Topics'))}>
      <ol style={{ margin: 0, paddingInlineStart: 20 }}>
        {m.topics.map((x) => (
          <li key={x.number} style={{ padding: '4px 0', ...long }}>
            {x.title}{x.reporterUnit && <span style={{ color: token.colorTextSecondary }}> {t('（{name}汇报）', '(reported by {name})', { name: x.reporterUnit.name })}</span>}
            {x.conclusion && <div>{t('结论：', 'Conclusion: ')}{x.conclusion}</div>}
          </li>
        ))}
      </ol>
      {allowedActions.length > 0 && <Flex gap={8} style={{ marginTop: 12 }}><StepActions record={{ ...m, allowedActions }} actions={meetingLifecycle.actions} forms={{ conclude: { op: meetingApi.conclude, fields, initial: m.topics.length === 1 ? { topic: 1 } : undefined } }} onReadAgain={onReadAgain} /></Flex>}
    </Card>
  );
}

/** 参会、到会 Who was asked, who came, and why the others did not. */
export function Attendance({ meeting: { attendance, present, heldAt } }: Pick<Props, 'meeting'>) {
  const { t } = useWords();
  if (!attendance.length) return null;
  const title = heldAt ? t('到会（{n} / {all}）', 'Attendance ({n} of {all})', { n: present, all: attendance.length }) : t('参会单位和人员（{all}）', 'Invited ({all})', { all: attendance.length });
  return (
    <Card title={head(title)}>
      <ul style={{ listStyle: 'none', margin: 0, padding: 0, columnWidth: 280 }}>
        {attendance.map((a, i) => (
          <li key={i} style={{ padding: '3px 0', overflowWrap: 'anywhere', breakInside: 'avoid' }}>
            {a.name} {a.present !== null && <ToneTag tone={a.present ? 'good' : 'warn'}>{a.present ? t('到会', 'present') : t('缺席', 'absent')}</ToneTag>} {a.reason}
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** 纪要 Written by one, issued by another. */
export function Minutes({ meeting: m }: Pick<Props, 'meeting'>) {
  const { t } = useWords();
  if (!m.minutes && !m.fileIds.length) return null;
  return (
    <Card title={head(m.minutes ? t('纪要', 'Minutes') : t('会议材料', 'Papers'))}>
      <Flex vertical gap={12}>
        {m.status === 'held' && m.returnReason && <Alert type="warning" showIcon title={t('纪要已退回：{why}', 'The minutes were returned: {why}', { why: m.returnReason })} />}
        {m.status === 'drafted' && <Alert type="info" showIcon title={t('{name} 起草，须由他人签发。', 'Drafted by {name}; another person issues them.', { name: m.draftedBy?.name ?? NONE })} />}
        {m.issuedAt && <div>{[m.documentNumber, t('{draft} 起草，{issue} 于 {at} 签发', 'Drafted by {draft}, issued by {issue} at {at}', { draft: m.draftedBy?.name ?? NONE, issue: m.issuedBy?.name ?? NONE, at: instantText(m.issuedAt) })].filter(Boolean).join(' · ')}</div>}
        {m.minutes && <div style={long}>{m.minutes}</div>}
        {m.fileIds.length > 0 && <FileButtons op={meetingApi.file} id={m.id} fileIds={m.fileIds} />}
      </Flex>
    </Card>
  );
}

/** What was done to it, the last first. */
export function MeetingHistory({ meeting: m }: Pick<Props, 'meeting'>) {
  const { t } = useWords();
  const items = [
    { id: 'planned', at: m.createdAt, who: m.plannedBy.name, what: t('安排会议', 'Planned') },
    ...m.postponements.map((p, i) => ({ id: `postponed-${i}`, at: p.at, who: p.by.name, what: t('改期', 'Postponed'), note: <div style={long}>{t('{from} → {to}：{why}', '{from} → {to}: {why}', { from: instantText(p.from), to: instantText(p.to), why: p.reason })}</div> })),
    ...(m.issuedAt && m.issuedBy ? [{ id: 'issued', at: m.issuedAt, who: m.issuedBy.name, what: t('签发纪要', 'Minutes issued'), tone: 'good' as const }] : []),
  ];
  return <Card title={head(t('办理记录', 'What was done'))}><History items={items.sort((a, b) => b.at.localeCompare(a.at))} /></Card>;
}
