import { Segmented } from 'antd';
import { useAppearance } from '../../theme/appearance';

/** Language for who is not signed in yet. */
export function AppearanceSwitch() {
  const { locale, setLocale } = useAppearance();
  return <Segmented size="small" aria-label="语言 Language" value={locale} onChange={setLocale} options={[{ value: 'zh-CN', label: '中文' }, { value: 'en', label: 'English' }]} />;
}
