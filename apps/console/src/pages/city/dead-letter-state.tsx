import { deadLetterLifecycle, type DeadLetterDto } from '@anlan/contracts/tenancy';
import { Tag } from 'antd';
import { useWords } from '../../text/text';

const colours = { open: 'error', redelivered: 'success', discarded: 'default' } as const;

export function DeadLetterTag({ state }: { state: DeadLetterDto['state'] }) {
  const { label } = useWords();
  return <Tag color={colours[state]}>{label(deadLetterLifecycle.states[state])}</Tag>;
}
