import { accidentQuotaApi, type AccidentQuota } from '@anlan/contracts/responsibility';
import { INDUSTRY_SECTIONS, shanghaiDay } from '@anlan/domain';
import { Flex, Input, InputNumber, Select } from 'antd';
import { Field } from '../../patterns/form/field';
import { OperationForm } from '../../patterns/form/operation-form';
import { useWords } from '../../text/text';
import { choicesOf } from './accident.names';

/** 控制指标 as the city gave it; a correction is another, which takes the place of the one in force. */
export function QuotaForm({ onDone, onCancel }: { onDone: (quota: AccidentQuota) => void; onCancel: () => void }) {
  const { t, label } = useWords();
  return (
    <OperationForm op={accidentQuotaApi.propose} submit={t('提出', 'Propose')} initial={{ year: Number(shanghaiDay(new Date()).slice(0, 4)) }} onDone={onDone} onCancel={onCancel}>
      <p>{t('由他人批准后执行；同一年度、行业已有执行中的，批准后由新的取代。', 'It holds once another person approves it, in the place of the one of the same year and industry.')}</p>
      <Field name="year" label={t('年度', 'Year')}><InputNumber min={2000} max={2099} precision={0} /></Field>
      <Field name="industry" label={t('行业（不选为全部）', 'Industry (none: all)')} required={false}><Select allowClear showSearch={{ optionFilterProp: 'label' }} options={choicesOf(INDUSTRY_SECTIONS).map((c) => ({ value: c.value, label: `${c.value} ${label(c.label)}` }))} /></Field>
      <Flex gap={12} wrap>
        <Field name="accidents" label={t('事故起数', 'Accidents')}><InputNumber min={0} precision={0} /></Field>
        <Field name="deaths" label={t('死亡人数', 'Deaths')}><InputNumber min={0} precision={0} /></Field>
      </Flex>
      <Field name="source" label={t('下达文件', 'Document that gave it')}><Input maxLength={200} /></Field>
    </OperationForm>
  );
}
