import { fileApi, hazardApi, hazardLifecycle, type Hazard, type HazardAction } from '@anlan/contracts/enforcement';
import { Form, Input, Radio } from 'antd';
import { call } from '../../api/client';
import { Field } from '../../patterns/form/field';
import { OperationForm } from '../../patterns/form/operation-form';
import type { Comparison } from '../../patterns/form/stale-notice';
import { DueDayField } from '../../patterns/pickers/due-day-field';
import { forgetPictures } from '../../patterns/pictures/picture-store';
import { PicturesField } from '../../patterns/pictures/pictures-field';
import { allSent, evidenceOf, picturesOf } from '../../patterns/pictures/pictures';
import { instantText } from '../../text/format';
import { useWords, type Words } from '../../text/text';
import { AssigneeFields } from './assignee-fields';

interface Props {
  readonly action: HazardAction;
  readonly hazard: Hazard;
  readonly submit: string;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

const operations = { assign: hazardApi.assign, start: hazardApi.start, submit: hazardApi.submit, verify: hazardApi.verify, extend: hazardApi.extend } as const;

const recordOf = (h: Hazard): Record<string, unknown> => ({ status: h.status, assignee: h.assignee?.name, dueAt: h.dueAt, rejections: h.rejections });

/** What may have changed while a form was open, and how it is called. */
function comparisonOf(hazard: Hazard, { t, label }: Words): Comparison {
  return {
    was: recordOf(hazard),
    read: async () => {
      const now = await call(hazardApi.get, { params: { id: hazard.id } });
      return { values: recordOf(now), version: now.version };
    },
    labels: { status: t('状态', 'Status'), assignee: t('整改责任', 'Assigned to'), dueAt: t('整改期限', 'Due'), rejections: t('复查不合格次数', 'Rejections') },
    show: (field, value) => (field === 'status' ? label(hazardLifecycle.states[value as Hazard['status']]) : field === 'dueAt' ? instantText(value as string) : String(value ?? '—')),
  };
}

/** The form of one step of the life-cycle; what it asks for is the operation's body. */
export function ActionForm({ action, hazard, submit, onDone, onCancel }: Props) {
  const words = useWords();
  const hasPictures = action === 'submit' || action === 'verify';
  return (
    <OperationForm
      op={operations[action] as typeof hazardApi.submit} params={{ id: hazard.id }} version={hazard.version} submit={submit} draft={`hazard.${action}.${hazard.id}`}
      initial={action === 'assign' ? { dueAt: hazard.dueAt ?? undefined } : action === 'verify' ? { result: 'accepted' } : {}} compare={comparisonOf(hazard, words)}
      onDiscard={(v) => void forgetPictures(picturesOf(v).map((p) => p.id))}
      toBody={(values) => {
        const { pictures, said, ...rest } = values;
        const given = Object.fromEntries(Object.entries(rest).filter(([, v]) => v !== undefined && v !== ''));
        if (!hasPictures) return given as never;
        return { ...given, ...evidenceOf(pictures, said) } as never;
      }}
      onDone={(_, values) => {
        void forgetPictures(picturesOf(values).map((p) => p.id));
        onDone();
      }}
      onCancel={onCancel}
    >
      {action === 'assign' && <AssignFields />}
      {action === 'submit' && <SubmitFields />}
      {action === 'verify' && <VerifyFields />}
      {action === 'extend' && <ExtendFields hazard={hazard} />}
      {action !== 'extend' && <Field name="note" label={words.t('办理意见', 'Note')}><Input.TextArea rows={3} maxLength={2000} showCount /></Field>}
    </OperationForm>
  );
}

function AssignFields() {
  const { t } = useWords();
  return (
    <>
      <AssigneeFields />
      <Field name="dueAt" label={t('整改期限', 'Due')}><DueDayField /></Field>
    </>
  );
}

function SubmitFields() {
  const { t } = useWords();
  return (
    <>
      <Field name="pictures" label={t('整改后照片', 'Pictures after rectification')} rules={[allSent(t)]}><PicturesField op={fileApi.upload} /></Field>
      <Field
        name="said" label={t('整改情况', 'What was done')} dependencies={['pictures']} extra={t('照片与文字至少一项', 'Pictures, words or both')}
        rules={[({ getFieldValue }) => ({ validator: async (_, v?: string) => {
          if (!v?.trim() && !(getFieldValue('pictures') as unknown[] | undefined)?.length) throw new Error(t('请附照片或说明整改情况', 'Attach pictures, or say what was done'));
        } })]}
      >
        <Input.TextArea rows={3} maxLength={500} showCount />
      </Field>
    </>
  );
}

function VerifyFields() {
  const { t } = useWords();
  const result = Form.useWatch('result') as string | undefined;
  return (
    <>
      <Field name="result" label={t('复查结论', 'Result')}>
        <Radio.Group options={[{ value: 'accepted', label: t('合格，销号', 'Accepted: close it') }, { value: 'rejected', label: t('不合格，退回整改', 'Rejected: back to rectification') }]} />
      </Field>
      {result === 'rejected' && <Field name="reason" label={t('不合格的原因', 'Reason')} required><Input.TextArea rows={3} maxLength={2000} /></Field>}
      <Field name="pictures" label={t('复查照片', 'Pictures')} rules={[allSent(t)]}><PicturesField op={fileApi.upload} /></Field>
    </>
  );
}

function ExtendFields({ hazard }: { hazard: Hazard }) {
  const { t } = useWords();
  return (
    <>
      <Field name="dueAt" label={t('新的期限', 'New deadline')} extra={hazard.dueAt && t('原期限：{at}', 'Present deadline: {at}', { at: instantText(hazard.dueAt) })}><DueDayField /></Field>
      <Field name="reason" label={t('延期理由', 'Reason')}><Input.TextArea rows={3} maxLength={2000} showCount /></Field>
    </>
  );
}
