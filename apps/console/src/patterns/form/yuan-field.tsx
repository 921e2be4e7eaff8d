import { formatYuan, parseYuan } from '@anlan/domain';
import { InputNumber } from 'antd';

interface Props {
  /** in 分 */
  readonly value?: number | null;
  readonly onChange?: (fen?: number) => void;
  readonly id?: string;
  readonly most?: number;
}

/** An amount in 元 as people write it; its value is in 分, exact. */
export function YuanField({ value, onChange, most, ...props }: Props) {
  return (
    <InputNumber<string>
      {...props} stringMode min="0" max={most === undefined ? undefined : formatYuan(most)} precision={2} style={{ width: 220, maxWidth: '100%' }} suffix="元"
      value={value == null ? undefined : formatYuan(value)} onChange={(text) => onChange?.(text == null ? undefined : parseYuan(text))}
    />
  );
}
