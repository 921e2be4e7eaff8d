import { memberApi, type CreatedMember } from '@anlan/contracts/tenancy';
import { Form, Input } from 'antd';
import { Field } from '../../../patterns/form/field';
import { OperationForm } from '../../../patterns/form/operation-form';
import { PostPicker } from '../../../patterns/pickers/post-picker';
import { UnitPicker } from '../../../patterns/pickers/unit-picker';
import { useWords } from '../../../text/text';

interface Props {
  readonly onDone: (member: CreatedMember) => void;
  readonly onCancel: () => void;
}

export function CreateMember({ onDone, onCancel }: Props) {
  const { t } = useWords();
  const [form] = Form.useForm();
  return (
    <OperationForm form={form} op={memberApi.create} submit={t('新增', 'Create')} onDone={onDone} onCancel={onCancel}>
      <Field name="displayName" label={t('姓名', 'Name')}><Input maxLength={50} autoComplete="off" /></Field>
      <Field name="username" label={t('登录名', 'Username')} extra={t('小写字母开头，3–40 位；建立后不能修改', 'Begins with a small letter, 3–40 characters; never changed')}><Input autoComplete="off" autoCapitalize="none" spellCheck={false} /></Field>
      <PersonFields />
      <p>{t('首次密码由系统生成，建立后显示一次；首次登录时须修改。角色请在建立后授予。', 'The first password is made by the system and shown once; it is changed at the first sign-in. Give roles after that.')}</p>
    </OperationForm>
  );
}

/** What can be changed of a person later too. */
export function PersonFields() {
  const { t } = useWords();
  const form = Form.useFormInstance();
  const unitId = Form.useWatch('unitId', form) as string | undefined;
  return (
    <>
      <Field name="unitId" label={t('机构', 'Unit')}><UnitPicker allowClear onChange={() => form.setFieldValue('postId', undefined)} /></Field>
      <Field name="postId" label={t('岗位', 'Post')}><PostPicker unitId={unitId} allowClear /></Field>
      <Field name="phone" label={t('电话', 'Phone')}><Input inputMode="tel" autoComplete="off" /></Field>
      <Field name="identityNumber" label={t('公民身份号码', 'Identity number')} extra={t('仅在业务需要时填写', 'Only where the work needs it')}><Input autoComplete="off" maxLength={18} /></Field>
    </>
  );
}
