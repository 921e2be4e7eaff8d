import { expiring, responsibilityFileApi, ruleMakingApi, type RuleMaking } from '@anlan/contracts/responsibility';
import { shanghaiDay } from '@anlan/domain';
import { Flex, Input, InputNumber, Radio } from 'antd';
import type { ReactNode } from 'react';
import type { StepForm } from '../../patterns/detail/step-actions';
import { givenFiles } from '../../patterns/files/files';
import { FilesField, filesSent } from '../../patterns/files/files-field';
import { Field } from '../../patterns/form/field';
import { UnitPicker } from '../../patterns/pickers/unit-picker';
import { useRights } from '../../session/rights';
import { useWords } from '../../text/text';

const toBody = ({ files, ...v }: Record<string, unknown>) => ({ ...v, fileIds: givenFiles(files).map((f) => f.fileId) });

/** The forms of all stages: each has its day and its files. */
export function useStepForms(x: RuleMaking): Record<RuleMaking['allowedActions'][number], StepForm> {
  const { t } = useWords();
  const today = shanghaiDay(new Date());
  const own = useRights().me.member?.unitId ?? undefined;
  const area = (name: string, label: string, most: number, required?: boolean) => <Field name={name} label={label} {...(required !== undefined && { required })}><Input.TextArea rows={3} maxLength={most} showCount /></Field>;
  const day = (name: string, label: string, more: { max?: string; required?: boolean; extra?: string } = {}) => <Field name={name} label={label} {...(more.required !== undefined && { required: more.required })} {...(more.extra !== undefined && { extra: more.extra })}><Input type="date" {...(more.max !== undefined && { max: more.max })} style={{ width: 170 }} /></Field>;
  const count = (name: string, label: string) => <Field name={name} label={label}><InputNumber min={0} precision={0} style={{ width: 130 }} /></Field>;
  const note = area('note', t('说明', 'Note'), 2000, false);
  const form = (op: StepForm['op'], fields: ReactNode, more: Partial<StepForm> = {}): StepForm => ({
    op, toBody, ...more, initial: { on: today, ...more.initial },
    fields: <>{day('on', t('办理日期', 'Day'), { max: today })}{fields}<Field name="files" label={t('附件', 'Files')} required={false} rules={[filesSent(t)]}><FilesField op={responsibilityFileApi.upload} /></Field></>,
  });
  return {
    draft: form(ruleMakingApi.draft, note),
    consult: form(ruleMakingApi.consult, <>{day('closesOn', t('截止日', 'Closes on'))}{note}</>),
    'close-consultation': form(ruleMakingApi['close-consultation'], <><Flex gap={12} wrap>{count('received', t('收到意见（条）', 'Opinions received'))}{count('taken', t('采纳意见（条）', 'Opinions adopted'))}</Flex>{note}</>),
    'submit-review': form(ruleMakingApi['submit-review'], note),
    review: form(ruleMakingApi.review, <><Field name="unitId" label={t('审查单位', 'Unit that reviews')}><UnitPicker {...(x.draftingUnitId && { without: x.draftingUnitId })} /></Field><Field name="result" label={t('审查结果', 'Result')}><Radio.Group options={[{ value: 'passed', label: t('审查通过', 'Passed') }, { value: 'returned', label: t('退回修改', 'Returned') }]} /></Field>{area('opinion', t('审查、论证意见', 'Opinion'), 4000)}</>, {
      initial: { unitId: own === x.draftingUnitId ? undefined : own }, intro: { zh: '由起草单位以外的单位出具意见。', en: 'By another unit than the drafting unit.' },
    }),
    deliberate: form(ruleMakingApi.deliberate, <><Field name="meeting" label={t('审议的会议', 'Meeting')}><Input maxLength={200} placeholder={t('如：局长办公会', 'e.g. the bureau meeting')} /></Field><Field name="result" label={t('审议结果', 'Result')}><Radio.Group options={[{ value: 'adopted', label: t('审议通过', 'Adopted') }, { value: 'returned', label: t('退回修改', 'Returned') }]} /></Field>{note}</>),
    publish: form(ruleMakingApi.publish, <><Field name="documentNumber" label={t('文号、标准号', 'Number')}><Input maxLength={200} /></Field><Flex gap={12} wrap>{day('effectiveOn', t('施行日期', 'In force from'))}{day('reviewOn', t('有效期届满、应评估的日期', 'Expires, or is evaluated, on'), { required: expiring.has(x.kind) })}</Flex>{note}</>),
    evaluate: form(ruleMakingApi.evaluate, <><Field name="result" label={t('评估结论', 'Result')}><Radio.Group options={[{ value: 'keep', label: t('继续有效', 'Keep') }, { value: 'revise', label: t('应修订', 'Revise') }, { value: 'repeal', label: t('应废止', 'Repeal') }]} /></Field>{day('reviewOn', t('下次评估日期', 'Next evaluation'), { required: false, extra: t('继续有效的填写', 'of what is kept') })}{area('opinion', t('评估意见', 'Opinion'), 4000)}</>, { minor: true }),
    repeal: form(ruleMakingApi.repeal, <>{area('reason', t('废止原因', 'Reason'), 1000)}<Field name="documentNumber" label={t('废止的文号', 'Number of the repeal')} required={false}><Input maxLength={200} /></Field></>, { danger: true }),
    withdraw: { op: ruleMakingApi.withdraw, danger: true, fields: area('reason', t('撤回原因', 'Reason'), 1000) },
  };
}
