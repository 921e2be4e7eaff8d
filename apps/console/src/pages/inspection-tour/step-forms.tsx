import { INSPECTION_FINDINGS, inspectionTourApi, responsibilityFileApi, responsibilityListApi, responsibilityListLifecycle, type InspectionTour } from '@anlan/contracts/responsibility';
import { shanghaiDay } from '@anlan/domain';
import { Flex, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { useRead } from '../../api/queries';
import type { StepForm } from '../../patterns/detail/step-actions';
import { givenFiles } from '../../patterns/files/files';
import { FilesField, filesSent } from '../../patterns/files/files-field';
import { Field } from '../../patterns/form/field';
import { withoutEmpty } from '../../patterns/form/fields';
import { useWords } from '../../text/text';

const toBody = ({ files, ...v }: Record<string, unknown>) => ({ ...(withoutEmpty(v) as object), fileIds: givenFiles(files).map((f) => f.fileId) });

/** Lists of findings that still stand. */
function FindingsPicker(props: { readonly value?: string; readonly onChange?: (id?: string) => void; readonly id?: string }) {
  const { t, label } = useWords();
  const lists = useRead(responsibilityListApi.list, { query: { kindKey: INSPECTION_FINDINGS, status: 'draft,submitted,approved,issued,published', limit: 200 } as never });
  return (
    <Select
      {...props} allowClear loading={lists.isLoading} showSearch={{ optionFilterProp: 'label' }} notFoundContent={t('没有“安全生产巡查反馈问题清单”，请先在责任清单中拟定', 'There is no list of findings: draft one among the responsibility lists')}
      options={(lists.data?.items ?? []).map((l) => ({ value: l.id, label: `${l.title} ${l.number} ${label(responsibilityListLifecycle.states[l.status])}` }))}
    />
  );
}

/** The forms of the steps of a tour. */
export function useStepForms(x: InspectionTour): Record<InspectionTour['allowedActions'][number], StepForm> {
  const { t } = useWords();
  const today = shanghaiDay(new Date());
  const day = (name: string, label: string, more: { max?: string; required?: boolean } = {}) => <Field name={name} label={label} {...(more.required !== undefined && { required: more.required })}><Input type="date" {...(more.max !== undefined && { max: more.max })} style={{ width: 170 }} /></Field>;
  const area = (name: string, label: string, most: number, required?: boolean) => <Field name={name} label={label} {...(required !== undefined && { required })}><Input.TextArea rows={3} maxLength={most} showCount /></Field>;
  const note = area('note', t('说明', 'Note'), 2000, false);
  const list = (required: boolean) => <Field name="listId" label={t('反馈问题清单', 'List of the findings')} required={required}><FindingsPicker /></Field>;
  const form = (op: StepForm['op'], on: string, fields: ReactNode, more: Partial<StepForm> & { readonly files?: string } = {}): StepForm => {
    const { files, ...rest } = more;
    return {
      op, toBody, ...rest, initial: { on: today, ...rest.initial },
      fields: <>{day('on', on, { max: today })}{fields}<Field name="files" label={files ?? t('附件', 'Files')} required={files !== undefined} rules={[filesSent(t)]}><FilesField op={responsibilityFileApi.upload} /></Field></>,
    };
  };
  return {
    approve: form(inspectionTourApi.approve, t('批准日期', 'Approved on'), note, { intro: { zh: '由拟定、修改方案以外的人批准。', en: 'By another person than who drafted or changed the plan.' } }),
    station: form(inspectionTourApi.station, t('进驻日期', 'Entered on'), note),
    'feed-back': form(
      inspectionTourApi['feed-back'], t('反馈日期', 'Fed back on'),
      <>
        <Flex gap={12} wrap>{day('leftOn', t('撤离日期', 'Left on'), { max: today })}{day('rectifyBy', t('整改时限', 'To be rectified by'), { required: false })}</Flex>
        <Field name="documentNumber" label={t('反馈文号', 'Document number')} required={false}><Input maxLength={200} /></Field>
        {list(false)}{note}
      </>, { files: t('反馈文件', 'The feedback document') },
    ),
    'name-list': { op: inspectionTourApi['name-list'], minor: true, initial: { listId: x.list?.id }, fields: list(true), intro: { zh: '问题是清单的事项，整改、销号按清单办理。', en: 'What was found are items of the list, rectified and closed there.' } },
    rectify: form(inspectionTourApi.rectify, t('交办日期', 'Handed over on'), note),
    close: form(inspectionTourApi.close, t('销号日期', 'Closed on'), area('conclusion', t('结论', 'Conclusion'), 4000), { intro: { zh: '问题全部销号后，由拟定人以外的人销号。', en: 'Once every finding is closed, by another person than the drafter.' } }),
    cancel: { op: inspectionTourApi.cancel, danger: true, fields: area('reason', t('取消原因', 'Reason'), 1000) },
  };
}
