import { mechanismRecordApi, type MechanismRecord, type MechanismTemplate } from '@anlan/contracts/responsibility';
import { Input } from 'antd';
import { Field } from '../../patterns/form/field';
import { OperationForm } from '../../patterns/form/operation-form';
import { DivisionPicker } from '../../patterns/pickers/division-picker';
import { UnitPicker } from '../../patterns/pickers/unit-picker';
import { useRights } from '../../session/rights';
import { useWords } from '../../text/text';

interface Props {
  readonly template: MechanismTemplate;
  readonly onDone: (record: MechanismRecord) => void;
  readonly onCancel: () => void;
}

/** 列入: a place, a unit or an enterprise, by what the mechanism is about. */
export function ListForm({ template: m, onDone, onCancel }: Props) {
  const { t } = useWords();
  const within = useRights().divisionsOf('mechanism-record.list');
  const toBody = ({ name, unitId, creditCode, divisionCode }: Record<string, unknown>) => ({ templateId: m.id, divisionCode, name: name ?? null, unitId: unitId ?? null, creditCode: creditCode ?? null });
  return (
    <OperationForm op={mechanismRecordApi.open} toBody={(v) => toBody(v) as never} submit={t('列入', 'List')} onDone={onDone} onCancel={onCancel}>
      {m.scope === 'unit' ? <Field name="unitId" label={t('单位', 'Unit')} required><UnitPicker /></Field> : <Field name="name" label={m.scope === 'place' ? t('场所名称', 'Name of the place') : t('企业名称', 'Name of the enterprise')} required><Input maxLength={200} /></Field>}
      {m.scope === 'enterprise' && <Field name="creditCode" label={t('统一社会信用代码', 'Unified social credit code')} required><Input maxLength={18} autoCapitalize="characters" /></Field>}
      {m.scope !== 'unit' && <Field name="unitId" label={t('账号单位', 'Unit of its accounts')} required={false} extra={t('填写后由该单位的账号自行填报；没有账号时由本单位填报', 'Its accounts record for it; without one the bureau does')}><UnitPicker allowClear /></Field>}
      <Field name="divisionCode" label={t('所在区划', 'Division')}><DivisionPicker within={within} /></Field>
    </OperationForm>
  );
}
