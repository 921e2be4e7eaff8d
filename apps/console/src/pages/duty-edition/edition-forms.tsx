import { dutyEditionApi, type DutyEdition } from '@anlan/contracts/responsibility';
import { shanghaiDay } from '@anlan/domain';
import { Input } from 'antd';
import type { StepForm } from '../../patterns/detail/step-actions';
import { Field } from '../../patterns/form/field';
import type { Words } from '../../text/text';
import { NamingsField, namingsOf, oneNaming } from './namings-field';

/** The forms of a table's steps. */
export function editionForms({ divisionCode }: DutyEdition, t: Words['t']): Record<DutyEdition['allowedActions'][number], StepForm> {
  const today = shanghaiDay(new Date());
  const words = (name: string, label: string) => <Field name={name} label={label} required><Input.TextArea rows={3} maxLength={500} /></Field>;
  const day = (name: string, label: string) => <Field name={name} label={label} required><Input type="date" max={today} style={{ width: 170 }} /></Field>;
  return {
    name: { op: dutyEditionApi.name, initial: oneNaming, toBody: namingsOf, intro: { zh: '同一对象的同一角色再次拟定的，以后一次为准；选“撤下”则空缺。公布之前都可以改。', en: 'Who is named anew takes the place of who was drafted there. It can be changed until it is published.' }, fields: <NamingsField divisionCode={divisionCode} nobody={t('撤下', 'Nobody')} /> },
    submit: { op: dutyEditionApi.submit, intro: { zh: '送审后由他人审定；拟定、修改或送审的人不能审定。', en: 'Another person approves it; who drafted, changed or submitted it may not.' } },
    approve: { op: dutyEditionApi.approve, fields: words('note', t('审定意见', 'Opinion')) },
    return: { op: dutyEditionApi.return, minor: true, fields: words('reason', t('退回理由', 'Because')) },
    publish: {
      op: dutyEditionApi.publish, initial: { publishedOn: today }, intro: { zh: '公布后内容不变；人员变动用“调整”，前后任都保留。', en: 'From then on it does not change; who comes and goes is an adjustment, and both stay on record.' },
      fields: <><Field name="documentNumber" label={t('公布文号', 'Document number')} required><Input maxLength={100} placeholder={t('如 深坪三防〔2026〕3号', 'as on the document')} /></Field>{day('publishedOn', t('公布日期', 'Published on'))}</>,
    },
    adjust: {
      op: dutyEditionApi.adjust, initial: { ...oneNaming, on: today }, toBody: (v) => namingsOf({ ...v, documentNumber: v['documentNumber'] || null }), intro: { zh: '前任留下任职起止日期，后任另立一行。', en: 'The one before keeps his days; the one after stands in a row of his own.' },
      fields: <>{day('on', t('调整日期', 'From which day on'))}{words('reason', t('调整原因', 'Because'))}<Field name="documentNumber" label={t('调整文号（没有可不填）', 'Document number, where there is one')} required={false}><Input maxLength={100} /></Field><NamingsField divisionCode={divisionCode} nobody={t('不再设人', 'Nobody')} /></>,
    },
    withdraw: { op: dutyEditionApi.withdraw, danger: true, intro: { zh: '撤回后不能恢复；该区划该年度可以另行拟定。', en: 'It cannot be taken up again; another one can be drafted for the division and year.' } },
  };
}
