import { letterTemplateApi, type LetterTemplate } from '@anlan/contracts/responsibility';
import { Input } from 'antd';
import { Field } from '../../patterns/form/field';
import { OperationForm } from '../../patterns/form/operation-form';
import { DivisionPicker } from '../../patterns/pickers/division-picker';
import { useRights } from '../../session/rights';
import { useWords } from '../../text/text';
import { Wording } from './letter-form';
import { TargetsField, targetsOf } from './targets-field';

interface Props {
  /** absent: a new one */
  readonly template?: LetterTemplate;
  readonly onDone: (template: LetterTemplate) => void;
  readonly onCancel: () => void;
  readonly onReadAgain?: () => void;
}

/** A wording that letters are made of, with its placeholders. */
export function TemplateForm({ template, onDone, onCancel, onReadAgain }: Props) {
  const { t } = useWords();
  const rights = useRights();
  const toBody = (v: Record<string, unknown>) => ({ ...v, targets: targetsOf(v['targets']) }) as never;
  const fields = (
    <>
      <Field name="name" label={t('模板名称', 'Name')} required><Input maxLength={100} placeholder={t('例如：区级安全生产责任书', 'For example: letter of the district with units')} /></Field>
      {!template && <Field name="divisionCode" label={t('归口区划（区或街道）', 'Kept by (district or street)')} required><DivisionPicker deepest="street" within={rights.divisionsOf('letter.manage')} /></Field>}
      <Wording name="body" />
      <TargetsField />
    </>
  );
  if (!template) {
    const divisionCode = rights.mayEverywhere('letter.manage') ? rights.me.tenant.divisionCode : rights.divisionsOf('letter.manage')?.[0];
    return <OperationForm op={letterTemplateApi.make} draft="letter-template.make" initial={{ divisionCode }} toBody={toBody} submit={t('新建', 'Make')} onDone={onDone} onCancel={onCancel}>{fields}</OperationForm>;
  }
  const { name, body, targets } = template;
  return <OperationForm op={letterTemplateApi.change} params={{ id: template.id }} version={template.version} initial={{ name, body, targets }} toBody={toBody} onDone={onDone} onCancel={onCancel} onReadAgain={onReadAgain}>{fields}</OperationForm>;
}
