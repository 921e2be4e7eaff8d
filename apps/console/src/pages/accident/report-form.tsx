import { accidentApi, responsibilityFileApi, type AccidentDetail } from '@anlan/contracts/responsibility';
import { ACCIDENT_TYPES } from '@anlan/domain';
import { Collapse, Flex, Form, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { Field } from '../../patterns/form/field';
import { givenFiles } from '../../patterns/files/files';
import { FilesField, filesSent } from '../../patterns/files/files-field';
import { withoutEmpty } from '../../patterns/form/fields';
import { OperationForm } from '../../patterns/form/operation-form';
import { YuanField } from '../../patterns/form/yuan-field';
import { DivisionPicker } from '../../patterns/pickers/division-picker';
import { InstantField, thisMinute } from '../../patterns/pickers/instant-field';
import { PositionField } from '../../patterns/pickers/position-field';
import { useRights } from '../../session/rights';
import { useWords } from '../../text/text';
import { choicesOf, kindNames } from './accident.names';
import { UnitsFields } from './units-fields';

/** Casualties of an accident: four numbers, beside one another. */
export function CasualtyFields({ within = [] }: { within?: string[] }) {
  const { t } = useWords();
  const fields = [['deaths', t('死亡', 'Deaths')], ['seriousInjuries', t('重伤', 'Serious injuries')], ['minorInjuries', t('轻伤', 'Minor injuries')], ['missing', t('失踪', 'Missing')]] as const;
  return <Flex gap={12} wrap>{fields.map(([name, label]) => <Field key={name} name={[...within, name]} label={label} required><InputNumber min={0} precision={0} inputMode="numeric" style={{ width: 100 }} /></Field>)}</Flex>;
}

/** 事故接报: what, where, when, how many; the rest can follow. */
export function ReportForm({ onDone }: { onDone: (accident: AccidentDetail) => void }) {
  const { t, label } = useWords();
  const rights = useRights();
  const [more, setMore] = useState(false);
  const within = rights.divisionsOf('accident.report');
  return (
    <OperationForm
      op={accidentApi.report} draft="accident.report" submit={t('接报', 'Report')} onFaults={() => setMore(true)} onDone={onDone} also={[['responsibility', 'accident-clock'], ['responsibility', 'accident-quota'], ['responsibility', 'accident-base']]}
      initial={{ knownAt: thisMinute(), deaths: 0, seriousInjuries: 0, minorInjuries: 0, missing: 0, amountLoss: 0, units: [{}], divisionCode: within?.length === 1 ? within[0] : undefined }}
      toBody={({ attachments, kind, type, ...values }) => ({ ...(withoutEmpty(values) as object), type, kind: kind ?? (type === 'fire' ? 'fire' : 'usual'), attachments: givenFiles(attachments) }) as never}
    >
      <Field name="name" label={t('什么事故', 'What happened')}><Input size="large" maxLength={200} placeholder={t('例如：某工地高处坠落事故', 'For example: a fall from height on a building site')} /></Field>
      <Field name="type" label={t('事故类别', 'Type')}><Select showSearch={{ optionFilterProp: 'label' }} options={choicesOf(ACCIDENT_TYPES).map((c) => ({ value: c.value, label: label(c.label) }))} /></Field>
      <Field name="divisionCode" label={t('所在区划', 'Division')}><DivisionPicker within={within} placeholder={t('选择街道、社区', 'Choose the street or community')} /></Field>
      <Field name="place" label={t('详细地点', 'Where exactly')}><Input maxLength={300} /></Field>
      <Form.Item name="position"><PositionField otherwise={t('可以只填地点，也可以填写坐标（WGS84）：', 'The place is enough; the coordinates can be typed as well (WGS84):')} /></Form.Item>
      <Field name="occurredAt" label={t('发生时间', 'When it happened')}><InstantField /></Field>
      <Field name="knownAt" label={t('接报时间', 'When the bureau was told')} extra={t('自此 2 小时内上报市', 'To be reported to the city within 2 hours from then')}><InstantField /></Field>
      <CasualtyFields />
      <Field name={['units', 0, 'name']} label={t('事故单位', 'Unit involved')}><Input maxLength={200} /></Field>
      <Field name="course" label={t('简要经过', 'What is known of it')}><Input.TextArea rows={3} maxLength={4000} /></Field>
      <Field name="attachments" label={t('现场照片、附件', 'Pictures and files')} required={false} rules={[filesSent(t)]}><FilesField op={responsibilityFileApi.upload} /></Field>
      <Collapse
        ghost activeKey={more ? ['more'] : []} onChange={(keys) => setMore(keys.length > 0)} style={{ marginBottom: 16 }}
        items={[{ key: 'more', forceRender: true, label: t('更多（可以以后补充）', 'More, which can follow later'), children: <More /> }]}
      />
    </OperationForm>
  );
}

function More() {
  const { t, label } = useWords();
  return (
    <>
      <Field name="unitKnownAt" label={t('单位负责人接报时间', 'When the head of the unit was told')} required={false} extra={t('自此 1 小时内应向局报告；不填为事故发生时', 'The unit reports within an hour from then; left out: from the accident')}><InstantField /></Field>
      <Field name="kind" label={t('伤亡变化补报期', 'Window of changes')} required={false} extra={t('不选：火灾按 7 日，其他按 30 日', 'Not chosen: 7 days of fire, 30 of all else')}><Select allowClear options={choicesOf(kindNames).map((c) => ({ value: c.value, label: label(c.label) }))} /></Field>
      <Field name="industryCode" label={t('行业代码（GB/T 4754）', 'Industry code (GB/T 4754)')} required={false}><Input maxLength={8} autoCapitalize="characters" placeholder="C2614" style={{ width: 160 }} /></Field>
      <Field name="amountLoss" label={t('直接经济损失', 'Direct loss')} required={false}><YuanField /></Field>
      <Field name="measures" label={t('已采取的措施', 'What has been done')} required={false}><Input.TextArea rows={3} maxLength={4000} /></Field>
      <UnitsFields from={1} />
    </>
  );
}
