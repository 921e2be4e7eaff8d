import { z } from 'zod';
import type { Permission } from '../access/permissions';
import { importCheck, importErrors, importMapping, importPreview, importTypes } from './import';
import { defineOperation, type ServiceName } from './operation';
import { operationStatus, uuid } from './schemas';

interface ImportSpec<K extends string> {
  readonly service: ServiceName;
  /** `<records>-import` */
  readonly feature: `${string}-import`;
  readonly permission: Permission;
  /** of the imports, below the service's address: `/members/imports` */
  readonly path: `/${string}/imports`;
  /** where a file is sent to be looked at, below that; default: there itself */
  readonly previews?: '/previews';
  /** what can be imported; the columns of the template, in its order */
  readonly fields: readonly [K, ...K[]];
  /** name of the mapping's schema: `MemberImportMapping` */
  readonly mapping: string;
  readonly maxBytes: number;
  /** what the rows are, and what becomes of the good ones */
  readonly records: { readonly zh: string; readonly en: string };
  readonly become: { readonly zh: string; readonly en: string };
  /** the feature's own codes of `importErrors` */
  readonly errors: Readonly<Record<keyof typeof importErrors, string>>;
}

/** Records from a file whose columns somebody looks at: upload and look, check with a mapping, run, fetch what was refused. */
export function defineImport<const K extends string>({ service, feature, permission, path, previews, fields, mapping, maxBytes, records: of, become, errors: e }: ImportSpec<K>) {
  const base = { service, permission } as const;
  const params = z.object({ id: uuid });
  const body = importMapping(fields).meta({ id: mapping });
  return {
    upload: defineOperation({
      ...base, id: `${feature}.upload`, method: 'POST', path: `${path}${previews ?? ''}`, summary: { zh: `上传${of.zh}文件（CSV、Excel），预览`, en: `Upload a file of ${of.en} (CSV, Excel) and see what is in it; nothing is imported yet` },
      upload: { types: importTypes, maxBytes }, status: 201, response: importPreview, errors: [e.csv_encoding, e.csv_malformed, e.csv_empty, e.csv_too_many_rows],
    }),
    template: defineOperation({
      ...base, id: `${feature}.template`, method: 'GET', path: `${path}/template`, summary: { zh: `${of.zh}导入模板（CSV）`, en: `The template of an import of ${of.en}, as CSV` }, status: 200, produces: 'text/csv',
    }),
    check: defineOperation({
      ...base, id: `${feature}.check`, method: 'POST', path: `${path}/:id/actions/check`, summary: { zh: '按列对应关系逐行检查', en: 'What would become of each row under a mapping' },
      params, body, status: 200, response: importCheck, errors: [e.csv_columns, e.import_started],
    }),
    run: defineOperation({
      ...base, id: `${feature}.run`, method: 'POST', path: `${path}/:id/actions/run`, summary: { zh: `导入：合格的行${become.zh}，其余退回`, en: `Import: good rows become ${become.en}, the others come back; one that failed goes on where it stopped` },
      params, body, status: 202, response: operationStatus, errors: [e.csv_columns, e.import_started],
    }),
    refused: defineOperation({
      ...base, id: `${feature}.refused`, method: 'GET', path: `${path}/:id/refused`, summary: { zh: '导入被拒行（CSV，含原因列）', en: 'Rows an import refused, with a reason column' },
      params, status: 200, produces: 'text/csv', audited: 'downloaded',
    }),
  };
}

export type ImportApi<K extends string = string> = ReturnType<typeof defineImport<K>>;
