import { enforcementFileApi, reopenCauseNames, supervisionRequirementNames, supervisionRequirements, type Hazard } from '@anlan/contracts/enforcement';
import { Form, Input, Radio } from 'antd';
import { Field } from '../../patterns/form/field';
import { DueDayField } from '../../patterns/pickers/due-day-field';
import { MemberPicker } from '../../patterns/pickers/member-picker';
import { UnitPicker } from '../../patterns/pickers/unit-picker';
import { allSent } from '../../patterns/pictures/pictures';
import { PicturesField } from '../../patterns/pictures/pictures-field';
import { useRights } from '../../session/rights';
import { instantText } from '../../text/format';
import { useWords } from '../../text/text';
import { AssigneeFields } from './assignee-fields';

export function AssignFields() {
  const { t } = useWords();
  return (
    <>
      <AssigneeFields />
      <Field name="dueAt" label={t('整改期限', 'Due')}><DueDayField /></Field>
    </>
  );
}

/** Who takes it on besides the enterprise, or in place of those who had it. */
export function UnitFields({ label, member = false }: { label: string; member?: boolean }) {
  const { t } = useWords();
  const seesMembers = useRights().may('member.read');
  return (
    <>
      <Field name="unitId" label={label}><UnitPicker placeholder={t('请选择单位', 'Choose a unit')} /></Field>
      {member && seesMembers && <Field name="memberId" label={t('责任人', 'Person')}><MemberPicker allowClear /></Field>}
    </>
  );
}

export function PicturesOf({ label }: { label: string }) {
  const { t } = useWords();
  return <Field name="pictures" label={label} rules={[allSent(t)]}><PicturesField op={enforcementFileApi.upload} /></Field>;
}

export function SubmitFields({ pictures, said }: { pictures: string; said: string }) {
  const { t } = useWords();
  return (
    <>
      <PicturesOf label={pictures} />
      <Field
        name="said" label={said} dependencies={['pictures']} extra={t('照片与文字至少一项', 'Pictures, words or both')}
        rules={[({ getFieldValue }) => ({ validator: async (_, v?: string) => {
          if (!v?.trim() && !(getFieldValue('pictures') as unknown[] | undefined)?.length) throw new Error(t('请附照片或说明{what}', 'Attach pictures, or say: {what}', { what: said }));
        } })]}
      >
        <Input.TextArea rows={3} maxLength={500} showCount />
      </Field>
    </>
  );
}

export function VerifyFields({ accepted, rejected }: { accepted: string; rejected: string }) {
  const { t } = useWords();
  const result = Form.useWatch('result') as string | undefined;
  return (
    <>
      <Field name="result" label={t('复查结论', 'Result')}><Radio.Group options={[{ value: 'accepted', label: accepted }, { value: 'rejected', label: rejected }]} /></Field>
      {result === 'rejected' && <Field name="reason" label={t('不合格的原因', 'Reason')} required><Input.TextArea rows={3} maxLength={2000} /></Field>}
      <PicturesOf label={t('复查照片', 'Pictures')} />
    </>
  );
}

export function ExtendFields({ hazard, label }: { hazard: Hazard; label: string }) {
  const { t } = useWords();
  return (
    <>
      <Field name="dueAt" label={label} extra={hazard.dueAt && t('原期限：{at}', 'Present deadline: {at}', { at: instantText(hazard.dueAt) })}><DueDayField /></Field>
      <Field name="reason" label={t('延期理由', 'Reason')}><Input.TextArea rows={3} maxLength={2000} showCount /></Field>
    </>
  );
}

export function DecideFields({ hazard }: { hazard: Hazard }) {
  const { t } = useWords();
  const result = Form.useWatch('result') as string | undefined;
  const asked = hazard.extension;
  return (
    <>
      {asked && <p style={{ overflowWrap: 'anywhere' }}>{t('{who}申请延至 {at}：{reason}', '{who} asks for {at}: {reason}', { who: asked.by.name, at: instantText(asked.dueAt), reason: asked.reason })}</p>}
      <Field name="result" label={t('答复', 'Answer')}><Radio.Group options={[{ value: 'approved', label: t('同意延期', 'Approve') }, { value: 'refused', label: t('不同意', 'Refuse') }]} /></Field>
      {result === 'refused'
        ? <Field name="reason" label={t('不同意的原因', 'Reason')} required><Input.TextArea rows={3} maxLength={2000} /></Field>
        : <Field name="dueAt" label={t('批准的期限（留空即申请的期限）', 'Deadline (left empty: the one asked for)')}><DueDayField /></Field>}
    </>
  );
}

/** 五落实 */
export function RequirementFields() {
  const { label } = useWords();
  return supervisionRequirements.map((r) => (
    <Field key={r} name={['requirements', r]} label={label(supervisionRequirementNames[r])}><Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={r === 'measures' || r === 'plan' ? 2000 : 500} /></Field>
  ));
}

export function OpinionFields() {
  const { t } = useWords();
  return (
    <>
      <Field name="expert" label={t('专家（姓名、单位）', 'Expert: name and where from')}><Input maxLength={100} /></Field>
      <Field name="opinion" label={t('意见', 'Opinion')}><Input.TextArea rows={4} maxLength={2000} showCount /></Field>
      <Field name="agrees" label={t('是否同意销号', 'May it be closed?')}><Radio.Group options={[{ value: true, label: t('同意', 'Yes') }, { value: false, label: t('不同意', 'No') }]} /></Field>
      <PicturesOf label={t('意见书照片', 'Pictures of the opinion')} />
    </>
  );
}

export function ReopenFields() {
  const { t, label } = useWords();
  return (
    <>
      <Field name="cause" label={t('为何重开', 'Why')}><Radio.Group options={(['sampling', 'complaint'] as const).map((value) => ({ value, label: label(reopenCauseNames[value]) }))} /></Field>
      <Field name="reason" label={t('发现的问题', 'What was found')}><Input.TextArea rows={3} maxLength={2000} showCount /></Field>
      <Field name="dueAt" label={t('新的整改期限', 'New deadline')}><DueDayField /></Field>
      <PicturesOf label={t('现场照片', 'Pictures')} />
    </>
  );
}

export function ReasonField({ label }: { label: string }) {
  return <Field name="reason" label={label}><Input.TextArea rows={3} maxLength={2000} showCount /></Field>;
}
