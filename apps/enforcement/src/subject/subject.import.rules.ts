import { registerSubjectBody, subjectErrors as e, type RegisterSubjectBody, type SubjectImportField as Field } from '@anlan/contracts/enforcement';
import { isDivisionCode } from '@anlan/domain';
import { ProblemError, schemaWords } from '@anlan/platform/http';
import { fault, schemaFaults, type Cells, type Fault, type ImportColumns } from '@anlan/platform/ledger';
import type { Reference } from '@anlan/platform/reference';
import { parseInstant } from '../hazard/hazard.import.rules';

const yes = { 是: 'true', 重点: 'true', 否: 'false', 一般: 'false', yes: 'true', no: 'false' };

/** Columns of a list of enterprises, as bureaus head them. */
export const subjectImportColumns: ImportColumns<Field> = {
  name: { zh: '名称', en: 'Name', aliases: ['单位名称', '企业名称', '场所名称', '名称全称'], required: true, example: '深圳市某某五金有限公司' },
  kind: {
    zh: '类别', en: 'Kind', aliases: ['对象类别', '场所类别'], example: '生产经营单位',
    words: { 生产经营单位: 'enterprise', 企业: 'enterprise', 三小场所: 'small_premises', 小场所: 'small_premises', 小档口: 'small_premises', 小作坊: 'small_premises', 小娱乐场所: 'small_premises' },
    hint: { zh: '可用：生产经营单位、三小场所；不填为生产经营单位', en: 'use enterprise or small_premises; left empty: enterprise' },
  },
  creditCode: { zh: '统一社会信用代码', en: 'Unified social credit code', aliases: ['信用代码', '社会信用代码'], hint: { zh: '若 Excel 显示为 9.14E+17，请先将该列设为文本再重新填写', en: 'where Excel shows 9.14E+17, make the column text and enter it again' } },
  noCreditCodeReason: { zh: '无代码原因', en: 'Why there is no code', aliases: ['无信用代码原因'] },
  address: { zh: '地址', en: 'Address', aliases: ['经营地址', '注册地址', '详细地址', '场所地址'], required: true, example: '龙田街道某某路 18 号' },
  divisionCode: { zh: '所在区划', en: 'Division', aliases: ['区划代码', '区划', '社区', '所属社区', '街道', '所属街道', '网格', 'divisioncode'], required: true, hint: { zh: '填写街道、社区或网格的代码或名称', en: 'the code or the name of a street, community or grid' } },
  industryCode: { zh: '行业代码', en: 'Industry code', aliases: ['国民经济行业代码'], example: 'C3311' },
  staffCount: { zh: '从业人数', en: 'Staff', aliases: ['人数', '员工人数', '从业人员'], example: '35' },
  isKey: { zh: '重点监管', en: 'Key', aliases: ['是否重点', '重点'], example: '否', words: yes, hint: { zh: '可用：是、否', en: 'use yes or no' } },
  tags: { zh: '风险标签', en: 'Risk tags', aliases: ['专项', '风险类型'], example: '有限空间、粉尘涉爆', hint: { zh: '用顿号分开；名称或代码须在本区设置中', en: 'apart by commas; names or codes of the setting' } },
  legalRepresentative: { zh: '法定代表人', en: 'Legal representative', aliases: ['法人', '法人代表', '经营者', '负责人'] },
  contactName: { zh: '联系人', en: 'Contact', aliases: ['安全联系人'] },
  contactPhone: { zh: '联系电话', en: 'Phone', aliases: ['电话', '手机', '联系人电话', '手机号码'] },
  ownerMember: { zh: '网格责任人', en: 'Grid member', aliases: ['网格员', '责任人'] },
  ownerUnit: { zh: '行业主管部门', en: 'Department', aliases: ['主管部门', '行业部门'] },
  refreshedAt: { zh: '最近核实', en: 'Last confirmed', aliases: ['核实时间', '最近核实时间'], example: '2026-03-02' },
  lng: { zh: '经度', en: 'Longitude' },
  lat: { zh: '纬度', en: 'Latitude' },
  crs: { zh: '坐标系', en: 'Coordinate system' },
};

/** A row, as a record of the register would be entered, and which of it the file says. */
export interface ReadSubjectRow {
  readonly body: RegisterSubjectBody;
  readonly said: Cells<Field>;
  readonly refreshedAt: Date | null;
}

/** One row as the record it stands for, or everything that is wrong with it. Divisions, departments and persons are named by code or by name. */
export function readSubjectRow(cells: Cells<Field>, names: Names, now: Date): ReadSubjectRow | { readonly faults: Fault<Field>[] } {
  const faults: Fault<Field>[] = [];
  const named = <T>(field: Field, work: (text: string) => T): T | undefined => {
    const text = cells[field];
    if (text === undefined) return undefined;
    try {
      return work(text);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      faults.push(fault(field, error.code, error.sentence('zh-CN'), error.sentence('en')));
      return undefined;
    }
  };
  const divisionCode = named('divisionCode', (text) => names.division(text));
  const memberId = named('ownerMember', (text) => names.member(text));
  const unitId = named('ownerUnit', (text) => names.unit(text));
  const refreshedAt = cells.refreshedAt === undefined ? null : parseInstant(cells.refreshedAt, false);
  if (cells.refreshedAt !== undefined && !refreshedAt) faults.push(fault('refreshedAt', 'invalid_date', `“${cells.refreshedAt.slice(0, 30)}”不是日期，应如 2026-03-02`, `“${cells.refreshedAt.slice(0, 30)}” is no date; write 2026-03-02`));
  if (refreshedAt && refreshedAt > now) faults.push(fault('refreshedAt', 'in_future', '核实时间晚于当前时间', 'It lies in the future'));
  const position = positionOf(cells);
  if (position === 'half') faults.push(fault('lng', 'incomplete', '经度、纬度须同时填写且为数字', 'Longitude and latitude go together, as numbers'));
  const parsed = registerSubjectBody.safeParse({
    kind: cells.kind ?? 'enterprise', name: cells.name ?? '', creditCode: cells.creditCode, noCreditCodeReason: cells.noCreditCodeReason, address: cells.address ?? '',
    divisionCode: divisionCode ?? cells.divisionCode ?? '', industryCode: cells.industryCode, staffCount: cells.staffCount === undefined ? undefined : Number(cells.staffCount),
    isKey: cells.isKey === undefined ? undefined : ({ true: true, false: false } as Record<string, boolean>)[cells.isKey] ?? cells.isKey, tags: cells.tags === undefined ? undefined : names.tags(cells.tags), legalRepresentative: cells.legalRepresentative,
    contact: cells.contactName === undefined && cells.contactPhone === undefined ? undefined : { name: cells.contactName ?? null, phone: cells.contactPhone ?? null },
    position: position === 'half' ? undefined : position, owner: { memberId, unitId },
  }, schemaWords);
  const found = schemaFaults(subjectImportColumns, parsed.error, cells, fieldOf);
  // What is wrong with a name is said once.
  faults.push(...found.filter((f) => !faults.some((x) => x.field === f.field)));
  if (!parsed.success || faults.length) return { faults };
  return { body: parsed.data, said: cells, refreshedAt };
}

const columns: Readonly<Record<string, Field>> = { contact: 'contactPhone', position: 'lng', owner: 'ownerUnit' };
const fieldOf = (path: PropertyKey): Field => columns[String(path)] ?? (path as Field);

/** The column to which a refusal of the whole record belongs. */
export function columnOfProblem({ code, errors }: ProblemError): Field {
  const part = /^body\.(\w+)/.exec(errors[0]?.path ?? '')?.[1];
  if (part !== undefined) return fieldOf(part);
  return code === e.duplicate_code || code === e.credit_code_wanted ? 'creditCode' : code === e.not_open ? 'name' : 'divisionCode';
}

const plain = (name: string): string => name.replace(/(居民委员会|居委会|村民委员会|村委会|工作站|街道办事处|办事处)$/, '');

/** What a file calls by name, looked up once: a list says the same ones in every row. */
export class Names {
  readonly division = once((text) => divisionNamed(this.reference, text));
  readonly member = once((text) => theOnly(text, [...this.reference.members.values()].filter((m) => m.kind === 'user' && m.enabled && m.name === text)));
  readonly unit = once((text) => theOnly(text, [...this.reference.units.values()].filter((u) => u.name === text || u.id === text)));
  readonly tags = once((text) => tagsOf(this.reference, text));

  constructor(private readonly reference: Reference) {}
}

/** Remembers what was found, not what failed. */
function once<T>(look: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const found = known.get(text) ?? look(text);
    known.set(text, found);
    return found;
  };
}

/** The code of a division that a file calls by its code or its name. */
export function divisionNamed(reference: Reference, text: string): string {
  if (isDivisionCode(text) || /^\d+$/.test(text)) return text;
  const found = [...reference.divisions.values()].filter((d) => ['street', 'community', 'grid'].includes(d.level) && d.validTo === null && (d.name === text || plain(d.name) === plain(text)));
  if (found.length === 0) throw new ProblemError(e.unknown_division, { code: text });
  return theOnly(text, found.map(({ code }) => ({ id: code })));
}

function theOnly(name: string, found: readonly { readonly id: string }[]): string {
  const [first, second] = found;
  if (!first) throw new ProblemError(e.unknown_owner);
  if (second) throw new ProblemError(e.ambiguous_name, { name });
  return first.id;
}

export function tagsOf(reference: Reference, text: string | undefined): string[] | undefined {
  const codes = new Map(reference.setting('riskTags').map((t) => [t.name, t.code]));
  return text?.split(/[、,，;；/]/).map((t) => t.trim()).filter((t) => t !== '').map((t) => codes.get(t) ?? t);
}

export function positionOf({ lng, lat, crs }: Cells<'lng' | 'lat' | 'crs'>) {
  if (!lng && !lat) return undefined;
  if (!lng || !lat || !Number.isFinite(Number(lng)) || !Number.isFinite(Number(lat))) return 'half' as const;
  return { lng: Number(lng), lat: Number(lat), ...(crs ? { crs: crs.toUpperCase().replace('-', '') } : {}) };
}
