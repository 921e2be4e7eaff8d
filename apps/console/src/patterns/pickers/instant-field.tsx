import { toShanghaiIso } from '@anlan/domain';
import { Button, Flex, Input } from 'antd';
import { useWords } from '../../text/text';

interface Props {
  readonly value?: string | null;
  readonly onChange?: (instant?: string) => void;
  readonly id?: string;
}

/** The minute that runs, as the field gives it. */
export const thisMinute = (now = new Date()): string => `${toShanghaiIso(now).slice(0, 16)}:00+08:00`;

/** A day and a minute in Asia/Shanghai, whatever the browser's own time is; now by one touch. Gives the instant. */
export function InstantField({ value, onChange, id }: Props) {
  const { t } = useWords();
  return (
    <Flex gap={8} wrap align="center">
      <Input type="datetime-local" id={id} style={{ width: 210 }} value={value ? toShanghaiIso(new Date(value)).slice(0, 16) : ''} onChange={(e) => onChange?.(e.target.value ? `${e.target.value.slice(0, 16)}:00+08:00` : undefined)} />
      <Button size="small" onClick={() => onChange?.(thisMinute())}>{t('现在', 'Now')}</Button>
    </Flex>
  );
}
