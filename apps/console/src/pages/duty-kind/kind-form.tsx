import { dutyKindApi, dutyRoleNames, dutyRoles, type DutyKind } from '@anlan/contracts/responsibility';
import { Checkbox, Input } from 'antd';
import { Field } from '../../patterns/form/field';
import { OperationForm } from '../../patterns/form/operation-form';
import { useWords } from '../../text/text';

interface Props {
  /** absent: a new one */
  readonly kind?: DutyKind;
  readonly onDone: (kind: DutyKind) => void;
  readonly onCancel: () => void;
  readonly onReadAgain?: () => void;
}

const also = [['responsibility', 'duty-object']] as const;

/** What a kind is called, and which holders its objects need. */
export function DutyKindForm({ kind, onDone, onCancel, onReadAgain }: Props) {
  const { t, label } = useWords();
  const toBody = ({ description, ...v }: Record<string, unknown>) => ({ ...v, description: description || null });
  const fields = (
    <>
      <Field name="name" label={t('种类名称', 'Name')} required><Input maxLength={60} placeholder={t('如 易涝点', 'e.g. waterlogging point')} /></Field>
      {!kind && <Field name="key" label={t('代码（小写字母、数字、连字符，以后不变）', 'Key: small letters, digits, hyphens; it stays')} required><Input maxLength={60} placeholder="waterlogging-point" autoCapitalize="none" /></Field>}
      <Field name="roles" label={t('须有的责任人', 'Holders that are needed')} required><Checkbox.Group options={dutyRoles.map((value) => ({ value, label: label(dutyRoleNames[value]) }))} /></Field>
      <Field name="description" label={t('说明', 'Description')} required={false}><Input.TextArea rows={2} maxLength={500} /></Field>
    </>
  );
  if (!kind) return <OperationForm op={dutyKindApi.create} draft="duty-kind.create" toBody={(v) => toBody(v) as never} submit={t('定义', 'Define')} onDone={onDone} onCancel={onCancel}>{fields}</OperationForm>;
  const { name, description, roles } = kind;
  return (
    <OperationForm op={dutyKindApi.change} params={{ id: kind.id }} version={kind.version} also={also} initial={{ name, description, roles }} toBody={(v) => toBody(v) as never} onDone={onDone} onCancel={onCancel} onReadAgain={onReadAgain}>
      <p>{t('须有的责任人改了，缺口和落实率随之重算。', 'When the holders that are needed change, gaps and rate are counted anew.')}</p>
      {fields}
    </OperationForm>
  );
}
