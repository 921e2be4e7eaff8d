import { accidentApi, reportLevels, responsibilityFileApi, type AccidentAction, type AccidentDetail } from '@anlan/contracts/responsibility';
import { ACCIDENT_TYPES } from '@anlan/domain';
import { Form, Input, InputNumber, Radio, Select } from 'antd';
import type { StepForm } from '../../patterns/detail/step-actions';
import { Field } from '../../patterns/form/field';
import { givenFiles } from '../../patterns/files/files';
import { FilesField, filesSent } from '../../patterns/files/files-field';
import { withoutEmpty } from '../../patterns/form/fields';
import { YuanField } from '../../patterns/form/yuan-field';
import { InstantField, thisMinute } from '../../patterns/pickers/instant-field';
import { PositionField } from '../../patterns/pickers/position-field';
import { useWords } from '../../text/text';
import { choicesOf, countedNames, gradeText, levelNames } from './accident.names';
import { CasualtyFields } from './report-form';
import { UnitsFields } from './units-fields';

/** What else changes with a step: clocks, what a quota has left, the paragraph. */
export const CHANGED_WITH = ([['accident-clock'], ['accident-quota'], ['accident-base'], ['accident-measure']] as const).map(([a]) => ['responsibility', a] as const);

/** What the server allows and the record has a use for: a grade that is confirmed is not confirmed again, and the four stand in their own place. */
export const useful = (a: AccidentDetail): AccidentAction[] =>
  a.allowedActions.filter((action) => (action === 'grade' ? a.counted === 'yes' && a.proposedGrade !== null && a.grade !== a.proposedGrade : action === 'report-upward' ? a.upward.length < reportLevels.length : action !== 'fulfil'));

const withFiles = ({ attachments, ...values }: Record<string, unknown>): unknown => ({ ...(withoutEmpty(values) as object | undefined), attachments: givenFiles(attachments) });
const NUMBERS = ['deaths', 'seriousInjuries', 'minorInjuries', 'missing', 'amountLoss'] as const;

/** All the numbers, or none where a supplement changed none of them. */
function supplementOf(a: AccidentDetail, { figures, ...rest }: Record<string, unknown>): unknown {
  const now = figures as Record<(typeof NUMBERS)[number], number>;
  return { ...(withFiles(rest) as object), figures: NUMBERS.some((n) => now[n] !== a[n]) ? now : null };
}

/** What was changed of the facts, and why; what stayed is left out. */
function amendmentOf(was: Record<string, unknown>, { reason, ...now }: Record<string, unknown>): unknown {
  const plain = (v: unknown): unknown => (v === '' || v === undefined ? null : v);
  const units = (now['units'] as Record<string, unknown>[] | undefined)?.map((u) => withoutEmpty(u));
  const changed = Object.entries({ ...now, units }).filter(([k, v]) => JSON.stringify(plain(v)) !== JSON.stringify(plain(k === 'units' ? (was['units'] as Record<string, unknown>[]).map((u) => withoutEmpty(u)) : was[k])));
  return { ...Object.fromEntries(changed.map(([k, v]) => [k, plain(v)])), reason };
}

/** The form of each step of an accident. */
export function useStepForms(a: AccidentDetail): Record<AccidentAction, StepForm> {
  const { t, label } = useWords();
  const area = (name: string, text: string, most: number, rows = 3) => <Field name={name} label={text}><Input.TextArea rows={rows} maxLength={most} showCount={most >= 1000} /></Field>;
  const files = <Field name="attachments" label={t('附件', 'Files')} required={false} rules={[filesSent(t)]}><FilesField op={responsibilityFileApi.upload} /></Field>;
  const counted = (
    <>
      <Field name="counted" label={t('是否生产安全事故', 'Is it a work-safety accident')}><Radio.Group optionType="button" options={choicesOf(countedNames).map((c) => ({ value: c.value, label: label(c.label) }))} /></Field>
      {area('reason', t('认定依据', 'By which law, and why'), 1000)}
    </>
  );
  const next = reportLevels.filter((l) => !a.upward.some((u) => u.level === l));
  const facts = { name: a.name, type: a.type, place: a.place, position: a.position ?? undefined, units: a.units.map((u) => withoutEmpty({ name: u.name, creditCode: u.creditCode ?? '', part: u.part ?? '' })), industryCode: a.industryCode, unitKnownAt: a.unitKnownAt, measures: a.measures };
  return {
    verify: { op: accidentApi.verify, fields: counted, initial: { counted: a.counted } },
    determine: { op: accidentApi.determine, fields: counted, initial: { counted: a.counted }, minor: true },
    grade: {
      op: accidentApi.grade, toBody: () => ({ grade: a.proposedGrade }),
      intro: { zh: `按现有数字，依${a.gradeLaw?.source ?? ''}第 ${a.gradeLaw?.article ?? ''} 条应定为“${gradeText(a.proposedGrade)?.zh ?? ''}”。`, en: `With its numbers it is ${gradeText(a.proposedGrade)?.en ?? ''} by ${a.gradeLaw?.source ?? ''} art. ${a.gradeLaw?.article ?? ''}.` },
    },
    investigate: {
      op: accidentApi.investigate,
      fields: <><Field name="lead" label={t('牵头单位', 'Lead')}><Input maxLength={200} /></Field><Field name="members" label={t('成员单位（逐个输入，回车）', 'Members, one by one')}><Select mode="tags" open={false} suffixIcon={null} tokenSeparators={['、', '，', ',']} /></Field></>,
    },
    extend: { op: accidentApi.extend, minor: true, intro: { zh: '延期合计不超过 60 日。', en: '60 days in all at most.' }, fields: <><Field name="days" label={t('延长天数', 'Days')}><InputNumber min={1} max={60} precision={0} /></Field>{area('reason', t('理由', 'Reason'), 500)}</> },
    'submit-report': { op: accidentApi.submitReport, intro: { zh: '提交后由他人批复。', en: 'Another person approves it.' }, toBody: withFiles, fields: <>{area('conclusion', t('调查结论', 'Conclusion'), 4000, 8)}{files}</> },
    approve: { op: accidentApi.approve, fields: area('note', t('批复意见', 'Opinion'), 2000) },
    return: { op: accidentApi.return, danger: true, fields: area('reason', t('退回理由', 'Why it comes back'), 500) },
    'plan-look-back': {
      op: accidentApi.planLookBack, minor: a.lookBack !== null || undefined, initial: { on: a.lookBack?.on, by: a.lookBack?.by }, intro: { zh: '批复之日起一年内，由评估单位评估整改落实情况；可以重新计划。', en: 'Within a year of the approval that body evaluates what was carried out; the plan may be made anew.' },
      fields: <><Field name="on" label={t('计划评估日期', 'Planned for')}><Input type="date" style={{ width: 170 }} /></Field><Field name="by" label={t('评估单位', 'Who evaluates')}><Input maxLength={200} placeholder={t('例如：区安委办', 'For example: the office of the safety committee')} /></Field></>,
    },
    rectify: { op: accidentApi.rectify, intro: { zh: '批复之日起一年内评估整改落实情况。', en: 'What was carried out is evaluated within a year of the approval.' }, fields: <Field name="note" label={t('说明', 'Note')}><Input.TextArea rows={3} maxLength={500} /></Field> },
    evaluate: { op: accidentApi.evaluate, toBody: withFiles, intro: { zh: '整改措施须先逐项评估。', en: 'Every measure is assessed first.' }, fields: <>{area('conclusion', t('评估结论', 'Conclusion'), 4000, 6)}{area('publicNote', t('公开情况', 'Where and when it was made public'), 1000)}{files}</> },
    close: { op: accidentApi.close, intro: { zh: '四项均已认定的，可以结案。结案后不能再修改。', en: 'With all four fulfilled it is closed, and stays as it is.' }, fields: <Field name="note" label={t('说明', 'Note')}><Input.TextArea rows={3} maxLength={500} /></Field> },
    supplement: {
      op: accidentApi.supplement, minor: true, initial: { at: thisMinute(), figures: Object.fromEntries(NUMBERS.map((n) => [n, a[n]])) }, toBody: (v) => supplementOf(a, v),
      intro: { zh: '填写变化后的全部数字；没有变化的不动。', en: 'All numbers as they are now; what has not changed is left as it is.' },
      fields: <><Field name="at" label={t('情况发生的时间', 'When it came to be so')}><InstantField /></Field><CasualtyFields within={['figures']} /><Field name={['figures', 'amountLoss']} label={t('直接经济损失', 'Direct loss')}><YuanField /></Field>{area('note', t('续报内容', 'What is reported'), 2000)}{files}</>,
    },
    'report-upward': {
      op: accidentApi.reportUpward, initial: { level: next[0], at: thisMinute() },
      fields: <><Field name="level" label={t('上报至', 'Level')}><Select options={next.map((value) => ({ value, label: label(levelNames[value]) }))} /></Field><Field name="at" label={t('上报时间', 'When')}><InstantField /></Field><Field name="to" label={t('报送单位', 'To whom')}><Input maxLength={200} placeholder={t('例如：市应急管理局', 'For example: the city\'s bureau')} /></Field></>,
    },
    amend: {
      op: accidentApi.amend, minor: true, initial: facts, toBody: (v) => amendmentOf(facts, v), intro: { zh: '补充首报没有的内容，或更正错误。伤亡数字用“续报”。', en: 'What the first report left out, or had wrong. Numbers are supplemented.' },
      fields: (
        <>
          <Field name="name" label={t('事故名称', 'Name')} required><Input maxLength={200} /></Field>
          <Field name="type" label={t('事故类别', 'Type')} required><Select showSearch={{ optionFilterProp: 'label' }} options={choicesOf(ACCIDENT_TYPES).map((c) => ({ value: c.value, label: label(c.label) }))} /></Field>
          <Field name="place" label={t('详细地点', 'Where exactly')} required><Input maxLength={300} /></Field>
          <Form.Item name="position"><PositionField otherwise={t('可以填写坐标（WGS84）：', 'The coordinates can be typed (WGS84):')} /></Form.Item>
          <UnitsFields />
          <Field name="industryCode" label={t('行业代码（GB/T 4754）', 'Industry code (GB/T 4754)')} required={false}><Input maxLength={8} autoCapitalize="characters" placeholder="C2614" style={{ width: 160 }} /></Field>
          <Field name="unitKnownAt" label={t('单位负责人接报时间', 'When the head of the unit was told')} required={false}><InstantField /></Field>
          <Field name="measures" label={t('已采取的措施', 'What has been done')} required={false}><Input.TextArea rows={3} maxLength={4000} /></Field>
          {area('reason', t('补充或更正的理由', 'Why'), 500)}
        </>
      ),
    },
    fulfil: { op: accidentApi.fulfil },
    withdraw: { op: accidentApi.withdraw, danger: true, intro: { zh: '误报、不属于的才注销：时限停止，不再计入。', en: 'Only what was no accident: its limits stop, and it counts nowhere.' }, fields: area('reason', t('理由', 'Reason'), 500) },
  };
}
