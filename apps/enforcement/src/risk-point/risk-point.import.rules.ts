import { collectRiskPointBody, riskPointErrors as e, type CollectRiskPointBody, type RiskPointImportField as Field } from '@anlan/contracts/enforcement';
import { nameKey } from '@anlan/domain';
import { ProblemError, schemaWords } from '@anlan/platform/http';
import { fault, schemaFaults, type Cells, type Fault, type ImportColumns } from '@anlan/platform/ledger';
import type { Reference } from '@anlan/platform/reference';
import type { NamedSubject, Subjects } from '../subject/subject.known';
import { divisionNamed, positionOf, tagsOf } from '../subject/subject.import.rules';

/** Columns of a list of risk points, as bureaus and enterprises head them. */
export const riskPointImportColumns: ImportColumns<Field> = {
  name: { zh: '风险点名称', en: 'Name', aliases: ['名称', '风险点', '危险源名称'], required: true, example: '污水处理池' },
  kind: { zh: '类别', en: 'Kind', example: '风险点位', words: { 风险点位: 'point', 风险点: 'point', 危险源: 'source' }, hint: { zh: '可用：风险点位、危险源；不填为风险点位', en: 'use point or source; left empty: point' } },
  subject: { zh: '监管对象', en: 'Subject', aliases: ['单位名称', '企业名称', '统一社会信用代码', '信用代码'], example: '深圳市某某五金有限公司', hint: { zh: '填写名称或统一社会信用代码；公共区域的留空', en: 'its name or credit code; left empty for a public place' } },
  place: { zh: '场所部位', en: 'Place', aliases: ['所在场所、部位', '位置', '地点', '场所'], example: '厂区北侧' },
  divisionCode: { zh: '所在区划', en: 'Division', aliases: ['区划代码', '区划', '社区', '所属社区', '街道', '网格', 'divisioncode'], hint: { zh: '填写街道、社区或网格的代码或名称；有监管对象的可不填', en: 'the code or the name of a street, community or grid; of a subject it is known' } },
  description: { zh: '风险描述', en: 'Description', aliases: ['描述'] },
  tags: { zh: '风险标签', en: 'Risk tags', example: '有限空间', hint: { zh: '用顿号分开；名称或代码须在本区设置中', en: 'apart by commas; names or codes of the setting' } },
  accidentTypes: { zh: '可能事故类型', en: 'Accidents', aliases: ['事故类型', '可能导致的事故类型'], example: '中毒和窒息、淹溺' },
  labelUnit: { zh: '重点部门', en: 'Department', hint: { zh: '本区机构的名称；部门、岗位、任务须同时填写', en: 'the name of a unit; department, post and task go together' } },
  labelPost: { zh: '重点岗位', en: 'Post' },
  labelTask: { zh: '重点任务', en: 'Task' },
  lng: { zh: '经度', en: 'Longitude' },
  lat: { zh: '纬度', en: 'Latitude' },
  crs: { zh: '坐标系', en: 'Coordinate system' },
};

type Read = { readonly body: CollectRiskPointBody; readonly subject: NamedSubject | null } | { readonly faults: Fault<Field>[] };

/** One row as the risk point it stands for, or everything that is wrong with it. */
export function readRiskPointRow(cells: Cells<Field>, reference: Reference, subjects: Subjects): Read {
  const faults: Fault<Field>[] = [];
  const found = cells.subject === undefined ? undefined : subjects.get(nameKey(cells.subject));
  if (found === 'several') faults.push(fault('subject', 'ambiguous', '同名的监管对象不止一个，请填统一社会信用代码', 'More than one subject has that name: write its credit code'));
  if (cells.subject !== undefined && found === undefined) faults.push(fault('subject', 'unknown', '没有这个监管对象，或不在您的职责范围内', 'There is no such subject, or it is outside your scope'));
  const subject = found === undefined || found === 'several' ? null : found;
  const divisionCode = cells.divisionCode === undefined ? subject?.division_code : named(faults, () => divisionNamed(reference, cells.divisionCode ?? ''));
  const position = positionOf(cells);
  if (position === 'half') faults.push(fault('lng', 'incomplete', '经度、纬度须同时填写且为数字', 'Longitude and latitude go together, as numbers'));
  const parsed = collectRiskPointBody.safeParse({
    name: cells.name ?? '', kind: cells.kind, description: cells.description, place: cells.place, divisionCode: divisionCode ?? cells.divisionCode ?? '', position: position === 'half' ? undefined : position,
    subjectId: subject?.id, tags: tagsOf(reference, cells.tags), accidentTypes: cells.accidentTypes?.split(/[、,，;；]/).map((a) => a.trim()).filter(Boolean), label: labelOf(cells, reference, faults),
  }, schemaWords);
  const known = new Set(faults.map((f) => f.field));
  // Of a subject that is not known the division is not known either.
  if (known.has('subject') && cells.divisionCode === undefined) known.add('divisionCode');
  faults.push(...schemaFaults(riskPointImportColumns, parsed.error, cells, fieldOf).filter((f) => !known.has(f.field)));
  return faults.length || !parsed.success ? { faults } : { body: parsed.data, subject };
}

function named(faults: Fault<Field>[], work: () => string): string | undefined {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    faults.push(fault('divisionCode', error.code, error.sentence('zh-CN'), error.sentence('en')));
    return undefined;
  }
}

/** 重点部门—重点岗位—重点任务: all three, or none. */
function labelOf({ labelUnit, labelPost: post, labelTask: task }: Cells<Field>, { units }: Reference, faults: Fault<Field>[]) {
  if (labelUnit === undefined && post === undefined && task === undefined) return undefined;
  const found = [...units.values()].filter((u) => u.name === labelUnit || u.id === labelUnit);
  if (found.length !== 1) faults.push(fault('labelUnit', 'unknown', '没有这个部门，或同名的不止一个', 'There is no such department, or more than one'));
  if (post === undefined || task === undefined) faults.push(fault(post === undefined ? 'labelPost' : 'labelTask', 'incomplete', '重点部门、重点岗位、重点任务须同时填写', 'Department, post and task go together'));
  return found[0] && post !== undefined && task !== undefined ? { unitId: found[0].id, post, task } : undefined;
}

const fields: Readonly<Record<string, Field>> = { position: 'lng', subjectId: 'subject', label: 'labelUnit' };
const fieldOf = (path: PropertyKey): Field => fields[String(path)] ?? (path as Field);

/** Where a refusal of the whole record belongs. */
export function columnOfProblem(error: ProblemError): Field {
  switch (error.code) {
    case e.unknown_tag: return 'tags';
    case e.position: return 'lng';
    case e.place_wanted: return 'place';
    default: return 'divisionCode';
  }
}
