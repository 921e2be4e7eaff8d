import { riskKindNames } from '@anlan/contracts/enforcement';
import { Form, Input, Segmented, Select } from 'antd';
import type { Rule } from 'antd/es/form';
import { useMemo } from 'react';
import { Field } from '../../patterns/form/field';
import { DivisionPicker } from '../../patterns/pickers/division-picker';
import { PositionField } from '../../patterns/pickers/position-field';
import { UnitPicker } from '../../patterns/pickers/unit-picker';
import { SubjectPicker } from '../../patterns/pickers/subject-picker';
import { useRights } from '../../session/rights';
import { useWords, type Words } from '../../text/text';
import { choicesOf } from '../hazard/hazard.names';

/** GB 6441-1986 names of accidents, as people here choose them; others can be typed. */
const accidents = ['物体打击', '车辆伤害', '机械伤害', '起重伤害', '触电', '淹溺', '灼烫', '火灾', '高处坠落', '坍塌', '锅炉爆炸', '容器爆炸', '其他爆炸', '中毒和窒息', '其他伤害'];

/** Post and task go with a department. */
const together = (t: Words['t']): Rule => ({ getFieldValue }) => ({ required: !!getFieldValue(['label', 'unitId']), message: t('部门、岗位、任务须同时填写', 'Department, post and task go together') });

/** What is entered of a label: whole, or none. */
export function labelBody(label: unknown): { unitId: string; post: string; task: string } | null {
  const { unitId, post, task } = (label ?? {}) as { unitId?: string; post?: string; task?: string };
  return unitId && post && task ? { unitId, post, task } : null;
}

/** What a risk point is and where; choosing the subject brings its division and its tags. */
export function PointFields() {
  const { t, label } = useWords();
  const rights = useRights();
  const form = Form.useFormInstance();
  const within = useMemo(() => rights.divisionsOf('risk-point.collect'), [rights]);
  return (
    <>
      <Field name="name" label={t('风险点名称', 'Name')}><Input maxLength={200} placeholder={t('例如：污水处理池', 'For example: sewage pit')} /></Field>
      <Field name="kind" label={t('类别', 'Kind')} required={false}><Segmented options={choicesOf(riskKindNames).map((c) => ({ value: c.value, label: label(c.label) }))} /></Field>
      {rights.may('subject.read') && (
        <Field name="subjectId" label={t('监管对象', 'Subject')} extra={t('公共区域的风险点可不选', 'Leave it empty for a public place')}>
          <SubjectPicker
            placeholder={t('输入名称、地址或代码', 'Name, address or code')}
            onSubject={(s) => s && form.setFieldsValue({ divisionCode: s.divisionCode, ...(!(form.getFieldValue('tags') as string[] | undefined)?.length && { tags: s.tags }) })}
          />
        </Field>
      )}
      <Field name="place" label={t('所在场所、部位', 'Place')}><Input maxLength={300} placeholder={t('例如：厂区北侧一楼', 'For example: north side, ground floor')} /></Field>
      <Field name="divisionCode" label={t('所在区划', 'Division')}><DivisionPicker within={within} placeholder={t('选择所在街道、社区或网格', 'Choose the street, community or grid')} /></Field>
      <Form.Item name="position"><PositionField /></Form.Item>
      <Field name="tags" label={t('风险标签', 'Risk tags')} required={false}><Select mode="multiple" options={rights.me.riskTags.map((tag) => ({ value: tag.code, label: label({ zh: tag.name, en: tag.nameEn || tag.name }) }))} /></Field>
      <Field name="accidentTypes" label={t('可能导致的事故类型', 'Accidents it may cause')} required={false}><Select mode="tags" maxCount={20} options={accidents.map((a) => ({ value: a, label: a }))} /></Field>
      {rights.may('risk-point.manage') && (
        <>
          <Field name={['label', 'unitId']} label={t('责任标签：重点部门', 'Label: department')} required={false}><UnitPicker allowClear placeholder={t('选择部门', 'Choose a department')} /></Field>
          <Field name={['label', 'post']} label={t('重点岗位', 'Post')} required={false} dependencies={[['label', 'unitId']]} rules={[together(t)]}><Input maxLength={100} /></Field>
          <Field name={['label', 'task']} label={t('重点任务', 'Task')} required={false} dependencies={[['label', 'unitId']]} rules={[together(t)]}><Input maxLength={300} /></Field>
        </>
      )}
      <Field name="description" label={t('风险描述', 'Description')}><Input.TextArea rows={3} maxLength={2000} showCount /></Field>
    </>
  );
}
