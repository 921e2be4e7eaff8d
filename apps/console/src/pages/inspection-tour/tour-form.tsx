import { inspectionTourApi, inspectionTourLevelNames, inspectionTourLevels, responsibilityFileApi, type InspectionTour } from '@anlan/contracts/responsibility';
import { shanghaiDay } from '@anlan/domain';
import { MinusCircleOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Flex, Form, Input, InputNumber, Radio, Select } from 'antd';
import type { ReactNode } from 'react';
import { FilesField, filesSent } from '../../patterns/files/files-field';
import { Field } from '../../patterns/form/field';
import { OperationForm } from '../../patterns/form/operation-form';
import { DivisionPicker } from '../../patterns/pickers/division-picker';
import { InNameField } from '../../patterns/pickers/in-name-field';
import { MemberPicker } from '../../patterns/pickers/member-picker';
import { UnitsPicker } from '../../patterns/pickers/units-picker';
import { useWords } from '../../text/text';
import { tourBody, tourValues } from './tour-body';

interface Props {
  /** absent: a new one */
  readonly tour?: InspectionTour;
  readonly onDone: (tour: InspectionTour) => void;
  readonly onCancel: () => void;
  readonly onReadAgain?: () => void;
}

/** The plan of a tour, or a change before it is approved. */
export function TourForm({ tour, onDone, onCancel, onReadAgain }: Props) {
  const { t, label } = useWords();
  const day = (name: string, text: string) => <Field name={name} label={text} required><Input type="date" style={{ width: 170 }} /></Field>;
  const names = (name: string, text: string) => <Field name={name} label={text} required={false}><Select mode="tags" open={false} suffixIcon={null} placeholder={t('逐个输入后回车', 'Enter after each')} /></Field>;
  const fields = (
    <>
      <Field name="name" label={t('巡查名称', 'Name')} required><Input maxLength={200} /></Field>
      <Flex gap={12} wrap>
        <Field name="year" label={t('年度', 'Year')} required><InputNumber min={2000} max={2099} precision={0} style={{ width: 120 }} /></Field>
        <Field name="level" label={t('级别', 'Level')} required><Radio.Group options={inspectionTourLevels.map((value) => ({ value, label: label(inspectionTourLevelNames[value]) }))} /></Field>
      </Flex>
      <Field name="targetUnitIds" label={t('被巡查单位', 'Units visited')} required={false} extra={t('单位、区划至少写一个；他们看得到这次巡查', 'At least one unit or division; they see the tour')}><UnitsPicker /></Field>
      <Rows name="targetDivisionCodes" legend={t('被巡查的街道、社区', 'Streets and communities visited')} add={t('增加区划', 'Add a division')} remove={(n) => t('移除区划 {n}', 'Remove division {n}', { n })}>{(at, n) => <Form.Item name={[at]} style={{ flex: '1 1 180px', minWidth: 0, marginBottom: 8 }}><DivisionPicker deepest="community" aria-label={t('区划 {n}', 'Division {n}', { n })} /></Form.Item>}</Rows>
      <Field name="basis" label={t('依据文件', 'Basis')} required><Input.TextArea autoSize={{ minRows: 2 }} maxLength={1000} /></Field>
      <Flex gap={12} wrap>{day('stayFrom', t('计划进驻起', 'Stay from'))}{day('stayTo', t('计划进驻止', 'Stay to'))}</Flex>
      <Flex gap={12} wrap>
        <Field name={['leader', 'memberId']} label={t('组长（本区人员）', 'Head of the group')} required={false} style={{ flex: '1 1 180px', minWidth: 0 }}><MemberPicker allowClear /></Field>
        <Field name={['leader', 'name']} label={t('或写姓名', 'or by name')} required={false} style={{ flex: '1 1 180px', minWidth: 0 }}><Input maxLength={60} /></Field>
      </Flex>
      <Rows name="members" legend={t('成员（本区人员）', 'Members of the tenant')} add={t('增加成员', 'Add a member')} remove={(n) => t('移除成员 {n}', 'Remove member {n}', { n })}>{(at, n) => <Form.Item name={[at, 'memberId']} style={{ flex: '1 1 180px', minWidth: 0, marginBottom: 8 }}><MemberPicker aria-label={t('成员 {n}', 'Member {n}', { n })} /></Form.Item>}</Rows>
      {names('memberNames', t('其他成员', 'Other members'))}
      <InNameField permission="inspection-tour.manage" extra={t('市级巡查不写', 'None of a tour by the city')} />
      <Field name="bodyUnitIds" label={t('参加单位（本区单位）', 'Bodies that take part')} required={false}><UnitsPicker /></Field>
      {names('bodyNames', t('其他参加单位，如纪委监委、组织部', 'Other bodies, such as the discipline commission'))}
      <Field name="files" label={t('巡查方案', 'The plan')} required={false} rules={[filesSent(t)]} extra={t('有了方案才能批准', 'It is approved once there is one')}><FilesField op={responsibilityFileApi.upload} /></Field>
    </>
  );
  if (!tour) return <OperationForm op={inspectionTourApi.draft} draft="inspection-tour.draft" initial={{ level: 'district', year: Number(shanghaiDay(new Date()).slice(0, 4)) }} toBody={tourBody as never} submit={t('拟定', 'Draft')} onDone={onDone} onCancel={onCancel}>{fields}</OperationForm>;
  return <OperationForm op={inspectionTourApi.change} params={{ id: tour.id }} version={tour.version} initial={tourValues(tour, (n) => t('方案附件 {n}', 'File {n} of the plan', { n }))} toBody={tourBody as never} onDone={onDone} onCancel={onCancel} onReadAgain={onReadAgain}>{fields}</OperationForm>;
}

interface RowsProps {
  readonly name: string;
  readonly legend: string;
  readonly add: string;
  readonly remove: (n: number) => string;
  readonly children: (at: number, n: number) => ReactNode;
}

/** As many as there are, one below another. */
function Rows({ name: list, legend, add: addText, remove: removeText, children }: RowsProps) {
  return (
    <Form.List name={list}>
      {(rows, { add, remove }) => (
        <fieldset style={{ border: 0, padding: 0, margin: '0 0 16px', minWidth: 0 }}>
          <legend style={{ fontSize: 14, marginBottom: 8 }}>{legend}</legend>
          {rows.map(({ key, name }) => <Flex key={key} gap={8} align="start">{children(name, name + 1)}<Button type="text" icon={<MinusCircleOutlined />} aria-label={removeText(name + 1)} onClick={() => remove(name)} /></Flex>)}
          <Button icon={<PlusOutlined />} onClick={() => add()}>{addText}</Button>
        </fieldset>
      )}
    </Form.List>
  );
}
