import { accidentMeasureApi, responsibilityFileApi, type AccidentMeasure } from '@anlan/contracts/responsibility';
import { Input, Segmented } from 'antd';
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

/** The step of a measure: whether it was carried out, found by another than who recorded it. */
export function useMeasureForms(): Record<'assess', StepForm> {
  const { t, label } = useWords();
  return {
    assess: {
      op: accidentMeasureApi.assess, toBody: withFiles, intro: { zh: '由登记人以外的人评估；再次评估以最后一次为准。', en: 'By another than who recorded it; the last one holds.' },
      fields: (
        <>
          <Field name="result" label={t('落实情况', 'Was it carried out')}><Segmented block options={choicesOf(resultNames).map((c) => ({ value: c.value, label: label(c.label) }))} /></Field>
          <Field name="evidence" label={t('佐证与核查情况', 'Evidence, and how it was looked at')}><Input.TextArea rows={4} maxLength={2000} showCount /></Field>
          <Field name="publicNote" label={t('公开情况', 'Made public')} required={false}><Input.TextArea rows={2} maxLength={1000} /></Field>
          <Field name="attachments" label={t('附件', 'Files')} required={false} rules={[filesSent(t)]}><FilesField op={responsibilityFileApi.upload} /></Field>
        </>
      ),
    },
  };
}
