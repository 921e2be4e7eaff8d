import { toShanghaiIso } from '@anlan/domain';
import { Input } from 'antd';

interface Props {
  readonly value?: string | null;
  readonly onChange?: (instant?: string) => void;
  readonly id?: string;
}

/** A day and a time of Asia/Shanghai, wherever the browser is. Gives the instant. */
export function InstantField({ value, onChange, id }: Props) {
  const shown = !value ? '' : (value.endsWith('+08:00') ? value : toShanghaiIso(new Date(value))).slice(0, 16);
  return <Input type="datetime-local" id={id} value={shown} onChange={(e) => onChange?.(e.target.value ? `${e.target.value}:00+08:00` : undefined)} style={{ width: 230, maxWidth: '100%' }} />;
}
