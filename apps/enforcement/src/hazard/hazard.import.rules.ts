import { hazardErrors, hazardSources, type ReportHazardBody, reportHazardBody } from '@anlan/contracts/enforcement';
import { isDay, startOfShanghaiDay } from '@anlan/domain';
import { inLanguage, ProblemError, schemaWords } from '@anlan/platform/http';

type Field = 'title' | 'description' | 'level' | 'category' | 'divisionCode' | 'subjectName' | 'subjectCreditCode' | 'source' | 'rectification' | 'dueAt' | 'reportedAt' | 'lng' | 'lat' | 'crs';

/** Columns of an import: the words officers write above them, and the field each means. */
const headers: Record<Field, { zh: string; aliases: string[]; required?: true }> = {
  title: { zh: '隐患名称', aliases: ['标题', 'title'], required: true },
  description: { zh: '隐患描述', aliases: ['描述', 'description'] },
  level: { zh: '等级', aliases: ['隐患等级', 'level'] },
  category: { zh: '类别', aliases: ['隐患类别', 'category'] },
  divisionCode: { zh: '区划代码', aliases: ['divisioncode'], required: true },
  subjectName: { zh: '单位名称', aliases: ['企业名称', 'subjectname'] },
  subjectCreditCode: { zh: '统一社会信用代码', aliases: ['信用代码', 'subjectcreditcode'] },
  source: { zh: '来源', aliases: ['隐患来源', 'source'], required: true },
  rectification: { zh: '整改方式', aliases: ['rectification'] },
  dueAt: { zh: '整改期限', aliases: ['期限', 'dueat'] },
  reportedAt: { zh: '发现时间', aliases: ['上报时间', 'reportedat'] },
  lng: { zh: '经度', aliases: ['lng'] },
  lat: { zh: '纬度', aliases: ['lat'] },
  crs: { zh: '坐标系', aliases: ['crs'] },
};

const words: Partial<Record<Field, Record<string, string>>> = {
  level: { 一般: 'general', 一般隐患: 'general', 重大: 'major', 重大隐患: 'major', 重大事故隐患: 'major' },
  source: { 巡查: 'patrol', 企业自查: 'self_check', 自查: 'self_check', 中介机构: 'agency', 中介: 'agency', 行政检查: 'inspection', 执法检查: 'inspection', 投诉举报: 'complaint', 举报: 'complaint' },
  rectification: { 现场整改: 'on_the_spot', 立即整改: 'on_the_spot', 限期整改: 'time_limited' },
};

/** Field → index of its column. Throws where a required column is missing or a field has two. */
export type Mapping = ReadonlyMap<Field, number>;

export function mapHeader(cells: readonly string[]): Mapping {
  const mapping = new Map<Field, number>();
  cells.forEach((cell, i) => {
    const name = cell.replace(/\s|\*/g, '').toLowerCase();
    const field = (Object.keys(headers) as Field[]).find((f) => headers[f].zh === name || headers[f].aliases.includes(name));
    if (field && !mapping.has(field)) mapping.set(field, i);
  });
  const missing = (Object.keys(headers) as Field[]).filter((f) => headers[f].required && !mapping.has(f));
  if (missing.length) {
    const found = cells.map((c) => c.slice(0, 30)).join('、').slice(0, 300);
    throw new ProblemError(hazardErrors.csv_columns, { missing: missing.map((f) => headers[f].zh).join('、'), found }, missing.map((f) => ({ path: `file.header.${f}`, code: 'missing_column', message: `缺少列“${headers[f].zh}” / The column “${f}” is missing` })));
  }
  return mapping;
}

export interface RowFault {
  readonly column: string;
  readonly code: string;
  readonly message: string;
}

export type ReadRow = { readonly body: ReportHazardBody; readonly reportedAt: Date | null } | { readonly faults: RowFault[] };

/** One row as the report it stands for, or everything that is wrong with it. Deadlines may lie in the past: old ledgers are imported too. */
export function readRow(mapping: Mapping, cells: readonly string[], now: Date): ReadRow {
  const faults: RowFault[] = [];
  const fault = (field: Field, code: string, message: string) => faults.push({ column: headers[field].zh, code, message });
  const text = (field: Field): string | undefined => cells[mapping.get(field) ?? -1]?.trim() || undefined;
  const word = (field: Field): string | undefined => {
    const t = text(field);
    return t && (words[field]?.[t] ?? t);
  };
  const instantOf = (field: 'dueAt' | 'reportedAt'): Date | undefined => {
    const t = text(field);
    if (!t) return undefined;
    const at = parseInstant(t, field === 'dueAt');
    if (!at) fault(field, 'invalid_date', `“${t.slice(0, 30)}”不是日期，应如 2026-03-02 或 2026-03-02 18:00`);
    return at ?? undefined;
  };
  const dueAt = instantOf('dueAt');
  const reportedAt = instantOf('reportedAt');
  if (reportedAt && reportedAt > now) fault('reportedAt', 'in_future', '发现时间晚于当前时间');
  const position = positionOf(text('lng'), text('lat'), text('crs'));
  if (position === 'half') fault('lng', 'incomplete', '经度、纬度须同时填写且为数字');
  const parsed = reportHazardBody.safeParse({
    title: text('title') ?? '', description: text('description'), level: word('level'), category: text('category'), divisionCode: text('divisionCode') ?? '',
    subjectName: text('subjectName'), subjectCreditCode: text('subjectCreditCode'), source: word('source') ?? '', rectification: word('rectification'),
    dueAt: dueAt?.toISOString(), position: position === 'half' ? undefined : position,
  }, schemaWords);
  for (const issue of parsed.error?.issues ?? []) {
    const field = issue.path[0] as Field | 'position';
    fault(field === 'position' ? 'lng' : field, issue.code, messageOf(field, issue.message, text(field as Field)));
  }
  if (!parsed.success || faults.length) return { faults };
  return { body: parsed.data, reportedAt: reportedAt ?? null };
}

function messageOf(field: Field | 'position', message: string, value: string | undefined): string {
  if (!value) return '必填项为空';
  if (field === 'source') return `来源“${value.slice(0, 20)}”无效，可用：${hazardSources.join('、')} 或 巡查、企业自查、中介机构、行政检查、投诉举报`;
  if (field === 'level') return `等级“${value.slice(0, 20)}”无效，可用：一般、重大`;
  if (field === 'rectification') return `整改方式“${value.slice(0, 20)}”无效，可用：现场整改、限期整改`;
  if (field === 'title' || field === 'description') return `内容过长或含有控制字符（${value.length} 字）`;
  return inLanguage(message, 'zh-CN');
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
