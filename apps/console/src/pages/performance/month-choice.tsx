import { addMonths } from '@anlan/domain';
import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Button, Select, Space } from 'antd';
import { useWords } from '../../text/text';
import { recentMonths, thisMonth } from './months';
import { monthText } from './points-text';

/** Which month is looked at; nothing is known of those to come. */
export function MonthChoice({ month, onChange }: { month: string; onChange: (month: string) => void }) {
  const words = useWords();
  const { t } = words;
  const months = recentMonths();
  const options = (months.includes(month) ? months : [...months, month]).map((value) => ({ value, label: monthText(value, words) }));
  return (
    <Space.Compact>
      <Button icon={<LeftOutlined />} aria-label={t('上个月', 'The month before')} onClick={() => onChange(addMonths(month, -1))} />
      <Select aria-label={t('考评月份', 'Month')} value={month} options={options} style={{ width: 148 }} onChange={onChange} />
      <Button icon={<RightOutlined />} aria-label={t('下个月', 'The month after')} disabled={month >= thisMonth()} onClick={() => onChange(addMonths(month, 1))} />
    </Space.Compact>
  );
}
