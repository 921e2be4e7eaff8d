import { hazardErrors, hazardSources, type HazardImportField as HazardField, reportHazardBody } from '@anlan/contracts/enforcement';
import { isDay, startOfShanghaiDay } from '@anlan/domain';
import { schemaWords } from '@anlan/platform/http';
import { fault, schemaFaults, type Cells, type Fault, type ImportColumns } from '@anlan/platform/ledger';
import type { PlacedReport } from './hazard.report';

export type { HazardField };

/** Columns of an import: the words officers write above them and in them. */
export const hazardImportColumns: ImportColumns<HazardField> = {
  title: { zh: '隐患名称', en: 'Title', aliases: ['标题'], required: true, example: '疏散通道堆放杂物' },
  description: { zh: '隐患描述', en: 'Description', aliases: ['描述'], example: '二楼东侧疏散通道堆放纸箱' },
  level: {
    zh: '等级', en: 'Level', aliases: ['隐患等级'], example: '一般',
    words: { 一般: 'general', 一般隐患: 'general', 重大: 'major', 重大隐患: 'major', 重大事故隐患: 'major' },
    hint: { zh: '可用：一般、重大', en: 'use general or major' },
  },
  category: { zh: '类别', en: 'Category', aliases: ['隐患类别'], example: '消防安全' },
  divisionCode: { zh: '区划代码', en: 'Division code', required: true },
  subjectName: { zh: '单位名称', en: 'Enterprise', aliases: ['企业名称', 'subjectname'], example: '某某有限公司' },
  subjectCreditCode: { zh: '统一社会信用代码', en: 'Unified social credit code', aliases: ['信用代码'] },
  checkItem: { zh: '检查项', en: 'Check item', aliases: ['检查项代码'] },
  source: {
    zh: '来源', en: 'Source', aliases: ['隐患来源'], required: true, example: '巡查',
    words: { 巡查: 'patrol', 企业自查: 'self_check', 自查: 'self_check', 中介机构: 'agency', 中介: 'agency', 行政检查: 'inspection', 执法检查: 'inspection', 投诉举报: 'complaint', 举报: 'complaint' },
    hint: { zh: '可用：巡查、企业自查、中介机构、行政检查、投诉举报', en: `use ${hazardSources.join(', ')}` },
  },
  rectification: {
    zh: '整改方式', en: 'Rectification', example: '限期整改', words: { 现场整改: 'on_the_spot', 立即整改: 'on_the_spot', 限期整改: 'time_limited' },
    hint: { zh: '可用：现场整改、限期整改', en: 'use on_the_spot or time_limited' },
  },
  before: { zh: '整改前', en: 'Before', aliases: ['整改前情况'] },
  after: { zh: '整改后', en: 'After', aliases: ['整改后情况'], hint: { zh: '现场整改且整改前、后均填写的，随导入销号', en: 'on the spot, with both before and after: closed with the import' } },
  campaigns: { zh: '专项行动', en: 'Campaigns', hint: { zh: '进行中的专项行动名称，多个用“、”分开', en: 'names of running campaigns, with 、 between them' } },
  dueAt: { zh: '整改期限', en: 'Due', aliases: ['期限'], example: '2026-03-09' },
  reportedAt: { zh: '发现时间', en: 'Found', aliases: ['上报时间'], example: '2026-03-02 09:30' },
  closedAt: { zh: '销号时间', en: 'Closed', aliases: ['办结时间'], hint: { zh: '原台账中已销号的填写', en: 'of what was closed before it came here' } },
  lng: { zh: '经度', en: 'Longitude' },
  lat: { zh: '纬度', en: 'Latitude' },
  crs: { zh: '坐标系', en: 'Coordinate system' },
};

export type ReadReport = { readonly body: PlacedReport; readonly reportedAt: Date | null; readonly closedAt: Date | null } | { readonly faults: Fault<HazardField>[] };

/** One row as the report it stands for (`running`: ids of campaigns by their names), or everything that is wrong with it. Deadlines may lie in the past: old ledgers are imported too. */
export function readReport(cells: Cells<HazardField>, now: Date, running: ReadonlyMap<string, string> = new Map()): ReadReport {
  const faults: Fault<HazardField>[] = [];
  const instantOf = (field: 'dueAt' | 'reportedAt' | 'closedAt'): Date | undefined => {
    const text = cells[field];
    if (!text) return undefined;
    const at = parseInstant(text, field === 'dueAt');
    const said = text.slice(0, 30);
    if (!at) faults.push(fault(field, 'invalid_date', `“${said}”不是日期，应如 2026-03-02 或 2026-03-02 18:00`, `“${said}” is no date; write 2026-03-02 or 2026-03-02 18:00`));
    return at ?? undefined;
  };
  const dueAt = instantOf('dueAt');
  const reportedAt = instantOf('reportedAt');
  const closedAt = instantOf('closedAt');
  if (closedAt && (closedAt > now || closedAt < (reportedAt ?? now))) faults.push(fault('closedAt', 'out_of_order', '销号时间应在发现时间之后、当前时间之前', 'It was closed after it was found, and before now'));
  if (closedAt && cells.level && cells.level !== 'general') faults.push(fault('closedAt', 'major', '重大事故隐患须挂牌督办后销号，不能随导入销号', 'A major hazard is closed after listed supervision, never by an import'));
  if (reportedAt && reportedAt > now) faults.push(fault('reportedAt', 'in_future', '发现时间晚于当前时间', 'It lies in the future'));
  const position = positionOf(cells.lng, cells.lat, cells.crs);
  if (position === 'half') faults.push(fault('lng', 'incomplete', '经度、纬度须同时填写且为数字', 'Longitude and latitude go together, as numbers'));
  const campaignIds = (cells.campaigns ?? '').split(/[、,，;；]/).map((name) => name.trim()).filter(Boolean).flatMap((name) => {
    const id = running.get(name);
    if (id === undefined) faults.push(fault('campaigns', 'unknown', `没有进行中的专项行动“${name.slice(0, 50)}”`, `No campaign “${name.slice(0, 50)}” is running`));
    return id === undefined ? [] : [id];
  });
  const shown = (['before', 'after'] as const).flatMap((phase) => (cells[phase] ? [{ description: cells[phase], phase }] : []));
  const parsed = reportHazardBody.safeParse({
    title: cells.title ?? '', description: cells.description, level: cells.level, category: cells.category, divisionCode: cells.divisionCode ?? '',
    subjectName: cells.subjectName, subjectCreditCode: cells.subjectCreditCode, checkItem: cells.checkItem, source: cells.source ?? '', rectification: cells.rectification,
    campaignIds: campaignIds.length ? campaignIds : undefined, evidence: shown.length ? shown : undefined,
    dueAt: dueAt?.toISOString(), position: position === 'half' ? undefined : position,
  }, schemaWords);
  faults.push(...schemaFaults(hazardImportColumns, parsed.error, cells, columnOfPath));
  if (!parsed.success || faults.length) return { faults };
  return { body: { ...parsed.data, divisionCode: parsed.data.divisionCode ?? '' }, reportedAt: reportedAt ?? null, closedAt: closedAt ?? null };
}

const columnOfPath = (path: PropertyKey): HazardField => (path === 'position' ? 'lng' : path === 'evidence' ? 'before' : path === 'campaignIds' ? 'campaigns' : (path as HazardField));

/** Where a refusal of the whole report belongs. */
export function columnOfProblem(code: string): HazardField {
  if (code === hazardErrors.credit_code) return 'subjectCreditCode';
  return code === hazardErrors.position ? 'lng' : 'divisionCode';
}

function positionOf(lng: string | undefined, lat: string | undefined, crs: string | undefined) {
  if (!lng && !lat) return undefined;
  if (!lng || !lat || !Number.isFinite(Number(lng)) || !Number.isFinite(Number(lat))) return 'half' as const;
  return { lng: Number(lng), lat: Number(lat), ...(crs ? { crs: crs.toUpperCase().replace('-', '') } : {}) };
}

/** A day or a time as people write it (Asia/Shanghai). A deadline given as a day lasts until its end. */
export function parseInstant(text: string, endOfDay: boolean): Date | null {
  const m = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T](\d{1,2}):(\d{2})(?::(\d{2}))?)?$/.exec(text.trim());
  if (m) {
    const [, y, mo, d, h, mi, s] = m;
    const day = `${y}-${String(mo).padStart(2, '0')}-${String(d).padStart(2, '0')}`;
    if (!isDay(day) || Number(h ?? 0) > 23 || Number(mi ?? 0) > 59 || Number(s ?? 0) > 59) return null;
    const start = startOfShanghaiDay(day).getTime();
    if (h === undefined) return new Date(endOfDay ? start + 86_399_000 : start);
    return new Date(start + Number(h) * 3_600_000 + Number(mi) * 60_000 + Number(s ?? 0) * 1000);
  }
  if (!/^\d{4}-\d{2}-\d{2}T.*(Z|[+-]\d{2}:\d{2})$/.test(text)) return null;
  const at = new Date(text);
  return Number.isNaN(at.getTime()) ? null : at;
}
