import { responsibilityFileApi, vetoApi, vetoTriggers, type Veto } from '@anlan/contracts/responsibility';
import { Flex, Form, Input, Radio, Select } from 'antd';
import { givenEvidence } from '../../patterns/files/files';
import { FilesField, filesSent } from '../../patterns/files/files-field';
import { Field } from '../../patterns/form/field';
import { withoutEmpty } from '../../patterns/form/fields';
import { OperationForm } from '../../patterns/form/operation-form';
import { MemberPicker } from '../../patterns/pickers/member-picker';
import { UnitPicker } from '../../patterns/pickers/unit-picker';
import { useWords } from '../../text/text';

const toBody = ({ of: _, files, ...rest }: Record<string, unknown>): unknown => ({ ...(withoutEmpty(rest) as object), evidence: givenEvidence(files) });

/** 提请: on whom, on what ground, of when, with what evidence. */
export function VetoForm({ onDone, onCancel }: { onDone: (v: Veto) => void; onCancel: () => void }) {
  const { t, label } = useWords();
  return (
    <OperationForm op={vetoApi.propose} draft="veto.propose" initial={{ of: 'unit' }} toBody={toBody as never} submit={t('提请', 'Propose')} onDone={onDone} onCancel={onCancel}>
      <Field name="of" label={t('否决对象', 'Of')} required><Radio.Group options={[{ value: 'unit', label: t('单位', 'a unit') }, { value: 'member', label: t('人员', 'a person') }]} /></Field>
      <Form.Item noStyle dependencies={['of']}>
        {({ getFieldValue }) => (getFieldValue('of') === 'member' ? <Field name="memberId" label={t('人员', 'Person')} required><MemberPicker /></Field> : <Field name="unitId" label={t('单位', 'Unit')} required><UnitPicker /></Field>)}
      </Form.Item>
      <Field name="trigger" label={t('否决情形', 'Ground')} required><Select options={Object.entries(vetoTriggers).map(([value, name]) => ({ value, label: label(name) }))} /></Field>
      <Field name="basis" label={t('否决依据', 'Basis')} required><Input maxLength={1000} /></Field>
      <Field name="facts" label={t('事实', 'Facts')} required><Input.TextArea rows={4} maxLength={4000} showCount /></Field>
      <Flex gap={12} wrap>
        <Field name="from" label={t('期间自', 'From')} required><Input type="date" style={{ width: 170 }} /></Field>
        <Field name="to" label={t('期间至', 'To')} required><Input type="date" style={{ width: 170 }} /></Field>
      </Flex>
      <Field name="files" label={t('证据附件', 'Evidence')} required={false} rules={[filesSent(t)]}><FilesField op={responsibilityFileApi.upload} /></Field>
    </OperationForm>
  );
}
