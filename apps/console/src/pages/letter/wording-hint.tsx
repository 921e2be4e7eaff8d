import { useWords } from '../../text/text';

export const PLACEHOLDERS = '{甲方} {乙方} {甲方签署人} {乙方签署人} {年度} {标题} {目标} {签订期限}';

export function WordingHint() {
  const { t } = useWords();
  return <small style={{ overflowWrap: 'anywhere' }}>{t('可用占位符，起草时填入：', 'Placeholders that are filled in: ')}{PLACEHOLDERS}</small>;
}
