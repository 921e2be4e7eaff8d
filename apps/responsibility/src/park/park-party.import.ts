import { parkPartyErrors as e, parkPartyImportApi, parkRoleNames, parkRoles, registerParkPartyBody, type ParkPartyImportField as Field } from '@anlan/contracts/responsibility';
import type { TenantContext } from '@anlan/platform/context';
import { TenantTx, type Tx } from '@anlan/platform/db';
import { ProblemError, schemaWords } from '@anlan/platform/http';
import { fault, importController, Imports, problemFault, schemaFaults, Where, type Accepted, type Cells, type Fault, type ImportColumns, type ImportReader, type LedgerImport } from '@anlan/platform/ledger';
import { ReferenceDirectory, type Reference } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';
import { parkPartyLedger, type ParkPartyRow } from './park-party.entity';
import { lockPark, nameUnits, newParty } from './park-party.service';
import type { ParkRow } from './park.entity';
import { parkReach } from './park.reach';

/** Columns of a list of tenants, as parks head them. */
export const parkPartyImportColumns: ImportColumns<Field> = {
  park: { zh: '园区', en: 'Park', aliases: ['园区名称', '园区编号'], required: true, hint: { zh: '在管园区的名称或编号', en: 'the name or number of a park in use' } },
  role: { zh: '身份', en: 'Role', aliases: ['类别'], required: true, example: '承租方', hint: { zh: '出租方、物业管理方、承租方', en: 'landlord, property, tenant' } },
  name: { zh: '单位名称', en: 'Name', aliases: ['名称', '企业名称'], required: true, example: '某某五金制品有限公司' },
  creditCode: { zh: '统一社会信用代码', en: 'Credit code', aliases: ['信用代码'] },
  buildings: { zh: '楼栋', en: 'Buildings', aliases: ['所在楼栋'], hint: { zh: '园区登记的楼栋，几栋用顿号隔开', en: 'buildings of the park, with commas between them' } },
  unit: { zh: '账号单位', en: 'Unit of its accounts', aliases: ['单位'], hint: { zh: '有账号的填其账号所在单位', en: 'where it has accounts, their unit' } },
  note: { zh: '备注', en: 'Note' },
};
const keyOf = (r: Pick<ParkPartyRow, 'role' | 'credit_code' | 'name'>): string => `${r.role} ${r.credit_code ?? r.name}`;
const twice = (name: string): Fault<Field> => problemFault<Field>('name', new ProblemError(e.listed_already, { name }));

/** 园区三方 from a file: a park has a hundred tenants and more. */
@Injectable()
export class ParkPartyImport {
  readonly door: LedgerImport<Field, ParkPartyRow>;

  constructor(
    imports: Imports,
    private readonly tx: TenantTx,
    private readonly references: ReferenceDirectory,
  ) {
    this.door = imports.define<Field, ParkPartyRow>({ name: 'park-party.import', api: parkPartyImportApi, columns: parkPartyImportColumns, codes: e, maxRows: 20_000, chunk: 200, open: (ctx) => this.open(ctx), examples: (ctx) => this.examples(ctx) });
  }

  private async examples(ctx: TenantContext): Promise<{ park?: string }> {
    const name = (await this.parks(ctx)).at(-1)?.name;
    return name === undefined ? {} : { park: name };
  }

  private async open(ctx: TenantContext): Promise<ImportReader<Field, ParkPartyRow>> {
    await this.references.refresh(ctx.tenantId).catch(() => undefined);
    const reference = await this.references.get(ctx.tenantId);
    const parks = await this.parks(ctx);
    const seen = new Set<string>();
    return {
      read: ({ values }) => {
        const read = readRow(ctx, values, parks, reference);
        if ('faults' in read) return read;
        const key = `${read.value.park_id} ${keyOf(read.value)}`;
        if (seen.has(key)) return { faults: [twice(read.value.name)] };
        seen.add(key);
        return read;
      },
      take: async (rows) => ({ write: (tx) => this.write(tx, ctx, rows) }),
    };
  }

  /** Only what the actor keeps: of other parks he is told nothing. */
  private parks(ctx: TenantContext): Promise<ParkRow[]> {
    const where = new Where().and('tenant_id = $', ctx.tenantId).within(parkReach, ctx, 'park.manage').and("status = 'in_use'");
    return this.tx.read<ParkRow>(ctx, { sql: `select * from responsibility.park where ${where} order by id`, params: where.params });
  }

  /** Parks are locked in one order; what was retired or registered meanwhile takes nothing. */
  private async write(tx: Tx, ctx: TenantContext, rows: readonly Accepted<ParkPartyRow>[]): Promise<Map<number, readonly Fault<Field>[]>> {
    const refused = new Map<number, readonly Fault<Field>[]>();
    for (const id of [...new Set(rows.map((r) => r.value.park_id))].sort()) {
      const park = await lockPark(tx, ctx, id);
      const there = await tx.rows<Pick<ParkPartyRow, 'role' | 'credit_code' | 'name'>>("select role, credit_code, name from responsibility.park_party where tenant_id = $1 and park_id = $2 and status = 'present'", [ctx.tenantId, id], 'parties-of-park');
      const known = new Set(there.map(keyOf));
      for (const { row, value } of rows.filter((r) => r.value.park_id === id)) {
        if (park?.status !== 'in_use') refused.set(row, [problemFault<Field>('park', new ProblemError(e.park_retired, { name: park?.name ?? '' }))]);
        else if (known.has(keyOf(value))) refused.set(row, [twice(value.name)]);
        else parkPartyLedger.insert(tx, ctx, 'park.manage', { ...value, division_code: park.division_code, named_unit_ids: park.named_unit_ids }, 'registered');
      }
      if (park) nameUnits(tx, ctx, id);
    }
    return refused;
  }
}

/** One row as the record it becomes, or everything that is wrong with it. */
function readRow(ctx: TenantContext, cells: Cells<Field>, parks: readonly ParkRow[], reference: Reference): { readonly value: ParkPartyRow } | { readonly faults: Fault<Field>[] } {
  const faults: Fault<Field>[] = [];
  const only = <T>(field: Field, given: string | undefined, among: Iterable<T>, is: (x: T, words: string) => boolean): T | undefined => {
    if (given === undefined) return undefined;
    const found = [...among].filter((x) => is(x, given));
    if (found.length !== 1) faults.push(found.length ? fault(field, 'ambiguous', `“${given}”不止一个`, `There is more than one ${given}`) : fault(field, 'unknown', `没有“${given}”`, `There is no ${given}`));
    return found[0];
  };
  const park = only('park', cells.park ?? '', parks, (k, words) => k.name === words || k.number === words);
  const role = only('role', cells.role ?? '', parkRoles, (r, words) => r === words || parkRoleNames[r].zh === words);
  const unit = only('unit', cells.unit, reference.units.values(), (u, words) => u.name === words);
  const buildings = (cells.buildings ?? '').split(/[、,，;；]/).map((b) => b.trim()).filter((b) => b !== '');
  const missing = park && buildings.find((b) => !park.buildings.includes(b));
  if (missing !== undefined) faults.push(problemFault('buildings', new ProblemError(e.unknown_building, { building: missing })));
  const body = registerParkPartyBody.safeParse({ parkId: park?.id, role, name: cells.name ?? '', creditCode: cells.creditCode ?? null, unitId: unit?.id ?? null, buildings, note: cells.note ?? null }, schemaWords);
  faults.push(...schemaFaults(parkPartyImportColumns, body.error, cells, (path) => (path === 'parkId' ? 'park' : (path as Field))).filter((f) => !faults.some((other) => other.field === f.field)));
  return faults.length > 0 || !park || !body.success ? { faults } : { value: newParty(ctx, park, body.data) };
}

export const ParkPartyImportController = importController(parkPartyImportApi, ParkPartyImport);
