import { divisionApi, type DivisionDto } from '@anlan/contracts/tenancy';
import { Input } from 'antd';
import { Field } from '../../../patterns/form/field';
import { OperationForm } from '../../../patterns/form/operation-form';
import { useWords } from '../../../text/text';

interface Props {
  readonly parent: DivisionDto | undefined;
  readonly onClose: () => void;
  readonly onDone: (division: DivisionDto) => void;
}

export function AddDivision({ parent, onClose, onDone }: Props) {
  const { t } = useWords();
  const start = parent && (parent.level === 'community' || parent.level === 'street') ? parent.code : undefined;
  return (
    <OperationForm op={divisionApi.add} initial={{ code: start }} submit={t('新增', 'Add')} onCancel={onClose} onDone={onDone}>
      <Field name="code" label={t('代码', 'Code')} extra={t('网格：社区（或街道）的 12 位代码 + 3–4 位自编号；街道 9 位、社区 12 位', 'A grid: the 12 digits of its community (or street) and 3–4 of your own; a street has 9 digits, a community 12')}><Input inputMode="numeric" maxLength={16} /></Field>
      <Field name="name" label={t('名称', 'Name')}><Input maxLength={100} /></Field>
      <Field name="validFrom" label={t('启用日', 'From')} extra={t('不填为今天', 'Today unless said')}><Input type="date" style={{ width: 180 }} /></Field>
    </OperationForm>
  );
}
