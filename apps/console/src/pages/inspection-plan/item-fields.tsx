import { inspectionKindNames, inspectionKinds, inspectionMethodNames, inspectionMethods } from '@anlan/contracts/enforcement';
import { Flex, Radio, Select } from 'antd';
import { Field } from '../../patterns/form/field';
import type { Choice } from '../../patterns/list/list.types';
import { useWords } from '../../text/text';

export const months = Array.from({ length: 12 }, (_, i) => i + 1);
export const monthChoices: readonly Choice[] = months.map((m) => ({ value: String(m), label: { zh: `${m} 月`, en: `Month ${m}` } }));

/** 类别、方式、月份 of what is put into a plan. */
export function ItemFields({ spread }: { /** several months, over which the subjects are spread evenly */ spread?: true }) {
  const { t, label } = useWords();
  const options = months.map((value) => ({ value, label: t('{m} 月', 'Month {m}', { m: value }) }));
  return (
    <>
      <Flex gap={16} wrap>
        <Field name="kind" label={t('检查类别', 'Kind')} required><Radio.Group options={inspectionKinds.map((value) => ({ value, label: label(inspectionKindNames[value]) }))} /></Field>
        <Field name="method" label={t('检查方式', 'Method')} required><Radio.Group options={inspectionMethods.map((value) => ({ value, label: label(inspectionMethodNames[value]) }))} /></Field>
      </Flex>
      {spread
        ? <Field name="months" label={t('计划月份', 'Months')} required extra={t('选几个月时，依次均匀分到各月', 'Several: spread evenly, one after another')}><Select mode="multiple" options={options} /></Field>
        : <Field name="month" label={t('计划月份', 'Month')} required><Select options={options} style={{ width: 140 }} /></Field>}
    </>
  );
}

export const usualItem = { kind: 'general', method: 'on_site' } as const;
