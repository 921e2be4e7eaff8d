import type { SettingValue } from '@anlan/contracts/tenancy';
import { Flex, InputNumber, Select } from 'antd';
import { useWords } from '../../../text/text';

type Term = NonNullable<SettingValue<'deadlines'>['general']>;
interface Props {
  readonly value?: Term | null;
  readonly onChange?: (term: Term | null) => void;
  readonly id?: string;
}

/** A number of days, calendar or working ones; empty: none. */
export function TermOfDays({ value, onChange, id }: Props) {
  const { t } = useWords();
  const unit = value?.unit ?? 'calendar';
  return (
    <Flex gap={8} wrap>
      <InputNumber id={id} min={1} max={365} precision={0} value={value?.days} placeholder={t('不设', 'None')} onChange={(days) => onChange?.(days ? { days, unit } : null)} />
      <Select
        aria-label={t('自然日或工作日', 'Calendar or working days')} value={unit} disabled={!value} style={{ width: 160 }} onChange={(u) => value && onChange?.({ days: value.days, unit: u })}
        options={[{ value: 'calendar', label: t('自然日', 'calendar days') }, { value: 'working', label: t('工作日', 'working days') }]}
      />
    </Flex>
  );
}
