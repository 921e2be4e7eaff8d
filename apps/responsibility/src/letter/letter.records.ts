import { letterLevelNames, letterLifecycle, letterPartyNames, type Letter, type LetterBrief, type LetterFigures, type LetterFiguresQuery, type LetterLevel, type LetterParty, type LetterQuery, type UnsignedParty, type UnsignedQuery } from '@anlan/contracts/responsibility';
import { divisionPrefix, NO_RATE, parseDivisionCode, rate, shanghaiDay, toShanghaiIso } from '@anlan/domain';
import { Attachments } from '@anlan/platform/attachments';
import type { TenantContext } from '@anlan/platform/context';
import { TenantTx, type Row } from '@anlan/platform/db';
import { notFound } from '@anlan/platform/http';
import { allPages, listPage, Where, type CsvColumn, type PageOf } from '@anlan/platform/ledger';
import { ReferenceDirectory } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';
import { isOverdue, letterLedger as ledger, toLetter, toLetterBrief, type LetterRow } from './letter.entity';
import { letterReach } from './letter.reach';

const signer = (letter: LetterBrief, party: LetterParty): string | null => letter.signatures.find((s) => s.party === party)?.signerName ?? null;
const signedOn = (letter: LetterBrief, party: LetterParty): string | null => letter.signatures.find((s) => s.party === party)?.signedOn ?? null;

export const letterCsv: CsvColumn<LetterBrief>[] = [
  { header: '编号', value: (l) => l.number },
  { header: '年度', value: (l) => l.year },
  { header: '标题', value: (l) => l.title },
  { header: '层级', value: (l) => letterLevelNames[l.level].zh },
  { header: '区划', value: (l) => l.divisionName },
  { header: '甲方', value: (l) => l.partyA.name },
  { header: '甲方签署人', value: (l) => signer(l, 'a') ?? l.partyA.memberName },
  { header: '甲方签署日期', value: (l) => signedOn(l, 'a') },
  { header: '乙方', value: (l) => l.partyB.name },
  { header: '乙方签署人', value: (l) => signer(l, 'b') ?? l.partyB.memberName },
  { header: '乙方签署日期', value: (l) => signedOn(l, 'b') },
  { header: '目标', value: (l) => l.targets.map((t) => `${t.name} ${t.value}${t.unit ?? ''}`).join('；') },
  { header: '签订期限', value: (l) => l.signBy },
  { header: '状态', value: (l) => letterLifecycle.states[l.status].zh },
  { header: '考核日期', value: (l) => l.assessment?.assessedOn ?? null },
  { header: '完成目标', value: (l) => l.assessment && `${l.assessment.results.filter((r) => r.met).length}/${l.targets.length}` },
  { header: '考核结论', value: (l) => l.assessment?.conclusion ?? null },
  { header: '逾期未签', value: (l) => (l.overdue ? '是' : '否') },
];

export const unsignedCsv: CsvColumn<UnsignedParty>[] = [
  { header: '编号', value: (u) => u.number },
  { header: '年度', value: (u) => u.year },
  { header: '标题', value: (u) => u.title },
  { header: '层级', value: (u) => letterLevelNames[u.level].zh },
  { header: '区划', value: (u) => u.divisionName },
  { header: '未签方', value: (u) => letterPartyNames[u.party].zh },
  { header: '名称', value: (u) => u.name },
  { header: '签署人', value: (u) => u.memberName },
  { header: '签订期限', value: (u) => u.signBy },
  { header: '逾期', value: (u) => (u.overdue ? '是' : '否') },
  { header: '最近催签', value: (u) => u.remindedOn },
];

type UnsignedRow = LetterRow & { party: LetterParty; party_name: string; member_name: string | null; reminded_on: string | null };
/** Each party of a sent letter that has not signed. */
const UNSIGNED = `(select l.*, p.party, p.party_name, p.member_name, p.reminded_on from responsibility.letter l
  cross join lateral (values ('a', l.a_name, l.a_member_name, l.a_reminded_on, l.a_signature_id), ('b', l.b_name, l.b_member_name, l.b_reminded_on, l.b_signature_id)) as p (party, party_name, member_name, reminded_on, signature_id)
  where l.status = 'to_sign' and p.signature_id is null) waiting`;
const SIGNED = "status in ('signed','assessed','archived')";
const ISSUED = "status in ('to_sign','signed','assessed','archived')";

/** Letters as lists, records and figures read them. */
@Injectable()
export class LetterRecords {
  constructor(
    private readonly tx: TenantTx,
    private readonly references: ReferenceDirectory,
    private readonly files: Attachments,
  ) {}

  async page(ctx: TenantContext, q: LetterQuery): Promise<PageOf<LetterBrief>> {
    const reference = await this.references.get(ctx.tenantId);
    const where = scoped(ctx, q).and('status = $', q.status).and('a_unit_id = $', q.partyAUnitId).and('b_unit_id = $', q.partyBUnitId);
    const under = q.partyUnder && reference.unitsBelow(q.partyUnder);
    if (under) where.and('(a_unit_id = any($) or b_unit_id = any($))', under, under);
    if (q.issued !== undefined) where.and(`${q.issued ? '' : 'not '}(${ISSUED})`);
    if (q.signed !== undefined) where.and(q.signed ? SIGNED : "status = 'to_sign'");
    return listPage<LetterRow, LetterBrief>(this.tx, ctx, q, { columns: '*', from: 'responsibility.letter', where, order: [{ sql: 'id', type: 'uuid' }], descending: true, position: (r) => [r.id], item: (r) => toLetterBrief(ctx, r, reference) });
  }

  pages(ctx: TenantContext, query: LetterQuery): AsyncGenerator<LetterBrief[]> {
    return allPages((request) => this.page(ctx, { ...query, ...request, total: undefined }));
  }

  async unsigned(ctx: TenantContext, q: UnsignedQuery): Promise<PageOf<UnsignedParty>> {
    const { divisions } = await this.references.get(ctx.tenantId);
    const where = scoped(ctx, q).and('party = $', q.party);
    const item = (r: UnsignedRow): UnsignedParty => ({
      letterId: r.id, number: r.number, year: r.year, title: r.title, level: r.level, divisionCode: r.division_code, divisionName: divisions.get(r.division_code)?.name ?? r.division_code, party: r.party, name: r.party_name, memberName: r.member_name,
      signBy: r.sign_by, overdue: isOverdue(r), remindedOn: r.reminded_on,
    });
    const order = [{ sql: 'sign_by', type: 'text' }, { sql: 'id', type: 'uuid' }, { sql: 'party', type: 'text' }] as const;
    return listPage<UnsignedRow, UnsignedParty>(this.tx, ctx, q, { columns: '*', from: UNSIGNED, where, order, position: (r) => [r.sign_by, r.id, r.party], item });
  }

  unsignedPages(ctx: TenantContext, query: UnsignedQuery): AsyncGenerator<UnsignedParty[]> {
    return allPages((request) => this.unsigned(ctx, { ...query, ...request, total: undefined }));
  }

  async get(ctx: TenantContext, id: string): Promise<Letter> {
    return toLetter(ctx, await this.row(ctx, id), await this.references.get(ctx.tenantId));
  }

  /** The letter's row where it is in sight. */
  async row(ctx: TenantContext, id: string): Promise<LetterRow> {
    const [row] = await this.tx.read<LetterRow>(ctx, ledger.byId(ctx.tenantId, id));
    return ledger.visible(ctx, row);
  }

  /** An attachment, a drawn signature or a scan: a file that the letter names, and no other. */
  async file(ctx: TenantContext, id: string, fileId: string) {
    const row = await this.row(ctx, id);
    if (![...row.file_ids, row.a_signature?.fileId, row.b_signature?.fileId].includes(fileId)) throw notFound();
    return this.files.download(ctx, fileId);
  }

  /** 签订率: of what was sent and is not void, how much both parties have signed. */
  async figures(ctx: TenantContext, q: LetterFiguresQuery): Promise<LetterFigures> {
    const now = new Date();
    const where = scoped(ctx, q).and(ISSUED);
    const overdue = where.bind("status = 'to_sign' and sign_by < $", shanghaiDay(now));
    const rows = await this.tx.read<Row>(ctx, {
      sql: `select year, level, count(*)::int as issued, count(*) filter (where ${SIGNED})::int as signed, count(*) filter (where ${overdue})::int as overdue from responsibility.letter where ${where} group by year, level order by year desc, level`,
      params: where.params,
    });
    const asked = { ...(q.year !== undefined && { year: String(q.year) }), ...(q.divisionCode && { divisionCode: q.divisionCode }) };
    const n = (r: Row, name: string): number => Number(r[name]);
    const sum = (name: string): number => rows.reduce((all, r) => all + n(r, name), 0);
    return {
      asOf: toShanghaiIso(now), total: counted(sum('issued'), sum('signed'), sum('overdue'), asked),
      items: rows.map((r) => ({ year: n(r, 'year'), level: r['level'] as LetterLevel, ...counted(n(r, 'issued'), n(r, 'signed'), n(r, 'overdue'), { ...asked, year: String(r['year']), level: String(r['level']) }) })),
    };
  }
}

function counted(issued: number, signed: number, overdue: number, filter: Record<string, string>): LetterFigures['total'] {
  const rated = rate(signed, issued);
  return {
    issued: { count: issued, filter: { ...filter, issued: 'true' } }, signed: { count: signed, filter: { ...filter, signed: 'true' } }, waiting: { count: issued - signed, filter: { ...filter, signed: 'false' } }, overdue: { count: overdue, filter: { ...filter, overdue: 'true' } },
    rate: rated === NO_RATE ? null : rated,
  };
}

function scoped(ctx: TenantContext, q: Partial<Pick<UnsignedQuery, 'year' | 'level' | 'divisionCode' | 'overdue' | 'q'>>): Where {
  const where = new Where().and('tenant_id = $', ctx.tenantId).within(letterReach, ctx, 'letter.read').and('year = $', q.year).below('division_code', q.divisionCode && divisionPrefix(parseDivisionCode(q.divisionCode).code));
  where.and('level = $', q.level).and("position(lower($) in lower(number || ' ' || title || ' ' || a_name || ' ' || b_name)) > 0", q.q);
  return q.overdue === undefined ? where : where.and(`${q.overdue ? '' : 'not '}(status = 'to_sign' and sign_by < $)`, shanghaiDay(new Date()));
}
