import '@anlan/contracts/enforcement';
import { events } from '@anlan/contracts/kit';
import { integrationApi, type CreatedIntegrationDto } from '@anlan/contracts/tenancy';
import { Input, InputNumber, Select } from 'antd';
import { useMemo } from 'react';
import { Field } from '../../../patterns/form/field';
import { OperationForm } from '../../../patterns/form/operation-form';
import { DueDayField } from '../../../patterns/pickers/due-day-field';
import { useWords } from '../../../text/text';

interface Props {
  readonly onDone: (created: CreatedIntegrationDto) => void;
  readonly onCancel: () => void;
}

/** Every event of the contracts, and the patterns that take in all of an aggregate or of a service. */
function usePatterns(): { value: string; label: string }[] {
  const { t, label } = useWords();
  return useMemo(() => {
    const all = new Map<string, string>();
    for (const e of events()) {
      all.set(`${e.service}.>`, t('{name} 的全部事件', 'everything of {name}', { name: e.service }));
      all.set(`${e.service}.${e.aggregate}.*`, t('{name} 的全部事件', 'everything of {name}', { name: e.aggregate }));
    }
    for (const e of events()) all.set(`${e.service}.${e.aggregate}.${e.event}`, label(e.summary));
    return [...all].map(([value, words]) => ({ value, label: `${value} · ${words}` }));
  }, [t, label]);
}

export function CreateForm({ onDone, onCancel }: Props) {
  const { t } = useWords();
  const patterns = usePatterns();
  return (
    <OperationForm op={integrationApi.create} draft="integration.create" submit={t('建立', 'Create')} onDone={onDone} onCancel={onCancel}>
      <Field name="name" label={t('名称', 'Name')} extra={t('接收事件的系统，如“一网统管”', 'The system that receives the events')}><Input maxLength={100} /></Field>
      <Field name="events" label={t('事件范围', 'Events')} extra={t('可直接输入，如 enforcement.hazard.*；* 代表一段，> 代表其后全部', 'Can be typed, such as enforcement.hazard.*: * stands for one part, > for all that follow')}>
        <Select mode="tags" options={patterns} showSearch={{ optionFilterProp: 'label' }} optionLabelProp="value" tokenSeparators={[',', ' ', '，']} />
      </Field>
      <Field name="expiresAt" label={t('凭证到期日', 'Credentials end on')} extra={t('不填为 365 天，最长 730 天；到期前更新凭证，不漏事件', '365 days unless said otherwise, at most 730; renewed before, nothing is missed')}><DueDayField quick={[90, 180, 365]} /></Field>
      <Field name="inFlight" label={t('同时未确认的事件数', 'Events handed out before an acknowledgement')} extra={t('不填为 1：任何情况下都严格按序', '1 unless said otherwise: strict order whatever crashes')}><InputNumber min={1} max={1000} style={{ width: 160 }} /></Field>
    </OperationForm>
  );
}
