import { assessmentApi, assessmentSchemeApi, type Assessment } from '@anlan/contracts/responsibility';
import { MinusCircleOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Flex, Form, Input, Select } from 'antd';
import { useRead } from '../../api/queries';
import { Field } from '../../patterns/form/field';
import { OperationForm } from '../../patterns/form/operation-form';
import { DivisionPicker } from '../../patterns/pickers/division-picker';
import { UnitPicker } from '../../patterns/pickers/unit-picker';
import { useWords } from '../../text/text';

/** 启动考核: by which scheme, of when, and of whom. */
export function OpenForm({ onDone, onCancel }: { onDone: (a: Assessment) => void; onCancel: () => void }) {
  const { t } = useWords();
  const schemes = useRead(assessmentSchemeApi.list, { query: { status: 'in_force', limit: 200 } });
  return (
    <OperationForm op={assessmentApi.open} draft="assessment.open" initial={{ units: [{}] }} also={[['responsibility', 'assessment_sheet']]} submit={t('启动', 'Open')} onDone={onDone} onCancel={onCancel}>
      <Field name="schemeId" label={t('考核方案', 'Scheme')} required>
        <Select loading={schemes.isLoading} notFoundContent={t('没有施行的方案，请先起草并由他人批准', 'No scheme is in force: draft one, and have another approve it')} options={(schemes.data?.items ?? []).map((s) => ({ value: s.id, label: t('{name}（第 {n} 版）', '{name} (version {n})', { name: s.name, n: s.number }) }))} />
      </Field>
      <Field name="name" label={t('考核名称', 'Name')} required><Input maxLength={200} /></Field>
      <Flex gap={12} wrap>
        <Field name="from" label={t('考核期自', 'From')} required><Input type="date" style={{ width: 170 }} /></Field>
        <Field name="to" label={t('考核期至', 'To')} required><Input type="date" style={{ width: 170 }} /></Field>
        <Field name="selfScoreUntil" label={t('自评截止日', 'Self-scores until')} required><Input type="date" style={{ width: 170 }} /></Field>
      </Flex>
      <Form.List name="units">
        {(rows, { add, remove }) => (
          <fieldset style={{ border: 0, padding: 0, margin: '0 0 16px' }}>
            <legend style={{ fontSize: 14, marginBottom: 8 }}>{t('被考核单位（街道考核写明街道）', 'Units assessed (of streets, with the street)')}</legend>
            {rows.map(({ key, name }) => (
              <Flex key={key} gap={8} align="start" wrap>
                <Form.Item name={[name, 'unitId']} rules={[{ required: true, message: t('请选择单位', 'Choose the unit') }]} style={{ flex: '1 1 180px', minWidth: 0 }}><UnitPicker aria-label={t('单位 {n}', 'Unit {n}', { n: name + 1 })} placeholder={t('单位', 'Unit')} style={{ width: '100%' }} /></Form.Item>
                <Form.Item name={[name, 'divisionCode']} style={{ flex: '1 1 160px', minWidth: 0 }}><DivisionPicker deepest="street" aria-label={t('街道 {n}', 'Street {n}', { n: name + 1 })} /></Form.Item>
                {rows.length > 1 && <Button type="text" icon={<MinusCircleOutlined />} aria-label={t('删除单位 {n}', 'Remove unit {n}', { n: name + 1 })} onClick={() => remove(name)} />}
              </Flex>
            ))}
            <Button icon={<PlusOutlined />} onClick={() => add({})}>{t('增加单位', 'Add a unit')}</Button>
          </fieldset>
        )}
      </Form.List>
    </OperationForm>
  );
}
