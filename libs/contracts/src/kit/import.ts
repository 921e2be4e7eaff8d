import { z } from 'zod';
import type { ErrorSpec } from './errors';
import { uuid } from './schemas';

/** What any import answers with of a file as a whole; a feature takes them into its own errors. */
export const importErrors = {
  csv_encoding: { status: 400, zh: '无法识别文件编码，请使用 UTF-8 或 GBK', en: 'The encoding of the file is not recognised; use UTF-8 or GBK' },
  csv_columns: { status: 400, zh: '缺少列：{missing}；文件中的列：{found}', en: 'Columns missing: {missing}; the file has: {found}' },
  csv_malformed: { status: 400, zh: '不是有效的 CSV 或 Excel（.xlsx）文件：{detail}', en: 'Not a valid CSV or Excel (.xlsx) file: {detail}' },
  csv_empty: { status: 400, zh: '文件中没有数据行', en: 'The file has no rows' },
  csv_too_many_rows: { status: 413, zh: '文件超过 {limit} 行上限', en: 'The file has more than {limit} rows' },
  import_started: { status: 409, zh: '此文件已经导入或正在导入', en: 'This file has been imported, or is being imported' },
} as const satisfies Record<string, ErrorSpec>;

/** Media types of a file to import; a browser's form may give its part any type, the content decides. */
export const importTypes = ['text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'multipart/form-data'] as const;

const field = z.object({
  key: z.string(),
  zh: z.string().meta({ description: 'header of the column in the template' }),
  en: z.string(),
  required: z.boolean(),
  example: z.string(),
});

/** An uploaded file, before anything of it is kept: what an import dialogue shows. */
export const importPreview = z
  .object({
    id: uuid,
    name: z.string().meta({ description: 'name of the file' }),
    columns: z.array(z.string()).meta({ description: 'headers of the file, in their order' }),
    fields: z.array(field).meta({ description: 'what can be imported' }),
    mapping: z.record(z.string(), z.number().int()).meta({ description: 'guess: field → position of its column, from 0' }),
    rows: z.array(z.array(z.string())).meta({ description: 'the first 20 rows as they are' }),
    total: z.number().int().meta({ description: 'rows of the file without its header' }),
  })
  .meta({ id: 'ImportPreview' });
export type ImportPreview = z.infer<typeof importPreview>;

/** Field → position of its column in the file, from 0; null or absent: not in the file. */
export const importMapping = <const K extends string>(keys: readonly [K, ...K[]]) =>
  z.strictObject({ mapping: z.partialRecord(z.enum(keys), z.number().int().min(0).max(499).nullable()).optional().meta({ description: 'default: the guess of the preview' }) });

export const importFault = z.object({
  row: z.number().int().meta({ description: 'as a spreadsheet counts it' }),
  field: z.string(),
  column: z.string().meta({ description: 'its Chinese header' }),
  code: z.string(),
  message: z.string(),
});

/** What would become of the file's rows. */
export const importCheck = z
  .object({
    rows: z.number().int(),
    valid: z.number().int(),
    invalid: z.number().int(),
    errorCount: z.number().int(),
    errors: z.array(importFault).meta({ description: 'the first 500, row by row' }),
  })
  .meta({ id: 'ImportCheck' });
export type ImportCheck = z.infer<typeof importCheck>;
