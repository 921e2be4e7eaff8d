import { z } from 'zod';
import type { Locale } from './problem';

const inBoth = /^(.*\p{Script=Han}.*) \/ ([^\p{Script=Han}]+)$/su;

/** A sentence written as `中文 / English`, in the language asked for; any other sentence as it is. */
export function inLanguage(sentence: string, locale: Locale): string {
  const [, zh, en] = inBoth.exec(sentence) ?? [];
  return (locale === 'en' ? en : zh) ?? sentence;
}

const [chinese, english] = [z.locales.zhCN().localeError, z.locales.en().localeError];
const textOf = (said: ReturnType<z.core.$ZodErrorMap>): string => (typeof said === 'string' ? said : (said?.message ?? ''));

/** For `safeParse`: what a schema says of a fault for which its contract has no words of its own, as `中文 / English`. */
export const schemaWords: { error: z.core.$ZodErrorMap } = { error: (issue) => `${textOf(chinese(issue))} / ${textOf(english(issue))}` };
