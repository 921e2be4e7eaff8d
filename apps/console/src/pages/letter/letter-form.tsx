import { letterApi, letterTemplateApi, responsibilityFileApi, type Letter } from '@anlan/contracts/responsibility';
import { shanghaiDay } from '@anlan/domain';
import { Form, Input, Radio, Select } from 'antd';
import { useRead } from '../../api/queries';
import { givenFiles } from '../../patterns/files/files';
import { FilesField, filesSent } from '../../patterns/files/files-field';
import { Field } from '../../patterns/form/field';
import { OperationForm } from '../../patterns/form/operation-form';
import { DivisionPicker } from '../../patterns/pickers/division-picker';
import { useRights } from '../../session/rights';
import { useWords } from '../../text/text';
import { GiverFields, TakerFields } from './party-fields';
import { TargetsField, targetsOf } from './targets-field';
import { WordingHint } from './wording-hint';

interface Props {
  /** a draft that is changed; absent: a new one */
  readonly letter?: Letter;
  readonly onDone: (letter: Letter) => void;
  readonly onCancel: () => void;
  readonly onReadAgain?: () => void;
}

const sides = ['partyAUnitId', 'partyAMemberId', 'partyBUnitId', 'partyBMemberId'] as const;
const common = (v: Record<string, unknown>) => ({ title: v['title'], year: v['year'], level: v['level'], signBy: v['signBy'], ...Object.fromEntries(sides.map((s) => [s, v[s] ?? null])) });

/** One letter: who gives it to whom, what it says, and until when it is signed. */
export function LetterForm({ letter, onDone, onCancel, onReadAgain }: Props) {
  const { t } = useWords();
  const rights = useRights();
  const templates = useRead(letterTemplateApi.list, { query: { status: 'active', limit: 200 } }, { enabled: !letter });
  if (letter) {
    const initial = { title: letter.title, year: letter.year, level: letter.level, signBy: letter.signBy, partyAUnitId: letter.partyA.unitId, partyAMemberId: letter.partyA.memberId, partyBUnitId: letter.partyB.unitId, partyBMemberId: letter.partyB.memberId, wording: letter.source, targets: letter.targets };
    return (
      <OperationForm op={letterApi.change} params={{ id: letter.id }} version={letter.version} initial={initial} toBody={(v) => ({ ...common(v), wording: v['wording'], targets: targetsOf(v['targets']) }) as never} onDone={onDone} onCancel={onCancel} onReadAgain={onReadAgain}>
        <GiverFields /><TakerFields /><Wording /><TargetsField />
      </OperationForm>
    );
  }
  const year = Number(shanghaiDay(new Date()).slice(0, 4));
  const wholeDistrict = rights.mayEverywhere('letter.manage') ? rights.me.tenant.divisionCode : undefined;
  const initial = { year, level: 'district', from: 'template', divisionCode: wholeDistrict ?? rights.divisionsOf('letter.manage')?.[0] };
  const toBody = (v: Record<string, unknown>) => {
    const targets = targetsOf(v['targets']);
    return { ...common(v), divisionCode: v['divisionCode'], attachments: givenFiles(v['files']).map(({ fileId }) => ({ fileId })), ...(v['from'] === 'template' ? { templateId: v['templateId'], ...(targets.length > 0 && { targets }) } : { wording: v['wording'], targets }) };
  };
  return (
    <OperationForm op={letterApi.make} draft="letter.make" initial={initial} toBody={(v) => toBody(v) as never} submit={t('起草', 'Draft')} onDone={onDone} onCancel={onCancel}>
      <GiverFields />
      <TakerFields />
      <Field name="divisionCode" label={t('归口区划（区或街道）', 'Kept by (district or street)')} required><DivisionPicker deepest="street" within={rights.divisionsOf('letter.manage')} /></Field>
      <Field name="from" label={t('正文', 'Wording')} required><Radio.Group options={[{ value: 'template', label: t('用模板', 'From a template') }, { value: 'wording', label: t('自行填写', 'Written here') }]} /></Field>
      <Form.Item noStyle shouldUpdate>
        {({ getFieldValue }) => (getFieldValue('from') === 'template'
          ? <Field name="templateId" label={t('模板', 'Template')} required><Select loading={templates.isLoading} showSearch={{ optionFilterProp: 'label' }} options={templates.data?.items.map((x) => ({ value: x.id, label: x.name }))} /></Field>
          : <Wording />)}
      </Form.Item>
      <Form.Item noStyle shouldUpdate>{({ getFieldValue }) => getFieldValue('from') === 'template' && <p>{t('不填目标时，用模板的目标。', 'Without targets, those of the template are taken.')}</p>}</Form.Item>
      <TargetsField />
      <Field name="files" label={t('附件（考核办法等）', 'Files, such as the rules of assessment')} required={false} rules={[filesSent(t)]}><FilesField op={responsibilityFileApi.upload} most={10} /></Field>
    </OperationForm>
  );
}

export function Wording({ name = 'wording' }: { name?: string }) {
  const { t } = useWords();
  return <Field name={name} label={t('正文', 'Wording')} required extra={<WordingHint />}><Input.TextArea rows={12} maxLength={20_000} showCount /></Field>;
}
