import { listMechanismBody, mechanismImportApi, mechanismRecordErrors as e, type MechanismImportField as Field } from '@anlan/contracts/responsibility';
import { isDivisionCode, parseDivisionCode, shanghaiDay } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { TenantTx, type Tx } from '@anlan/platform/db';
import { ProblemError, schemaWords } from '@anlan/platform/http';
import { fault, importController, Imports, problemFault, schemaFaults, type Accepted, type Cells, type Fault, type ImportColumns, type ImportReader, type LedgerImport } from '@anlan/platform/ledger';
import { ReferenceDirectory, type Reference } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';
import { listedUnder, noteUsed } from './mechanism-record.make';
import { mechanismRecordLedger, type MechanismRecordRow, type MechanismTemplateRow } from './mechanism.entity';
import { mechanismRecordReach } from './mechanism.reach';

/** Columns of a list of places, as bureaus head them. */
export const mechanismImportColumns: ImportColumns<Field> = {
  template: { zh: '机制', en: 'Mechanism', aliases: ['机制名称', '机制模板'], required: true, hint: { zh: '填写现行机制模板的名称', en: 'the name of a template in force' } },
  name: { zh: '名称', en: 'Name', aliases: ['场所', '场所名称', '企业名称'], example: '某某项目工地', hint: { zh: '场所或企业名称；按单位的机制不填', en: 'of a place or an enterprise; left empty under a mechanism of units' } },
  divisionCode: { zh: '所在区划', en: 'Division', aliases: ['区划', '社区', '街道'], required: true, hint: { zh: '代码或名称', en: 'by code or name' } },
  unit: { zh: '单位', en: 'Unit', aliases: ['责任单位'], hint: { zh: '按单位的机制填该单位；场所、企业填其账号所在单位，由其自行填报', en: 'of a mechanism of units the unit; of a place or an enterprise that of its accounts, which then record for it' } },
  creditCode: { zh: '统一社会信用代码', en: 'Credit code', aliases: ['信用代码'], hint: { zh: '只在按企业的机制填写', en: 'under a mechanism of enterprises alone' } },
};

const twice = (name: string): Fault<Field> => problemFault<Field>('name', new ProblemError(e.listed_already, { name }));

/** 列入 from a file: places, units and enterprises under the templates that its rows name. */
@Injectable()
export class MechanismImport {
  readonly door: LedgerImport<Field, MechanismRecordRow>;

  constructor(
    imports: Imports,
    private readonly tx: TenantTx,
    private readonly references: ReferenceDirectory,
  ) {
    this.door = imports.define<Field, MechanismRecordRow>({ name: 'mechanism.import', api: mechanismImportApi, columns: mechanismImportColumns, codes: e, maxRows: 20_000, chunk: 200, open: (ctx) => this.open(ctx), examples: (ctx) => this.examples(ctx) });
  }

  private async examples(ctx: TenantContext): Promise<{ template?: string }> {
    const name = (await this.templates(ctx)).at(-1)?.name;
    return name === undefined ? {} : { template: name };
  }

  private async open(ctx: TenantContext): Promise<ImportReader<Field, MechanismRecordRow>> {
    await this.references.refresh(ctx.tenantId).catch(() => undefined);
    const reference = await this.references.get(ctx.tenantId);
    const templates = await this.templates(ctx);
    const seen = new Set<string>();
    return {
      read: ({ values }) => {
        const read = readRow(ctx, values, templates, reference, new Date());
        if ('faults' in read) return read;
        const key = `${read.value.template_id} ${read.value.subject_key}`;
        if (seen.has(key)) return { faults: [twice(read.value.name)] };
        seen.add(key);
        return read;
      },
      take: async (rows) => ({ write: (tx) => this.write(tx, ctx, rows) }),
    };
  }

  private templates(ctx: TenantContext): Promise<MechanismTemplateRow[]> {
    return this.tx.read<MechanismTemplateRow>(ctx, { sql: "select * from responsibility.mechanism_template where tenant_id = $1 and status = 'in_force' order by id", params: [ctx.tenantId] });
  }

  /** Templates are locked in one order; what was revised or listed meanwhile takes nothing. */
  private async write(tx: Tx, ctx: TenantContext, rows: readonly Accepted<MechanismRecordRow>[]): Promise<Map<number, readonly Fault<Field>[]>> {
    const refused = new Map<number, readonly Fault<Field>[]>();
    for (const id of [...new Set(rows.map((r) => r.value.template_id))].sort()) {
      const [template] = await tx.rows<MechanismTemplateRow>("select * from responsibility.mechanism_template where tenant_id = $1 and id = $2 and status = 'in_force' for update", [ctx.tenantId, id], 'mechanism-in-force');
      const mine = rows.filter((r) => r.value.template_id === id);
      const there = await tx.rows<{ subject_key: string; id: string }>("select id, subject_key from responsibility.mechanism_record where tenant_id = $1 and template_id = $2 and subject_key = any($3::text[]) and status <> 'closed'", [ctx.tenantId, id, mine.map((r) => r.value.subject_key)], 'mechanism-listed-of-import');
      const known = new Set(there.map((r) => r.subject_key));
      for (const { row, value } of mine) {
        if (!template) refused.set(row, [problemFault<Field>('template', new ProblemError(e.unknown_template))]);
        else if (known.has(value.subject_key)) refused.set(row, [twice(value.name)]);
        else mechanismRecordLedger.insert(tx, ctx, 'mechanism-record.list', value, 'listed');
      }
      if (template && mine.some((r) => !refused.has(r.row))) noteUsed(tx, ctx, template);
    }
    return refused;
  }
}

interface Named {
  readonly id: string;
  readonly name: string;
}

/** One row as the record it becomes, or everything that is wrong with it. The ids that it names are the tenant's. */
function readRow(ctx: TenantContext, cells: Cells<Field>, templates: readonly MechanismTemplateRow[], reference: Reference, now: Date): { readonly value: MechanismRecordRow } | { readonly faults: Fault<Field>[] } {
  const faults: Fault<Field>[] = [];
  const only = <T extends Named>(field: Field, given: string | undefined, among: Iterable<T>): T | undefined => {
    if (given === undefined) return undefined;
    const found = [...among].filter((x) => x.name === given);
    if (found.length !== 1) faults.push(found.length ? fault(field, 'ambiguous', `“${given}”不止一个`, `There is more than one ${given}`) : fault(field, 'unknown', `没有“${given}”`, `There is no ${given}`));
    return found[0];
  };
  const template = only('template', cells.template ?? '', templates);
  const given = cells.divisionCode ?? '';
  const inForce = [...reference.divisions.values()].filter((d) => d.validTo === null).map((d) => ({ id: d.code, name: d.name }));
  const code = isDivisionCode(given) ? parseDivisionCode(given).code : only('divisionCode', given, inForce)?.id;
  const unitId = only('unit', cells.unit, reference.units.values())?.id ?? null;
  const body = listMechanismBody.safeParse({ templateId: template?.id, name: cells.name ?? null, divisionCode: code, unitId, creditCode: cells.creditCode ?? null }, schemaWords);
  const named = { templateId: 'template', unitId: 'unit' } as Readonly<Record<string, Field>>;
  faults.push(...schemaFaults(mechanismImportColumns, body.error, cells, (path) => named[String(path)] ?? (path as Field)).filter((f) => !faults.some((other) => other.field === f.field)));
  if (code !== undefined && !reference.division(code, shanghaiDay(now))) faults.push(problemFault('divisionCode', new ProblemError(e.unknown_division, { code })));
  // Who may not list there is not told what stands there already.
  else if (code !== undefined && !mechanismRecordReach.covers(ctx, 'mechanism-record.list', { division_code: code, unit_id: unitId })) faults.push(problemFault('divisionCode', new ProblemError(e.out_of_scope, { code })));
  if (faults.length > 0 || !template || !body.success || code === undefined) return { faults };
  try {
    return { value: listedUnder(ctx, template, body.data, code, reference, now) };
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return { faults: [problemFault('name', error)] };
  }
}

export const MechanismImportController = importController(mechanismImportApi, MechanismImport);
