import { accidentMeasureApi, responsibilityFileApi, type AccidentMeasure } from '@anlan/contracts/responsibility';
import { Input, Radio } from 'antd';
import type { StepForm } from '../../patterns/detail/step-actions';
import { Field } from '../../patterns/form/field';
import { givenFiles } from '../../patterns/files/files';
import { FilesField, filesSent } from '../../patterns/files/files-field';
import { withoutEmpty } from '../../patterns/form/fields';
import { OperationForm } from '../../patterns/form/operation-form';
import { UnitPicker } from '../../patterns/pickers/unit-picker';
import { useWords } from '../../text/text';
import { choicesOf, resultNames } from './accident.names';

const withFiles = ({ attachments, ...values }: Record<string, unknown>): object => ({ ...(withoutEmpty(values) as object | undefined), attachments: givenFiles(attachments) });

/** A measure of a report: what, by whom, until when. */
export function AddMeasureForm({ accidentId, onDone, onCancel }: { accidentId: string; onDone: (measure: AccidentMeasure) => void; onCancel: () => void }) {
  const { t } = useWords();
  return (
    <OperationForm op={accidentMeasureApi.add} submit={t('登记', 'Record')} toBody={(v) => ({ ...withFiles(v), accidentId }) as never} onDone={onDone} onCancel={onCancel}>
      <Field name="measure" label={t('整改和防范措施', 'Measure')}><Input.TextArea rows={4} maxLength={1000} showCount /></Field>
      <Field name="responsible" label={t('责任单位', 'Responsible')}><Input maxLength={200} /></Field>
      <Field name="unitId" label={t('责任单位是本区机构的（该机构看得到）', 'Where it is a unit of the district, which then sees it')} required={false}><UnitPicker allowClear /></Field>
      <Field name="dueOn" label={t('完成期限', 'Due')}><Input type="date" style={{ width: 170 }} /></Field>
      <Field name="attachments" label={t('附件', 'Files')} required={false} rules={[filesSent(t)]}><FilesField op={responsibilityFileApi.upload} /></Field>
    </OperationForm>
  );
}

/** The steps of a measure: what the responsible unit did, and whether another than who recorded or reported finds it carried out. */
export function useMeasureForms(m: AccidentMeasure): Record<AccidentMeasure['allowedActions'][number], StepForm> {
  const { t, label } = useWords();
  const unheard = m.report === null && m.unitId !== null;
  return {
    report: {
      op: accidentMeasureApi.report, toBody: withFiles, intro: { zh: '报告后由他人评估，不能修改。', en: 'Another person assesses it then; it stays as it is.' },
      fields: (
        <>
          <Field name="report" label={t('完成情况', 'What was done')}><Input.TextArea rows={4} maxLength={2000} showCount /></Field>
          <Field name="doneOn" label={t('完成日期', 'Done on')}><Input type="date" style={{ width: 170 }} /></Field>
          <Field name="attachments" label={t('附件', 'Files')} required={false} rules={[filesSent(t)]}><FilesField op={responsibilityFileApi.upload} /></Field>
        </>
      ),
    },
    assess: {
      op: accidentMeasureApi.assess, toBody: withFiles, minor: (unheard && m.status === 'pending') || undefined, intro: { zh: '由登记人、报告人以外的人评估；再次评估以最后一次为准。', en: 'By another than who recorded it or reported on it; the last one holds.' },
      fields: (
        <>
          <Field name="result" label={t('落实情况', 'Was it carried out')}><Radio.Group optionType="button" options={choicesOf(resultNames).map((c) => ({ value: c.value, label: label(c.label) }))} /></Field>
          <Field name="evidence" label={t('佐证与核查情况', 'Evidence, and how it was looked at')}><Input.TextArea rows={4} maxLength={2000} showCount /></Field>
          <Field name="publicNote" label={t('公开情况', 'Made public')} required={false}><Input.TextArea rows={2} maxLength={1000} /></Field>
          {unheard && <Field name="unreportedReason" label={t('责任单位未报告，直接评估的理由', 'The unit has not reported: why it is assessed all the same')} required={m.unreportedReason === null}><Input.TextArea rows={2} maxLength={500} /></Field>}
          <Field name="attachments" label={t('附件', 'Files')} required={false} rules={[filesSent(t)]}><FilesField op={responsibilityFileApi.upload} /></Field>
        </>
      ),
    },
  };
}
