import { shanghaiDay } from '@anlan/domain';
import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Button, Select, Space } from 'antd';
import { useWords } from '../../text/text';

export const thisYear = (): string => shanghaiDay(new Date()).slice(0, 4);
export const isYear = (text: string | null): text is string => /^(19|20)\d{2}$/.test(text ?? '');

/** Which year is looked at: those of the last ten, and the next, for which there may be plans. */
export function YearChoice({ year, onChange }: { year: string; onChange: (year: string) => void }) {
  const { t } = useWords();
  const next = Number(thisYear()) + 1;
  const years = Array.from({ length: 12 }, (_, i) => String(next - i));
  const options = (years.includes(year) ? years : [...years, year]).map((value) => ({ value, label: t('{year} 年', '{year}', { year: value }) }));
  return (
    <Space.Compact>
      <Button icon={<LeftOutlined />} aria-label={t('上一年', 'The year before')} onClick={() => onChange(String(Number(year) - 1))} />
      <Select aria-label={t('年度', 'Year')} value={year} options={options} style={{ width: 110 }} onChange={onChange} />
      <Button icon={<RightOutlined />} aria-label={t('下一年', 'The year after')} disabled={Number(year) >= next} onClick={() => onChange(String(Number(year) + 1))} />
    </Space.Compact>
  );
}
