import { planProjectApi, responsibilityFileApi, type PlanProject } from '@anlan/contracts/responsibility';
import { shanghaiDay } from '@anlan/domain';
import { Checkbox, Flex, Form, Input, InputNumber, Radio, Select } from 'antd';
import type { StepForm } from '../../patterns/detail/step-actions';
import { givenFiles } from '../../patterns/files/files';
import { FilesField, filesSent } from '../../patterns/files/files-field';
import { Field } from '../../patterns/form/field';
import { YuanField } from '../../patterns/form/yuan-field';
import { useWords } from '../../text/text';
import { GoalsField } from './goals-field';

const withFiles = ({ files, ...v }: Record<string, unknown>) => ({ ...v, fileIds: givenFiles(files).map((f) => f.fileId) });
/** What is left as it is, is not part of the adjustment. */
const adjusted = ({ anew, milestones, endsOn, amountInvestment, targetValue, ...v }: Record<string, unknown>, p: PlanProject) => ({
  ...withFiles(v), ...(endsOn !== p.endsOn && { endsOn }), ...(amountInvestment != null && amountInvestment !== p.amountInvestment && { amountInvestment }), ...(targetValue != null && targetValue !== p.target?.value && { targetValue }), ...(anew === true && { milestones: milestones ?? [] }),
});

function Files() {
  const { t } = useWords();
  return <Field name="files" label={t('附件', 'Files')} required={false} rules={[filesSent(t)]}><FilesField op={responsibilityFileApi.upload} /></Field>;
}
function GoalsAnew() {
  const { t } = useWords();
  const anew = Form.useWatch('anew', Form.useFormInstance()) === true;
  return <><Form.Item name="anew" valuePropName="checked"><Checkbox>{t('重排未完成的年度目标', 'Set the open goals anew')}</Checkbox></Form.Item>{anew && <GoalsField />}</>;
}

/** The forms of all that is done with a project. */
export function useStepForms(p: PlanProject): Record<PlanProject['allowedActions'][number], StepForm> {
  const { t } = useWords();
  const today = shanghaiDay(new Date());
  const area = (name: string, label: string, most: number, required?: boolean) => <Field name={name} label={label} {...(required !== undefined && { required })}><Input.TextArea rows={3} maxLength={most} showCount /></Field>;
  const open = p.milestones.filter((m) => m.reachedOn === null);
  return {
    start: { op: planProjectApi.start, intro: { zh: '启动后内容不再直接修改；自当季起，由牵头单位每季填报。', en: 'Once it is started it is changed by adjustments alone; from this quarter on the lead unit reports each quarter.' } },
    report: {
      op: planProjectApi.report, initial: { quarter: p.nextQuarter, percent: p.percent ?? undefined }, toBody: withFiles,
      fields: (
        <>
          <Flex gap={12} wrap>
            <Field name="quarter" label={t('季度', 'Quarter')}><Input readOnly style={{ width: 120 }} /></Field>
            <Field name="percent" label={t('累计进度', 'Progress so far')}><InputNumber min={0} max={100} precision={0} suffix="%" style={{ width: 120 }} /></Field>
            {p.target && <Field name="actual" label={t('实际值', 'Actual value')} required extra={t('单位：{unit}', 'in {unit}', { unit: p.target.unit })}><InputNumber style={{ width: 140 }} /></Field>}
          </Flex>
          {area('narrative', t('进展情况', 'How it goes'), 2000)}{area('difficulty', t('存在困难', 'Difficulties'), 2000, false)}
          <Files />
        </>
      ),
    },
    'reach-milestone': {
      op: planProjectApi['reach-milestone'], initial: { no: open[0]?.no, reachedOn: today }, toBody: withFiles, minor: true,
      fields: (
        <>
          <Field name="no" label={t('年度目标', 'Goal')}><Select options={open.map((m) => ({ value: m.no, label: `${m.year} ${m.goal}` }))} /></Field>
          <Field name="reachedOn" label={t('完成日期', 'Reached on')}><Input type="date" max={today} style={{ width: 170 }} /></Field>
          {area('note', t('完成情况', 'What was reached'), 2000)}<Files />
        </>
      ),
    },
    'ask-adjustment': {
      op: planProjectApi['ask-adjustment'], minor: true, toBody: (v) => adjusted(v, p), intro: { zh: '只提交改动的内容；由他人审批后才生效。', en: 'What you change is asked for, and holds once another has approved it.' },
      initial: { endsOn: p.endsOn, amountInvestment: p.amountInvestment ?? undefined, targetValue: p.target?.value, milestones: open.map(({ dueOn, goal }) => ({ dueOn, goal })) },
      fields: (
        <>
          <Field name="endsOn" label={t('完成时限', 'Ends on')}><Input type="date" style={{ width: 170 }} /></Field>
          <Field name="amountInvestment" label={t('投资', 'Investment')}><YuanField /></Field>
          {p.target && <Field name="targetValue" label={t('目标值', 'Value')} extra={t('单位：{unit}', 'in {unit}', { unit: p.target.unit })}><InputNumber style={{ width: 140 }} /></Field>}
          <GoalsAnew />
          {area('reason', t('调整理由', 'Reason'), 1000)}<Files />
        </>
      ),
    },
    'decide-adjustment': {
      op: planProjectApi['decide-adjustment'],
      fields: <><Field name="result" label={t('审批结果', 'Decision')}><Radio.Group options={[{ value: 'approved', label: t('同意', 'Approve') }, { value: 'refused', label: t('不同意', 'Refuse') }]} /></Field>{area('note', t('审批意见', 'Opinion'), 1000)}</>,
    },
    'evaluate-mid': { op: planProjectApi['evaluate-mid'], minor: true, toBody: withFiles, fields: <>{area('conclusion', t('中期评估结论', 'Conclusion'), 4000)}{area('advice', t('建议', 'Advice'), 2000, false)}<Files /></> },
    'evaluate-final': {
      op: planProjectApi['evaluate-final'], minor: true, toBody: withFiles, intro: { zh: '认定完成须年度目标都已完成，指标达到目标值。', en: 'Completed is what has all goals reached, and its target met.' },
      fields: <><Field name="result" label={t('评估结果', 'Result')}><Radio.Group options={[{ value: 'completed', label: t('完成', 'Completed') }, { value: 'ended', label: t('未完成，终止', 'Not completed, ended') }]} /></Field>{area('conclusion', t('终期评估结论', 'Conclusion'), 4000)}<Files /></>,
    },
    end: { op: planProjectApi.end, danger: true, fields: area('reason', t('终止原因', 'Reason'), 1000) },
    withdraw: { op: planProjectApi.withdraw, danger: true, fields: area('reason', t('撤销原因', 'Reason'), 1000) },
  };
}
