import { addCalendarDays, shanghaiDay } from '@anlan/domain';
import { Button, Flex, Input } from 'antd';
import { dayText } from '../../text/format';
import { useWords } from '../../text/text';

interface Props {
  readonly value?: string;
  readonly onChange?: (instant?: string) => void;
  readonly id?: string;
  /** days from today that one touch chooses */
  readonly quick?: readonly number[];
}

/** The last second of a day in Asia/Shanghai: who has until that day, has that day. */
export const endOfDueDay = (day: string): string => `${day}T23:59:59+08:00`;

/** A deadline by its day, with the usual periods by one touch. Gives the instant at which that day ends. */
export function DueDayField({ value, onChange, id, quick = [3, 7, 15, 30] }: Props) {
  const { t } = useWords();
  const today = shanghaiDay(new Date());
  const day = value ? dayText(value) : '';
  return (
    <Flex gap={8} wrap align="center">
      <Input type="date" id={id} value={day} min={today} onChange={(e) => onChange?.(e.target.value ? endOfDueDay(e.target.value) : undefined)} style={{ width: 160 }} />
      <Flex gap={4} wrap>
        {quick.map((n) => {
          const then = addCalendarDays(today, n);
          return <Button key={n} size="small" type={then === day ? 'primary' : 'default'} aria-pressed={then === day} onClick={() => onChange?.(endOfDueDay(then))}>{t('{n} 天', '{n} d', { n })}</Button>;
        })}
      </Flex>
    </Flex>
  );
}
