import { owesReply, responsibilityFileApi, supervisionApi, type Supervision } from '@anlan/contracts/responsibility';
import { shanghaiDay } from '@anlan/domain';
import { Input, Select } from 'antd';
import type { StepForm } from '../../patterns/detail/step-actions';
import { givenEvidence } from '../../patterns/files/files';
import { FilesField, filesSent } from '../../patterns/files/files-field';
import { Field } from '../../patterns/form/field';
import { useRights } from '../../session/rights';
import { useWords } from '../../text/text';
import { EvidenceFields } from '../task/task-forms';

type Action = Supervision['allowedActions'][number];
type Side = Supervision['sides'][number];

/** The forms of a document's steps; a step on one of two sides asks which. */
export function useSupervisionForms(s: Supervision): Record<Action, StepForm> {
  const { t } = useWords();
  const manages = useRights().may('supervision.manage');
  const text = (name: string, label: string, required = true, most = 2000) => <Field name={name} label={label} required={required}><Input.TextArea rows={4} maxLength={most} /></Field>;
  const sideName = (side: Side): string => `${side.side === 'enterprise' ? t('企业', 'Enterprise') : t('部门', 'Department')}：${side.name}`;
  const ofSide = (status: Side['status']) => s.sides.filter((x) => x.status === status && (status !== 'waiting' || manages || x.side === 'department'));
  const which = (status: Side['status']) => <Field name="side" label={t('哪一方', 'Which side')} required><Select options={ofSide(status).map((x) => ({ value: x.side, label: sideName(x) }))} /></Field>;
  const first = (status: Side['status']) => ({ side: ofSide(status)[0]?.side });
  const papers = (name: string, label: string) => <Field name={name} label={label} required={s.kind === 'interview'} rules={[filesSent(t)]}><FilesField op={responsibilityFileApi.upload} /></Field>;
  return {
    submit: { op: supervisionApi.submit, intro: { zh: '由他人签发。', en: 'Another person approves it.' } },
    approve: { op: supervisionApi.approve, fields: text('note', t('审批意见', 'Opinion'), false, 500) },
    return: { op: supervisionApi.return, danger: true, fields: text('reason', t('退回理由', 'Why'), true, 500) },
    deliver: {
      op: supervisionApi.deliver, initial: { deliveredOn: shanghaiDay(new Date()) }, intro: s.kind === 'interview' ? { zh: '约谈须有参加人员、约谈记录和签名页。', en: 'An interview needs who came, its record and the signatures.' } : !owesReply(s.kind) ? { zh: '送达后即办结，无须回复。', en: 'It has ended once it is delivered; no reply is owed.' } : { zh: '送达后，被督办的部门在待办中看到并回复。', en: 'From then on the department sees it among what it has to do.' },
      toBody: ({ minutes, signed, attendees, ...v }) => ({ ...v, note: (v['note'] as string | undefined)?.trim() || null, attendees: (attendees as string[] | undefined) ?? [], minutes: givenEvidence(minutes), signed: givenEvidence(signed) }),
      fields: (
        <>
          <Field name="deliveredOn" label={s.kind === 'interview' ? t('约谈日期', 'Day of the interview') : t('送达日期', 'Day of delivery')}><Input type="date" style={{ width: 170 }} /></Field>
          <Field name="note" label={t('送达方式、签收人', 'How it was delivered, and to whom')} required={false}><Input maxLength={500} /></Field>
          {s.kind === 'interview' && <Field name="attendees" label={t('参加人员（逐个输入后回车）', 'Who came (Enter after each)')} required><Select mode="tags" open={false} suffixIcon={null} /></Field>}
          {s.kind === 'interview' && papers('minutes', t('约谈记录', 'Its record'))}
          {s.kind === 'interview' && papers('signed', t('签名页', 'The signatures'))}
        </>
      ),
    },
    reply: {
      op: supervisionApi.reply, initial: first('waiting'), intro: { zh: '回复后由他人核查、解除。', en: 'Another person looks at it, and releases the side.' },
      toBody: ({ files, said, ...v }) => ({ ...v, evidence: givenEvidence(files, said) }), fields: <>{which('waiting')}{text('note', t('整改、落实情况', 'What was done'))}<EvidenceFields /></>,
    },
    'return-reply': { op: supervisionApi.returnReply, danger: true, initial: first('replied'), fields: <>{which('replied')}{text('reason', t('退回理由', 'Why'), true, 500)}</> },
    release: { op: supervisionApi.release, initial: first('replied'), fields: <>{which('replied')}{text('note', t('核查意见', 'What was found'))}</> },
    withdraw: { op: supervisionApi.withdraw, danger: true, intro: { zh: '只有送达之前可以撤回。', en: 'Only before its delivery.' }, fields: text('reason', t('撤回原因', 'Why'), true, 500) },
  };
}
