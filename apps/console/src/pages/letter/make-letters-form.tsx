import { letterTemplateApi, type LetterTemplate } from '@anlan/contracts/responsibility';
import { shanghaiDay } from '@anlan/domain';
import { Form } from 'antd';
import { Field } from '../../patterns/form/field';
import { OperationForm } from '../../patterns/form/operation-form';
import { MemberPicker } from '../../patterns/pickers/member-picker';
import { useUnits } from '../../patterns/pickers/unit-picker';
import { UnitsPicker } from '../../patterns/pickers/units-picker';
import { useWords } from '../../text/text';
import { GiverFields } from './party-fields';

interface Props {
  readonly template: LetterTemplate;
  readonly onDone: (made: number) => void;
  readonly onCancel: () => void;
}

/** 批量起草 A letter for each of many units: all of them or none. */
export function MakeLettersForm({ template, onDone, onCancel }: Props) {
  const { t } = useWords();
  const year = Number(shanghaiDay(new Date()).slice(0, 4));
  const toBody = ({ title, year: of, level, partyAUnitId, partyAMemberId, signBy, units = [], signers }: Record<string, unknown>) => ({
    title, year: of, level, partyAUnitId: partyAUnitId ?? null, partyAMemberId, signBy,
    takers: (units as string[]).map((id) => ({ partyBUnitId: id, partyBMemberId: (signers as Record<string, string> | undefined)?.[id] ?? null })),
  });
  return (
    <OperationForm
      op={letterTemplateApi.makeLetters} params={{ id: template.id }} draft={`letter-template.make-letters.${template.id}`} initial={{ year, level: 'district' }} toBody={(v) => toBody(v) as never} also={[['responsibility', 'letter']]} submit={t('起草', 'Draft')}
      faultField={(path, values) => (path[0] === 'takers' && typeof path[1] === 'number' && path[2] === 'partyBMemberId' ? ['signers', String((values['units'] as string[] | undefined)?.[path[1]])] : path[0] === 'takers' ? ['units'] : path)} onDone={({ items }) => onDone(items.length)} onCancel={onCancel}
    >
      <GiverFields />
      <Field name="units" label={t('乙方机构（一家一份，至多 200 家）', 'Party B: a letter for each, 200 at most')} required><UnitsPicker /></Field>
      <Signers />
    </OperationForm>
  );
}

/** For each unit who signs, where it is said. */
function Signers() {
  const { t } = useWords();
  const chosen = Form.useWatch<string[] | undefined>('units') ?? [];
  const units = useUnits();
  if (chosen.length === 0) return null;
  return (
    <fieldset style={{ border: 0, padding: 0, margin: 0 }}>
      <legend style={{ fontSize: 14, marginBottom: 8 }}>{t('乙方签署人（不选：该机构中可以签署的人）', 'Who signs for each (none: whoever of the unit may)')}</legend>
      {chosen.map((id) => <Field key={id} name={['signers', id]} label={units.data?.find((u) => u.id === id)?.name ?? id} required={false}><MemberPicker unitId={id} allowClear /></Field>)}
    </fieldset>
  );
}
