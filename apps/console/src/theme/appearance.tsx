import { CloseOutlined } from '@ant-design/icons';
import { ConfigProvider } from 'antd';
import enUS from 'antd/es/locale/en_US';
import zhCN from 'antd/es/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import { rememberedLocale, rememberLocale, wordsOf, WordsContext, type Locale } from '../text/text';
import { nonce } from './nonce';
import { NoticesProvider } from './notices';
import { rememberedShade, rememberShade, themeOf, type Shade } from './theme';

interface Appearance {
  readonly locale: Locale;
  readonly setLocale: (locale: Locale) => void;
  readonly shade: Shade;
  readonly setShade: (shade: Shade) => void;
  readonly dark: boolean;
}

const AppearanceContext = createContext<Appearance | undefined>(undefined);
export function useAppearance(): Appearance {
  const appearance = useContext(AppearanceContext);
  if (!appearance) throw new Error('no appearance is set');
  return appearance;
}

const systemDark = matchMedia('(prefers-color-scheme: dark)');
const lessMotion = matchMedia('(prefers-reduced-motion: reduce)');

/** What the system wishes, followed while it changes. */
function useWish(wish: MediaQueryList): boolean {
  const [wished, setWished] = useState(wish.matches);
  useEffect(() => {
    const follow = (): void => setWished(wish.matches);
    wish.addEventListener('change', follow);
    return () => wish.removeEventListener('change', follow);
  }, [wish]);
  return wished;
}

/** Language, light and dark, for everything below. */
export function AppearanceProvider({ children }: { children: ReactNode }) {
  const [locale, setLocale] = useState(rememberedLocale);
  const [shade, setShade] = useState(rememberedShade);
  const wished = useWish(systemDark);
  const still = useWish(lessMotion);
  const dark = shade === 'system' ? wished : shade === 'dark';
  useEffect(() => {
    document.documentElement.lang = locale;
    dayjs.locale(locale === 'en' ? 'en' : 'zh-cn');
  }, [locale]);
  useEffect(() => {
    document.documentElement.dataset['shade'] = dark ? 'dark' : 'light';
    document.documentElement.style.colorScheme = dark ? 'dark' : 'light';
  }, [dark]);
  const appearance = useMemo<Appearance>(
    () => ({
      locale, shade, dark,
      setLocale: (l) => (rememberLocale(l), setLocale(l)),
      setShade: (s) => (rememberShade(s), setShade(s)),
    }),
    [locale, shade, dark],
  );
  const words = useMemo(() => wordsOf(locale), [locale]);
  return (
    <AppearanceContext value={appearance}>
      <WordsContext value={words}>
        <ConfigProvider locale={locale === 'en' ? enUS : zhCN} theme={themeOf(dark, still)} button={{ autoInsertSpace: false }} csp={nonce ? { nonce } : undefined} image={{ preview: { closeIcon: <CloseOutlined aria-label={words.t('关闭', 'Close')} /> } }}>
          <NoticesProvider>{children}</NoticesProvider>
        </ConfigProvider>
      </WordsContext>
    </AppearanceContext>
  );
}
