import { INSPECTION_FINDINGS, inspectionTourLevelNames, inspectionTourLifecycle, inspectionTourStates, type InspectionTour, type InspectionTourFigures, type InspectionTourFiguresQuery, type InspectionTourQuery } from '@anlan/contracts/responsibility';
import { parseDivisionCode, ratio, shanghaiDay, toShanghaiIso } from '@anlan/domain';
import { Attachments } from '@anlan/platform/attachments';
import type { TenantContext } from '@anlan/platform/context';
import { TenantTx, type Row } from '@anlan/platform/db';
import { notFound } from '@anlan/platform/http';
import { listPage, Where, type CsvColumn, type PageOf } from '@anlan/platform/ledger';
import { ReferenceDirectory } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';
import { countAll } from '../list-item/list-item.figures';
import { inspectionTourLedger as ledger, toInspectionTour, type InspectionTourRow } from './inspection-tour.entity';
import { findingsSql, type FindingsRow } from './inspection-tour.findings';
import { inspectionTourReach } from './inspection-tour.reach';

const targetsOf = (x: InspectionTour): string => [...x.targetUnits, ...x.targetDivisions].map((t) => t.name).join('、');
export const inspectionTourCsv: CsvColumn<InspectionTour>[] = [
  { header: '编号', value: (x) => x.number },
  { header: '年度', value: (x) => x.year },
  { header: '巡查名称', value: (x) => x.name },
  { header: '级别', value: (x) => inspectionTourLevelNames[x.level].zh },
  { header: '被巡查单位', value: targetsOf },
  { header: '状态', value: (x) => inspectionTourLifecycle.states[x.status].zh },
  { header: '组长', value: (x) => x.leader.name },
  { header: '委员会', value: (x) => x.committee?.name ?? null },
  { header: '参加单位', value: (x) => x.bodies.map((b) => b.name).join('、') },
  { header: '计划进驻', value: (x) => `${x.stayFrom} 至 ${x.stayTo}` },
  { header: '进驻日期', value: (x) => x.stationedOn },
  { header: '撤离日期', value: (x) => x.leftOn },
  { header: '反馈日期', value: (x) => x.fedBackOn },
  { header: '反馈文号', value: (x) => x.documentNumber },
  { header: '整改时限', value: (x) => x.rectifyBy },
  { header: '反馈问题', value: (x) => x.list?.total ?? null },
  { header: '已销号', value: (x) => x.list?.closed ?? null },
  { header: '销号日期', value: (x) => x.closedOn },
];
/** 巡查次数 counts what was stationed, and not cancelled. */
const STATIONED = "(t.stationed_on is not null and t.status <> 'cancelled')";
interface Read extends InspectionTourRow { findings: FindingsRow | null }
const COLUMNS = "t.*, case when l.id is null then null else jsonb_build_object('id', l.id, 'number', l.number, 'title', l.title, 'status', l.status, 'total', f.total, 'closed', f.closed) end as findings";
const FROM = `responsibility.inspection_tour t left join responsibility.responsibility_list l on l.tenant_id = t.tenant_id and l.id = t.list_id left join lateral ${findingsSql} f on true`;

/** Inspection tours as they are read, with how far their findings are. */
@Injectable()
export class InspectionTourRecords {
  constructor(
    private readonly tx: TenantTx,
    private readonly references: ReferenceDirectory,
    private readonly files: Attachments,
  ) {}

  async page(ctx: TenantContext, q: InspectionTourQuery): Promise<PageOf<InspectionTour>> {
    const reference = await this.references.get(ctx.tenantId);
    return listPage<Read, InspectionTour>(this.tx, ctx, q, { columns: COLUMNS, from: FROM, where: inspectionTourConditions(ctx, q), order: [{ sql: 't.id', type: 'uuid' }], descending: true, position: (r) => [r.id], item: (r) => toInspectionTour(ctx, r, r.findings, reference) });
  }

  async get(ctx: TenantContext, id: string): Promise<InspectionTour> {
    const [row] = await this.tx.read<Read>(ctx, { name: 'inspection-tour-get', sql: `select ${COLUMNS} from ${FROM} where t.tenant_id = $1 and t.id = $2`, params: [ctx.tenantId, id] });
    const seen = ledger.visible(ctx, row) as Read;
    return toInspectionTour(ctx, seen, seen.findings, await this.references.get(ctx.tenantId));
  }

  async file(ctx: TenantContext, id: string, fileId: string) {
    const { fileIds, stages } = await this.get(ctx, id);
    if (![...fileIds, ...stages.flatMap((s) => s.fileIds)].includes(fileId)) throw notFound();
    return this.files.download(ctx, fileId);
  }

  /** Of the tours of a year that one sees; findings are counted as the list of items gives them. */
  async figures(ctx: TenantContext, q: InspectionTourFiguresQuery): Promise<InspectionTourFigures> {
    const now = new Date();
    const year = q.year ?? Number(shanghaiDay(now).slice(0, 4));
    const { units, divisions } = await this.references.get(ctx.tenantId);
    const where = inspectionTourConditions(ctx, { year });
    const visited = inspectionTourConditions(ctx, { year, stationed: true });
    const by = (column: string) => ({ sql: `select x as id, count(*)::int as rows from responsibility.inspection_tour t cross join lateral unnest(t.${column}) x where ${visited} group by x`, params: visited.params });
    const statements = [{ sql: `select t.status, count(*)::int as rows, count(*) filter (where ${STATIONED})::int as stationed from responsibility.inspection_tour t where ${where} group by t.status`, params: where.params }, by('target_unit_ids'), by('target_division_codes')];
    const seesLists = ctx.permissions.has('responsibility-list.read');
    const asked = { kindKey: INSPECTION_FINDINGS, tourYear: String(year) };
    const [items, [states = [], ofUnits = [], ofDivisions = []]] = seesLists ? await countAll(this.tx, ctx, { findings: asked, closed: { ...asked, status: 'closed' } }, statements) : [null, (await this.tx.reads<Row>(ctx, ...statements)).map((r) => r.rows)];
    const base = { year: String(year) };
    const sum = (rows: readonly Row[], name = 'rows'): number => rows.reduce((n, r) => n + Number(r[name]), 0);
    const target = (r: Row, unitId: string | null, divisionCode: string | null, name: string) => ({ unitId, divisionCode, name, tours: { count: Number(r['rows']), filter: { ...base, stationed: 'true', ...(unitId === null ? { targetDivisionCode: divisionCode ?? '' } : { targetUnitId: unitId }) } } });
    const byTarget = [...ofUnits.map((r) => target(r, String(r['id']), null, units.get(String(r['id']))?.name ?? String(r['id']))), ...ofDivisions.map((r) => target(r, null, String(r['id']), divisions.get(String(r['id']))?.name ?? String(r['id'])))].sort((a, b) => b.tours.count - a.tours.count || a.name.localeCompare(b.name));
    const stationed = { ...base, stationed: 'true' };
    return {
      asOf: toShanghaiIso(now), year, tours: { count: sum(states, 'stationed'), filter: stationed }, targets: { count: byTarget.length, filter: stationed }, byTarget,
      stages: Object.fromEntries(inspectionTourStates.map((s) => [s, { count: sum(states.filter((r) => r['status'] === s)), filter: { ...base, status: s } as Record<string, string> }])) as InspectionTourFigures['stages'],
      findings: items?.findings ?? null, closed: items?.closed ?? null, rate: items && ratio(items.closed.count, items.findings.count),
    };
  }
}

/** What of the tours the actor sees and asks for: of `responsibility.inspection_tour t`. */
export function inspectionTourConditions(ctx: TenantContext, q: Omit<InspectionTourQuery, 'limit' | 'cursor' | 'total'>): Where {
  const where = new Where().and('t.tenant_id = $', ctx.tenantId).within(inspectionTourReach, ctx, 'inspection-tour.read').and('t.year = $', q.year).and('t.status = any($::text[])', q.status).and('t.level = $', q.level).and('t.committee_id = $', q.committeeId).and('t.stationed_on >= $', q.stationedFrom).and('t.stationed_on <= $', q.stationedTo).and('$::uuid = any(t.target_unit_ids)', q.targetUnitId);
  where.and('$ = any(t.target_division_codes)', q.targetDivisionCode && parseDivisionCode(q.targetDivisionCode).code);
  if (q.stationed !== undefined) where.and(`${q.stationed ? '' : 'not '}${STATIONED}`);
  return where.and("position(lower($) in lower(t.number || ' ' || t.name || ' ' || t.basis)) > 0", q.q);
}
