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

function useSystemDark(): boolean {
  const [dark, setDark] = useState(systemDark.matches);
  useEffect(() => {
    const follow = (): void => setDark(systemDark.matches);
    systemDark.addEventListener('change', follow);
    return () => systemDark.removeEventListener('change', follow);
  }, []);
  return dark;
}

/** Language, light and dark, for everything below. */
export function AppearanceProvider({ children }: { children: ReactNode }) {
  const [locale, setLocale] = useState(rememberedLocale);
  const [shade, setShade] = useState(rememberedShade);
  const wished = useSystemDark();
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
        <ConfigProvider locale={locale === 'en' ? enUS : zhCN} theme={themeOf(dark)} csp={nonce ? { nonce } : undefined}>
          <NoticesProvider>{children}</NoticesProvider>
        </ConfigProvider>
      </WordsContext>
    </AppearanceContext>
  );
}
