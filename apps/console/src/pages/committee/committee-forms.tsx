import { committeeApi, committeeKindNames, committeeKinds, seatRoles, type CommitteeOnDay } from '@anlan/contracts/responsibility';
import { shanghaiDay } from '@anlan/domain';
import { Form, Input, Select } from 'antd';
import { Field } from '../../patterns/form/field';
import { OperationForm } from '../../patterns/form/operation-form';
import { CommitteePicker } from '../../patterns/pickers/committee-picker';
import { DivisionPicker } from '../../patterns/pickers/division-picker';
import { UnitPicker } from '../../patterns/pickers/unit-picker';
import { useRights } from '../../session/rights';
import { useWords } from '../../text/text';
import { SeatsField } from './seats-field';

const also = [['responsibility', 'meeting']] as const;
const dayInput = <Input type="date" style={{ width: 170 }} />;

/** What a committee is, but for its kind and its members. */
function FactFields({ force }: { force: boolean }) {
  const { t } = useWords();
  return (
    <>
      <Field name="name" label={t('名称', 'Name')} required><Input maxLength={100} /></Field>
      <Field name="field" label={t('领域', 'Field')} required={false}><Input maxLength={100} placeholder={t('如 建筑施工', 'e.g. construction')} /></Field>
      {force && <Field name="endsOn" label={t('期限（最后一日）', 'Last day')} required>{dayInput}</Field>}
      <Field name="officeUnitId" label={t('办公室设在', 'Its office is at')} required={false}><UnitPicker allowClear /></Field>
      <Field name="rules" label={t('议事规则', 'Rules')} required={false}><Input.TextArea autoSize={{ minRows: 3, maxRows: 12 }} maxLength={20_000} /></Field>
    </>
  );
}

/** 设立: its kind, the document, its members with a chair among them. */
export function EstablishForm({ onDone, onCancel }: { onDone: (c: CommitteeOnDay) => void; onCancel: () => void }) {
  const { t, label } = useWords();
  const rights = useRights();
  const [form] = Form.useForm();
  const kind = Form.useWatch('kind', form) as CommitteeOnDay['kind'] | undefined;
  const within = rights.divisionsOf('committee.manage');
  const toBody = (v: Record<string, unknown>) => ({ ...v, ...(v['kind'] !== 'task_force' && { endsOn: undefined }), seats: seatsOf(v['seats']) });
  return (
    <OperationForm
      op={committeeApi.establish} form={form} draft="committee.establish" initial={{ kind: 'safety_committee', divisionCode: within ? within[0] : rights.me.tenant.slug, setUpOn: shanghaiDay(new Date()), seats: [{ role: 'chair' }] }}
      toBody={(v) => emptied(toBody(v)) as never} submit={t('设立', 'Set up')} onDone={onDone} onCancel={onCancel}
    >
      <Field name="kind" label={t('类别', 'Kind')} required><Select options={committeeKindNames.map((value) => ({ value, label: label(committeeKinds[value]) }))} /></Field>
      <Field name="divisionCode" label={t('区划（区或街道）', 'Division (district or street)')} required><DivisionPicker deepest="street" within={within} /></Field>
      <Field name="parentCommitteeId" label={t('上级委员会', 'Below which committee')} required={false} extra={t('专委会设在安委会之下，合称“1+N”。', 'A special committee stands below the safety committee: "1+N".')}><CommitteePicker /></Field>
      <FactFields force={kind === 'task_force'} />
      <Field name="basisDocument" label={t('设立依据文号', 'Document')} required><Input maxLength={100} placeholder="深坪安〔2026〕1号" /></Field>
      <Field name="setUpOn" label={t('设立日期', 'Set up on')} required>{dayInput}</Field>
      <h3 style={{ fontSize: 15 }}>{t('组成人员', 'Members')}</h3>
      <SeatsField name="seats" least={1} />
    </OperationForm>
  );
}

/** 调整: who comes, who leaves, what changes, from which day, under which document. */
export function AdjustForm({ committee: c, onDone, onCancel, onReadAgain }: { committee: CommitteeOnDay; onDone: () => void; onCancel: () => void; onReadAgain: () => void }) {
  const { t, label } = useWords();
  const { name, field, officeUnitId, rules, endsOn } = c;
  const toBody = ({ on, documentNumber, note, appoint, release, ...facts }: Record<string, unknown>) => ({
    on, documentNumber, ...(note ? { note } : {}), release: release ?? [], appoint: seatsOf(appoint),
    // What was emptied is nothing from now on; what stays as it is, is no change.
    ...Object.fromEntries(Object.entries(facts).map(([k, v]) => [k, v === '' || v === undefined ? null : v])),
  });
  const nameOf = (s: CommitteeOnDay['seats'][number]): string => [label(seatRoles[s.role]), s.unitName, s.personName ?? t('待定', 'to be named')].join(' ');
  return (
    <OperationForm
      op={committeeApi.adjust} params={{ id: c.id }} version={c.version} also={also} initial={{ name, field: field ?? undefined, officeUnitId: officeUnitId ?? undefined, rules: rules ?? undefined, ...(c.kind === 'task_force' && { endsOn }), on: shanghaiDay(new Date()), appoint: [] }}
      toBody={(v) => toBody(v) as never} submit={t('调整', 'Adjust')} onDone={onDone} onCancel={onCancel} onReadAgain={onReadAgain}
    >
      <Field name="on" label={t('调整日期', 'From which day')} required extra={c.adjustedOn ? t('不早于上次调整 {day}', 'Not before the last adjustment, {day}', { day: c.adjustedOn }) : undefined}>{dayInput}</Field>
      <Field name="documentNumber" label={t('调整文号', 'Document')} required><Input maxLength={100} /></Field>
      <Field name="release" label={t('免去', 'Who leaves')} required={false}><Select mode="multiple" allowClear showSearch={{ optionFilterProp: 'label' }} options={c.seats.map((s) => ({ value: s.id, label: nameOf(s) }))} /></Field>
      <h3 style={{ fontSize: 15 }}>{t('增补', 'Who comes')}</h3>
      <SeatsField name="appoint" least={0} />
      <h3 style={{ fontSize: 15 }}>{t('名称、规则等（不变的不动）', 'Name, rules and the rest (leave what stays)')}</h3>
      <FactFields force={c.kind === 'task_force'} />
      <Field name="note" label={t('调整说明', 'Note')} required={false}><Input.TextArea rows={2} maxLength={1000} /></Field>
    </OperationForm>
  );
}

/** Without what was left empty. */
const emptied = (values: Record<string, unknown>): Record<string, unknown> => Object.fromEntries(Object.entries(values).filter(([, v]) => v !== undefined && v !== '' && v !== null));
const seatsOf = (seats: unknown): Record<string, unknown>[] => ((seats as Record<string, unknown>[] | undefined) ?? []).map((s) => emptied(s ?? {}));
