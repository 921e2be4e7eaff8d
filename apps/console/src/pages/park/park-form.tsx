import { parkApi, type Park } from '@anlan/contracts/responsibility';
import { Input, Select } from 'antd';
import { Field } from '../../patterns/form/field';
import { OperationForm } from '../../patterns/form/operation-form';
import { DivisionPicker } from '../../patterns/pickers/division-picker';
import { useRights } from '../../session/rights';
import { useWords } from '../../text/text';

interface Props {
  /** absent: a new one */
  readonly park?: Park;
  readonly onDone: (park: Park) => void;
  readonly onCancel: () => void;
  readonly onReadAgain?: () => void;
}
const body = ({ address, buildings, ...v }: Record<string, unknown>) => ({ ...v, address: (address as string | undefined)?.trim() || null, buildings: buildings ?? [] });

/** A park: where it lies and its buildings. */
export function ParkForm({ park, onDone, onCancel, onReadAgain }: Props) {
  const { t } = useWords();
  const within = useRights().divisionsOf('park.manage');
  const fields = (
    <>
      <Field name="name" label={t('园区名称', 'Name')} required><Input maxLength={200} /></Field>
      <Field name="divisionCode" label={t('所在区划', 'Division')} required><DivisionPicker within={within} /></Field>
      <Field name="address" label={t('地址', 'Address')} required={false}><Input maxLength={300} /></Field>
      <Field name="buildings" label={t('楼栋', 'Buildings')} required={false} extra={t('还有在园单位的楼栋不能删', 'A building with parties stays')}><Select mode="tags" open={false} suffixIcon={null} placeholder={t('逐个输入后回车', 'Enter after each')} /></Field>
    </>
  );
  if (!park) return <OperationForm op={parkApi.register} draft="park.register" toBody={body as never} submit={t('登记', 'Register')} onDone={onDone} onCancel={onCancel}>{fields}</OperationForm>;
  const { name, divisionCode, address, buildings } = park;
  return <OperationForm op={parkApi.change} params={{ id: park.id }} version={park.version} initial={{ name, divisionCode, address, buildings }} toBody={body as never} onDone={onDone} onCancel={onCancel} onReadAgain={onReadAgain}>{fields}</OperationForm>;
}
