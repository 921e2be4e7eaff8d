import { CheckCircleOutlined, ClockCircleOutlined, CloseCircleOutlined, PauseCircleOutlined } from '@ant-design/icons';
import { Tag } from 'antd';
import { useWords } from '../../text/text';
import { stateText, type TenantState as State } from './words';

const looks = {
  provisioning: { color: 'processing', icon: <ClockCircleOutlined /> },
  active: { color: 'success', icon: <CheckCircleOutlined /> },
  suspended: { color: 'warning', icon: <PauseCircleOutlined /> },
  failed: { color: 'error', icon: <CloseCircleOutlined /> },
} as const;

/** The state in a word, a colour and a sign. */
export function TenantState({ state }: { state: State }) {
  const { label } = useWords();
  return <Tag {...looks[state]}>{label(stateText[state])}</Tag>;
}
