import { createContext, useContext } from 'react';

export type Locale = 'zh-CN' | 'en';
/** A sentence in both languages: there is no text of the console with only one. */
export interface Text {
  readonly zh: string;
  readonly en: string;
}

export interface Words {
  readonly locale: Locale;
  /** The caller's half of a text, the district's own words put in: `t('上报{hazard}', 'Report a {hazard}')`. */
  readonly t: (zh: string, en: string, values?: Record<string, string | number>) => string;
  /** The caller's half of a declared text, such as a state of a life-cycle. */
  readonly label: (text: Text | undefined, otherwise?: string) => string;
}

const LOCALE_KEY = 'anlan.locale';

/** Chinese first: English only for who chose it. */
export function rememberedLocale(): Locale {
  return localStorage.getItem(LOCALE_KEY) === 'en' ? 'en' : 'zh-CN';
}

export function rememberLocale(locale: Locale): void {
  localStorage.setItem(LOCALE_KEY, locale);
}

export function wordsOf(locale: Locale, own: (zh: string) => string = (zh) => zh): Words {
  const t: Words['t'] = (zh, en, values) => {
    const chosen = locale === 'en' ? en : own(zh);
    return values ? chosen.replace(/\{(\w+)\}/g, (whole, key: string) => String(values[key] ?? whole)) : chosen;
  };
  return { locale, t, label: (text, otherwise = '') => (text ? t(text.zh, text.en) : otherwise) };
}

export const WordsContext = createContext<Words>(wordsOf('zh-CN'));
export const useWords = (): Words => useContext(WordsContext);
