import { memberApi, type MemberDto, type RevealedMember } from '@anlan/contracts/tenancy';
import { Alert, Checkbox, Form, Input } from 'antd';
import { call } from '../../../api/client';
import { Field } from '../../../patterns/form/field';
import { FormDrawer } from '../../../patterns/form/form-drawer';
import { OperationForm } from '../../../patterns/form/operation-form';
import { useRights } from '../../../session/rights';
import { useWords } from '../../../text/text';
import { useNotices } from '../../../theme/notices';
import { PersonFields } from './create-member';

export type MemberAction = 'edit' | 'reveal' | 'reset' | 'use';
export type Revealed = Pick<RevealedMember, 'phone' | 'identityNumber'>;

interface Props {
  readonly member: MemberDto;
  readonly action: MemberAction | undefined;
  readonly onClose: () => void;
  readonly onReadAgain: () => void;
  readonly onRevealed: (revealed: Revealed) => void;
  readonly onPassword: (password: string) => void;
}

const placeOf = (m: MemberDto) => ({ displayName: m.displayName, unitId: m.unitId ?? undefined, postId: m.postId ?? undefined });

/** What is done to a person's record and account. Numbers are masked where they are read, so an empty field leaves them as they are. */
export function MemberForms({ member, action, onClose, onReadAgain, onRevealed, onPassword }: Props) {
  const { t } = useWords();
  const notices = useNotices();
  const rights = useRights();
  const [edit] = Form.useForm();
  const common = { params: { id: member.id }, onCancel: onClose };
  const done = (text: string) => (): void => { onClose(); void notices.success(text); };
  const fields = [
    ...(member.phone ? [{ value: 'phone', label: t('电话', 'Phone') }] : []),
    ...(member.identityNumber && rights.may('personal.reveal-identity') ? [{ value: 'identityNumber', label: t('公民身份号码', 'Identity number') }] : []),
  ];
  return (
    <>
      <FormDrawer title={t('修改人员', 'Edit the person')} open={action === 'edit'} onClose={onClose}>
        <OperationForm
          form={edit} op={memberApi.patch} {...common} version={member.version} onReadAgain={onReadAgain} initial={placeOf(member)}
          toBody={({ displayName, unitId, postId, phone, identityNumber }) => ({
            displayName: displayName as string, unitId: (unitId as string | undefined) ?? null, postId: (postId as string | undefined) ?? null,
            ...(phone ? { phone: phone as string } : {}), ...(identityNumber ? { identityNumber: identityNumber as string } : {}),
          })}
          compare={{
            read: async () => {
              const now = await call(memberApi.get, { params: { id: member.id } });
              return { values: placeOf(now), version: now.version };
            },
            labels: { displayName: t('姓名', 'Name'), unitId: t('机构', 'Unit'), postId: t('岗位', 'Post') },
          }}
          onDone={done(t('已保存', 'Saved'))}
        >
          <Field name="displayName" label={t('姓名', 'Name')} required><Input maxLength={50} /></Field>
          <PersonFields />
          <p>{t('电话和身份号码留空则不变。', 'Leave phone and identity number empty to keep them.')}</p>
        </OperationForm>
      </FormDrawer>
      <FormDrawer title={t('查看完整号码', 'Show numbers in full')} open={action === 'reveal'} onClose={onClose}>
        <Alert type="warning" showIcon style={{ marginBottom: 16 }} title={t('查看个人信息会连同事由记入审计日志', 'That they were shown, and why, goes into the audit log')} />
        <OperationForm op={memberApi.reveal} {...common} initial={{ fields: fields.map((f) => f.value) }} submit={t('查看', 'Show')} onDone={(r) => { onClose(); onRevealed(r); }}>
          <Field name="fields" label={t('内容', 'What')}><Checkbox.Group options={fields} /></Field>
          <Field name="reason" label={t('事由', 'Why')}><Input.TextArea rows={3} maxLength={200} showCount /></Field>
        </OperationForm>
      </FormDrawer>
      <FormDrawer title={t('重置密码', 'Reset the password')} open={action === 'reset'} onClose={onClose}>
        <Alert type="warning" showIcon style={{ marginBottom: 16 }} title={t('原密码立即作废，此人在各处的登录随即结束', 'The present password ends at once, and so do all sign-ins of the person')} />
        <OperationForm op={memberApi.resetPassword} {...common} danger submit={t('重置密码', 'Reset')} onDone={(r) => { onClose(); if (r.oneTimePassword) onPassword(r.oneTimePassword); }}>
          <Field name="oneTimeCode" label={t('手机丢失', 'Lost phone')} valuePropName="checked"><Checkbox>{t('同时清除动态口令，下次登录时重新绑定', 'Forget the one-time code too; it is set up anew at the next sign-in')}</Checkbox></Field>
        </OperationForm>
      </FormDrawer>
      <FormDrawer title={member.enabled ? t('停用人员', 'Disable the person') : t('启用人员', 'Enable the person')} open={action === 'use'} onClose={onClose}>
        <p>{member.enabled ? t('停用后立即不能使用任何功能；记录和经办历史保留。', 'Refused everywhere at once; records and what was done stay.') : t('启用后可用原来的登录名登录，授权照旧。', 'Can sign in under the same name again, with the roles as they are.')}</p>
        <OperationForm op={member.enabled ? memberApi.disable : memberApi.enable} {...common} version={member.version} onReadAgain={onReadAgain} danger={member.enabled} submit={member.enabled ? t('停用', 'Disable') : t('启用', 'Enable')} onDone={done(t('已保存', 'Saved'))}>{null}</OperationForm>
      </FormDrawer>
    </>
  );
}
