import { formatYuan, parseYuan } from '@anlan/domain';
import { InputNumber } from 'antd';
import { NONE } from '../../text/format';

interface Props {
  /** in hundredths of a point */
  readonly value?: number | null;
  readonly onChange?: (points?: number) => void;
  readonly id?: string;
  readonly most?: number;
  readonly suffix?: string;
  readonly 'aria-label'?: string;
}

/** Points, or a percentage, as people write them; the value is in hundredths, exact. */
export function PointsField({ value, onChange, most, suffix = '分', ...props }: Props) {
  return (
    <InputNumber<string>
      {...props} stringMode min="0" max={most === undefined ? undefined : formatYuan(most)} precision={2} style={{ width: 130, maxWidth: '100%' }} suffix={suffix}
      value={value == null ? undefined : formatYuan(value)} onChange={(text) => onChange?.(text == null ? undefined : parseYuan(text))}
    />
  );
}

/** 9650 → 96.50 */
export const pointsText = (points: number | null | undefined): string => (points == null ? NONE : formatYuan(points));
