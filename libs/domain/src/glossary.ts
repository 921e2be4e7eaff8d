import { GLOSSARY_TERMS } from './glossary-terms';

/** A term of docs/glossary.md, in small letters. */
export type GlossaryTerm = keyof typeof GLOSSARY_TERMS;

/** 术语表: the Chinese word of every term. */
export const GLOSSARY: Readonly<Record<string, string>> = Object.assign(Object.create(null) as object, GLOSSARY_TERMS);
export const GLOSSARY_KEYS = Object.keys(GLOSSARY_TERMS) as [GlossaryTerm, ...GlossaryTerm[]];

const literal = (word: string): string => word.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');

/**
 * What puts a tenant's own words in place of the glossary's, in Chinese texts. The longest word at a place counts: a
 * word for 隐患 leaves 重大事故隐患, a term of its own, as it is, and so it leaves what is the tenant's word already.
 */
export function ownWords(terms: Readonly<Record<string, string>>): (text: string) => string {
  const own = new Map<string, string>();
  for (const [term, word] of Object.entries(terms)) {
    const usual = GLOSSARY[term];
    if (usual !== undefined && word !== usual) own.set(usual, word);
  }
  if (own.size === 0) return (text) => text;
  const words = [...new Set([...Object.values(GLOSSARY_TERMS), ...own.values()])].sort((a, b) => b.length - a.length);
  const any = new RegExp(words.map(literal).join('|'), 'gu');
  return (text) => text.replace(any, (word) => own.get(word) ?? word);
}
