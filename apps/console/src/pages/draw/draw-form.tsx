import { DRAW_LIMITS, drawApi, drawGrades, subjectGradeNames, subjectKindNames, subjectKinds, type Draw, type DrawGrade } from '@anlan/contracts/enforcement';
import { Checkbox, Flex, Input, InputNumber, Select } from 'antd';
import { Field } from '../../patterns/form/field';
import { OperationForm } from '../../patterns/form/operation-form';
import { DivisionPicker } from '../../patterns/pickers/division-picker';
import { useRights } from '../../session/rights';
import { useWords, type Text } from '../../text/text';
import { faultField, toBody } from './draw-body';
import { OfficersField } from './officers-field';

interface Props {
  /** absent: a new one is prepared */
  readonly draw?: Draw;
  readonly onDone: (draw: Draw) => void;
  readonly onCancel: () => void;
}

export const gradeText = (grade: DrawGrade): Text => (grade === 'none' ? { zh: '未分级', en: 'Not graded' } : subjectGradeNames[grade]);

/** 一单两库一细则: what is inspected, from which subjects, by whom, how many. */
export function DrawForm({ draw, onDone, onCancel }: Props) {
  const { t, label } = useWords();
  const { riskTags } = useRights().me;
  const initial = draw
    ? { name: draw.name, from: draw.from, to: draw.to, items: draw.items.join('\n'), pool: draw.pool, officers: draw.officers.map(({ memberId, certificateNumber, recuses }) => ({ memberId, certificateNumber, recuses })), rule: draw.rule }
    : { officers: [{}, {}], rule: { percent: { A: 1, B: 5, C: 10, D: 20, none: 5 }, least: 1, perSubject: 2 } };
  const fields = (
    <>
      <Field name="name" label={t('抽查名称', 'Name')} required><Input maxLength={200} placeholder={t('例如：第二季度危险化学品双随机抽查', 'For example: chemicals, second quarter')} /></Field>
      {!draw && <Field name="divisionCode" label={t('组织区划（区或街道）', 'Organized by (district or street)')} required><DivisionPicker deepest="street" /></Field>}
      <Flex gap={12} wrap>
        <Field name="from" label={t('检查开始日期', 'First day of the inspections')} required><Input type="date" style={{ width: 170 }} /></Field>
        <Field name="to" label={t('检查结束日期', 'Last day')} required><Input type="date" style={{ width: 170 }} /></Field>
      </Flex>
      <Field name="items" label={t('抽查事项（每行一项）', 'What is inspected (one a line)')} required><Input.TextArea rows={4} placeholder={t('安全生产责任制落实情况', 'For example: duties of safety in force')} /></Field>
      <h2 style={{ fontSize: 16 }}>{t('检查对象名录库', 'The pool of subjects')}</h2>
      <p>{t('在营的对象中符合以下条件的；都不填为职责范围内的全部。锁定时才取名单。', 'Operating subjects that meet these; none set: all in your scope. They are listed when the pools are fixed.')}</p>
      <Field name={['pool', 'divisionCode']} label={t('所在区划', 'Division')} required={false}><DivisionPicker allowClear /></Field>
      <Field name={['pool', 'kind']} label={t('类别', 'Kind')} required={false}><Select mode="multiple" allowClear options={subjectKinds.map((value) => ({ value, label: label(subjectKindNames[value]) }))} /></Field>
      <Field name={['pool', 'tag']} label={t('风险标签', 'Risk tag')} required={false}><Select allowClear showSearch={{ optionFilterProp: 'label' }} options={riskTags.map((r) => ({ value: r.code, label: label({ zh: r.name, en: r.nameEn || r.name }) }))} /></Field>
      <Field name={['pool', 'isKey']} label={t('重点监管', 'Key subjects')} required={false} valuePropName="checked"><Checkbox>{t('只抽重点监管对象', 'Key subjects only')}</Checkbox></Field>
      <h2 style={{ fontSize: 16 }}>{t('执法检查人员名录库', 'The pool of officers')}</h2>
      <OfficersField />
      <h2 style={{ fontSize: 16 }}>{t('细则', 'How many')}</h2>
      <fieldset style={{ border: 0, padding: 0, margin: 0 }}>
        <legend style={{ marginBottom: 8, border: 0, fontSize: 14, color: 'inherit' }}>{t('各级抽查比例 %（逢小数进一）', 'Percent of each grade (rounded up)')}</legend>
        <Flex gap={12} wrap>
          {drawGrades.map((g) => <Field key={g} name={['rule', 'percent', g]} label={label(gradeText(g))} required><InputNumber min={0} max={100} precision={2} style={{ width: 100 }} /></Field>)}
        </Flex>
      </fieldset>
      <Flex gap={12} wrap>
        <Field name={['rule', 'least']} label={t('各级至少家数', 'At least of each grade')} required><InputNumber min={0} max={1000} precision={0} style={{ width: 130 }} /></Field>
        <Field name={['rule', 'perSubject']} label={t('每家检查人员数', 'Officers to a subject')} required><InputNumber min={2} max={DRAW_LIMITS.perSubject} precision={0} style={{ width: 130 }} /></Field>
      </Flex>
    </>
  );
  const common = { initial, faultField, onDone, onCancel, toBody: (v: Record<string, unknown>) => toBody(v) as never };
  return draw
    ? <OperationForm op={drawApi.change} params={{ id: draw.id }} version={draw.version} {...common}>{fields}</OperationForm>
    : <OperationForm op={drawApi.prepare} draft="draw.prepare" submit={t('起草', 'Prepare')} {...common}>{fields}</OperationForm>;
}
