import type { z } from 'zod';
import { inLanguage, invalid, type Locale } from '../../http';
import { ProblemError } from '../../http';

/** One thing that can be imported: the words people write above its column, and in its cells. */
export interface ImportColumn {
  readonly zh: string;
  readonly en: string;
  /** other headers, in small letters and without spaces */
  readonly aliases?: readonly string[];
  readonly required?: true;
  /** what the template shows in its row */
  readonly example?: string;
  /** words people write → the value they mean */
  readonly words?: Readonly<Record<string, string>>;
  /** said after a fault of this column, where people keep making the same one */
  readonly hint?: { readonly zh: string; readonly en: string };
}

export type ImportColumns<K extends string> = Readonly<Record<K, ImportColumn>>;
/** Field → position of its column. */
export type Mapping<K extends string> = Readonly<Partial<Record<K, number>>>;
/** Field → what its cell says, trimmed; an empty one is absent. */
export type Cells<K extends string> = Readonly<Partial<Record<K, string>>>;

/** Something wrong with one cell of one row. */
export interface Fault<K extends string = string> {
  readonly field: K;
  readonly code: string;
  readonly zh: string;
  readonly en: string;
}

export const columnKeys = <K extends string>(columns: ImportColumns<K>): K[] => Object.keys(columns) as K[];

const plain = (header: string): string => header.replace(/[\s*＊]|[（(].*[)）]/g, '').toLowerCase();

/** Which column holds what, by the headers; the first of two alike counts. */
export function guessMapping<K extends string>(columns: ImportColumns<K>, header: readonly string[]): Mapping<K> {
  const mapping: Partial<Record<K, number>> = {};
  header.forEach((cell, i) => {
    const name = plain(cell);
    const field = columnKeys(columns).find((k) => [plain(columns[k].zh), plain(columns[k].en), k.toLowerCase(), ...(columns[k].aliases ?? [])].includes(name));
    if (name && field && mapping[field] === undefined) mapping[field] = i;
  });
  return mapping;
}

/** @throws ProblemError where a required column is missing, or one lies outside of the file */
export function assertMapping<K extends string>(columns: ImportColumns<K>, header: readonly string[], mapping: Mapping<K>, code: string): void {
  const outside = columnKeys(columns).filter((k) => (mapping[k] ?? 0) >= header.length);
  if (outside.length) throw invalid(outside.map((k) => ({ path: `body.mapping.${k}`, code: 'too_big', message: `文件只有 ${header.length} 列 / The file has only ${header.length} columns` })));
  const missing = columnKeys(columns).filter((k) => columns[k].required && mapping[k] === undefined);
  if (missing.length === 0) return;
  const found = header.map((c) => c.slice(0, 30)).join('、').slice(0, 300);
  throw new ProblemError(code, { missing: missing.map((k) => columns[k].zh).join('、'), found }, missing.map((k) => ({ path: `file.header.${k}`, code: 'missing_column', message: `缺少列“${columns[k].zh}” / The column “${k}” is missing` })));
}

/** A reader of rows under a mapping. Our own exports put an apostrophe before what a spreadsheet would run: it is no part of the text. */
export function cellReader<K extends string>(columns: ImportColumns<K>, mapping: Mapping<K>): (cells: readonly string[]) => Cells<K> {
  const wanted = columnKeys(columns).flatMap((key) => (mapping[key] === undefined ? [] : [{ key, at: mapping[key], words: columns[key].words }]));
  return (cells) => {
    const read: Partial<Record<K, string>> = {};
    for (const { key, at, words } of wanted) {
      let text = cells[at]?.trim();
      if (!text) continue;
      if (text.startsWith("'") && /^'[=+\-@]/.test(text)) text = text.slice(1);
      read[key] = words && Object.hasOwn(words, text) ? words[text] : text;
    }
    return read;
  };
}

export function fault<K extends string>(field: K, code: string, zh: string, en: string): Fault<K> {
  return { field, code, zh, en };
}

export const problemFault = <K extends string>(field: K, e: ProblemError): Fault<K> => fault(field, e.code, e.sentence('zh-CN'), e.sentence('en'));

/** What a schema found, as faults of the columns; parse with `schemaWords`, so that it speaks both languages. */
export function schemaFaults<K extends string>(columns: ImportColumns<K>, error: z.ZodError | undefined, cells: Cells<K>, fieldOf: (path: PropertyKey) => K = (p) => p as K): Fault<K>[] {
  return (error?.issues ?? []).map((issue) => {
    const field = fieldOf(issue.path[0] ?? '');
    if (cells[field] === undefined) return fault(field, 'required', '必填项为空', 'It is required');
    const { hint } = columns[field];
    return fault(field, issue.code ?? 'custom', inLanguage(issue.message, 'zh-CN') + (hint ? `；${hint.zh}` : ''), inLanguage(issue.message, 'en') + (hint ? `; ${hint.en}` : ''));
  });
}

export const sentenceOf = (f: Fault, locale: Locale): string => (locale === 'en' ? f.en : f.zh);
