import { theme } from 'antd';
import { useWords } from '../../text/text';

interface Props {
  /** now less before; undefined or null: nothing to compare with */
  readonly by: number | null | undefined;
  readonly text: string;
  /** fewer is better, as with ranks */
  readonly downIsGood?: true;
}

/** ↑ or ↓ against the month before. The arrow and the words say it, the colour only helps. */
export function ChangeMark({ by, text, downIsGood }: Props) {
  const { t } = useWords();
  const { token } = theme.useToken();
  if (by === null || by === undefined) return null;
  if (by === 0) return <small style={{ color: token.colorTextSecondary, whiteSpace: 'nowrap' }}>{t('持平', 'same')}</small>;
  const up = downIsGood ? by < 0 : by > 0;
  return <small style={{ color: up ? token.colorSuccess : token.colorError, whiteSpace: 'nowrap' }}><span aria-hidden="true">{up ? '↑' : '↓'}</span><span className="for-ears">{up ? t('上升', 'up') : t('下降', 'down')}</span> {text}</small>;
}
