import { assessedKinds, assessmentSchemeApi, vetoTriggers, type AssessmentScheme } from '@anlan/contracts/responsibility';
import { MinusCircleOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Checkbox, Flex, Form, Input, InputNumber, Select } from 'antd';
import { Field } from '../../patterns/form/field';
import { OperationForm } from '../../patterns/form/operation-form';
import { useWords } from '../../text/text';
import { PointsField, pointsText } from './points';
import { SchemeItems } from './scheme-items';
import { bodyOf, valuesOf, type SchemeValues } from './scheme-values';

interface Props {
  /** absent: a new one */
  readonly scheme?: AssessmentScheme;
  readonly onDone: (s: AssessmentScheme) => void;
  readonly onCancel: () => void;
  readonly onReadAgain?: () => void;
}

/** 方案: its items with their points, grades and vetoes. What the items sum to stands beside the total. */
export function SchemeForm({ scheme, onDone, onCancel, onReadAgain }: Props) {
  const { t, label } = useWords();
  const fields = (
    <>
      <Field name="name" label={t('方案名称', 'Name')} required><Input maxLength={200} /></Field>
      <Field name="sourceDocument" label={t('依据文件', 'Source document')} required><Input maxLength={500} /></Field>
      <Flex gap={12} wrap>
        <Field name="unitKind" label={t('考核对象', 'Of')} required><Select style={{ width: 140 }} options={Object.entries(assessedKinds).map(([value, name]) => ({ value, label: label(name) }))} /></Field>
        <Field name="totalPoints" label={t('总分', 'Total')} required><PointsField /></Field>
        <Field name="appealDays" label={t('申诉期限（日）', 'Days for an appeal')} required><InputNumber min={1} max={60} precision={0} /></Field>
      </Flex>
      <Sum />
      <SchemeItems />
      <Rows name="grades" legend={t('等次（由高到低，最低一档从 0 分起）', 'Grades (from the best down, the last from 0)')} add={t('增加等次', 'Add a grade')}>
        {(n) => (
          <>
            <Form.Item name={[n, 'name']} rules={[{ required: true, message: t('请填写等次', 'The grade wants a name') }]}><Input aria-label={t('等次 {n}', 'Grade {n}', { n: n + 1 })} maxLength={20} style={{ width: 140 }} /></Form.Item>
            <Form.Item name={[n, 'from']} rules={[{ required: true, message: t('请填写分值', 'Points are wanted') }]}><PointsField aria-label={t('等次 {n} 起分', 'Grade {n}, from', { n: n + 1 })} /></Form.Item>
          </>
        )}
      </Rows>
      <Rows name="vetoes" legend={t('一票否决项', 'Vetoes')} add={t('增加否决项', 'Add a veto')}>
        {(n) => (
          <>
            <Form.Item name={[n, 'trigger']} rules={[{ required: true, message: t('请选择情形', 'Choose the ground') }]}><Select aria-label={t('否决情形 {n}', 'Ground {n}', { n: n + 1 })} style={{ width: 240 }} options={Object.entries(vetoTriggers).map(([value, name]) => ({ value, label: label(name) }))} /></Form.Item>
            <Form.Item name={[n, 'kind']} rules={[{ required: true, message: t('请选择后果', 'Choose the consequence') }]}><Select aria-label={t('后果 {n}', 'Consequence {n}', { n: n + 1 })} style={{ width: 150 }} options={[{ value: 'cap', label: t('得分封顶', 'Cap on points') }, { value: 'grade', label: t('等次不高于', 'Grade not above') }, { value: 'disqualify', label: t('取消评定资格', 'Disqualified') }]} /></Form.Item>
            <Form.Item noStyle dependencies={[['vetoes', n, 'kind']]}>
              {({ getFieldValue }) => {
                const kind = getFieldValue(['vetoes', n, 'kind']) as string | undefined;
                if (kind === 'cap') return <Form.Item name={[n, 'points']} rules={[{ required: true, message: t('请填写分值', 'Points are wanted') }]}><PointsField aria-label={t('封顶分 {n}', 'Cap {n}', { n: n + 1 })} /></Form.Item>;
                return kind === 'grade' ? <Form.Item name={[n, 'grade']} rules={[{ required: true, message: t('请填写等次', 'The grade is wanted') }]}><Input aria-label={t('最高等次 {n}', 'Highest grade {n}', { n: n + 1 })} maxLength={20} style={{ width: 120 }} /></Form.Item> : null;
              }}
            </Form.Item>
          </>
        )}
      </Rows>
      <Field name="rankingIsPublic" label="" required={false} valuePropName="checked"><Checkbox>{t('通报后各单位可见全部排名', 'Once issued, all units see the whole ranking')}</Checkbox></Field>
    </>
  );
  const common = { toBody: (v: Record<string, unknown>) => bodyOf(v as unknown as SchemeValues), onDone, onCancel };
  if (!scheme) return <OperationForm op={assessmentSchemeApi.draft} draft="assessment-scheme.draft" initial={{ unitKind: 'street', totalPoints: 10_000, appealDays: 5, rankingIsPublic: true, items: [{ method: 'manual' }], grades: [{}], vetoes: [] }} submit={t('保存草稿', 'Save the draft')} {...common}>{fields}</OperationForm>;
  return <OperationForm op={assessmentSchemeApi.change} params={{ id: scheme.id }} version={scheme.version} initial={valuesOf(scheme) as unknown as Record<string, unknown>} onReadAgain={onReadAgain} {...common}>{fields}</OperationForm>;
}

/** What the items that are no bonus sum to by now. */
function Sum() {
  const { t } = useWords();
  const items = Form.useWatch('items') as readonly { method?: string; points?: number }[] | undefined;
  const sum = (items ?? []).filter((i) => i?.method !== 'bonus').reduce((n, i) => n + (i?.points ?? 0), 0);
  return <p role="status">{t('各项（不含加分项）合计 {n} 分', 'The items that are no bonus sum to {n}', { n: pointsText(sum) })}</p>;
}

function Rows({ name, legend, add: more, children }: { name: string; legend: string; add: string; children: (n: number) => React.ReactNode }) {
  const { t } = useWords();
  return (
    <Form.List name={name}>
      {(rows, { add, remove }) => (
        <fieldset style={{ border: 0, padding: 0, margin: '0 0 16px' }}>
          <legend style={{ fontSize: 14, marginBottom: 8 }}>{legend}</legend>
          {rows.map((r) => <Flex key={r.key} gap={8} wrap align="start">{children(r.name)}<Button type="text" icon={<MinusCircleOutlined />} aria-label={t('删除：{what} {n}', 'Remove: {what} {n}', { what: legend, n: r.name + 1 })} onClick={() => remove(r.name)} /></Flex>)}
          <Button icon={<PlusOutlined />} onClick={() => add({})}>{more}</Button>
        </fieldset>
      )}
    </Form.List>
  );
}
