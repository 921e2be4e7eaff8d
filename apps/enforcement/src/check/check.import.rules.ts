import { CERTIFICATE_NUMBER, checkKindNames, checkKinds, type CheckImportField as Field, type CheckKind, type CheckParticipant } from '@anlan/contracts/enforcement';
import { isDay, nameKey } from '@anlan/domain';
import { fault, type Cells, type Fault, type ImportColumns } from '@anlan/platform/ledger';
import type { NamedSubject, Subjects } from '../subject/subject.known';

const words = { ...Object.fromEntries(checkKinds.map((k) => [checkKindNames[k].zh, k])), 巡查: 'patrol', 指导: 'patrol', 自查: 'self_check', 中介检查: 'agency', 第三方检查: 'agency', 专家检查: 'agency', 执法检查: 'inspection' };

/** Columns of a list of finished checks, as bureaus head them. */
export const checkImportColumns: ImportColumns<Field> = {
  number: { zh: '原记录编号', en: 'Number of the old record', aliases: ['编号', '记录编号', '文书号', '检查记录编号'], required: true, example: '坪安检〔2025〕118号', hint: { zh: '同一类别、同一编号的不重复导入', en: 'what is there by kind and number is not imported again' } },
  kind: { zh: '类别', en: 'Kind', aliases: ['检查类别', '检查类型'], required: true, example: '行政检查', words, hint: { zh: '可用：巡查指导、企业自查、中介（专家）检查、行政检查', en: 'use patrol, self_check, agency or inspection' } },
  subject: { zh: '监管对象', en: 'Subject', aliases: ['单位名称', '企业名称', '统一社会信用代码', '信用代码'], required: true, example: '深圳市某某五金有限公司', hint: { zh: '填写名称或统一社会信用代码', en: 'its name or credit code' } },
  day: { zh: '检查日期', en: 'Day', aliases: ['日期', '检查时间'], required: true, example: '2025-03-10', hint: { zh: '不能晚于今天', en: 'not later than today' } },
  officers: { zh: '检查人员', en: 'Who checked', aliases: ['执法人员', '人员'], example: '刘洋（粤B190310001）、陈静（粤B190310002）', hint: { zh: '用顿号分开，执法证号写在括号内；行政检查须有两名以上，且各有执法证号', en: 'apart by commas, certificate numbers in brackets; an inspection wants two, each with a number' } },
  organization: { zh: '检查机构', en: 'Agency', aliases: ['中介机构', '服务机构'], hint: { zh: '中介（专家）检查须填', en: 'wanted of agencies\' checks' } },
  hazards: { zh: '发现隐患数', en: 'Hazards found', aliases: ['隐患数', '发现问题数'], example: '2', hint: { zh: '不填为 0；隐患本身另在隐患台账导入', en: 'left empty: 0; hazards themselves are imported into their own ledger' } },
  result: { zh: '检查结果', en: 'Result', aliases: ['检查情况', '结果'], example: '责令限期整改，已复查合格' },
};

export interface OldCheck {
  readonly number: string;
  readonly kind: CheckKind;
  readonly subject: NamedSubject;
  readonly day: string;
  readonly participants: CheckParticipant[];
  readonly organization: string | null;
  readonly hazards: number;
  readonly result: string | null;
}

/** One row as the finished check it stands for, or everything that is wrong with it. `today`: by the calendar of the bureaus. */
export function readCheckRow(cells: Cells<Field>, subjects: Subjects, today: string): { readonly check: OldCheck } | { readonly faults: Fault<Field>[] } {
  const faults: Fault<Field>[] = [];
  const subject = cells.subject === undefined ? undefined : subjects.get(nameKey(cells.subject));
  if (subject === undefined) faults.push(fault('subject', 'unknown', '没有这个监管对象，或不在您的职责范围内', 'There is no such subject, or it is outside your scope'));
  if (subject === 'several') faults.push(fault('subject', 'ambiguous', '同名的监管对象不止一个，请填统一社会信用代码', 'More than one subject has that name: write its credit code'));
  const kind = checkKinds.find((k) => k === cells.kind);
  if (!kind) faults.push(fault('kind', 'unknown', '类别应为巡查指导、企业自查、中介（专家）检查、行政检查之一', 'The kind is none of the four'));
  const day = (cells.day ?? '').slice(0, 10).replaceAll('/', '-');
  if (!isDay(day)) faults.push(fault('day', 'invalid', '检查日期应如 2025-03-10', 'Write the day like 2025-03-10'));
  else if (day > today) faults.push(fault('day', 'in_future', '检查日期晚于今天：只导入已经完成的检查', 'The day is still to come: only finished checks are imported'));
  const number = cells.number ?? '';
  if (number === '' || number.length > 60) faults.push(fault('number', 'required', '原记录编号须填，最多 60 字', 'The number of the old record is wanted, at most 60 characters'));
  const hazards = Number(cells.hazards ?? '0');
  if (!Number.isInteger(hazards) || hazards < 0 || hazards > 10_000) faults.push(fault('hazards', 'invalid', '发现隐患数应为 0–10000 的整数', 'A whole number from 0 to 10,000'));
  const organization = cells.organization?.slice(0, 100) ?? null;
  if (kind === 'agency' && organization === null) faults.push(fault('organization', 'required', '中介（专家）检查须填检查机构', 'An agency\'s check names its agency'));
  const participants = peopleOf(cells.officers, kind, faults);
  if (faults.length > 0 || !kind || subject === undefined || subject === 'several') return { faults };
  return { check: { number, kind, subject, day, participants, organization, hazards, result: cells.result?.slice(0, 4_000) ?? null } };
}

/** Names, with certificate numbers in brackets. None of them is an account: nobody is said to have done here what was done before. */
function peopleOf(text: string | undefined, kind: CheckKind | undefined, faults: Fault<Field>[]): CheckParticipant[] {
  const people = (text ?? '').split(/[、,，;；]/).map((p) => p.trim()).filter(Boolean).map((p) => {
    const [, name = p, certificate] = /^([^（(]+)[（(]([^）)]*)[）)]$/.exec(p) ?? [];
    return { memberId: null, name: name.trim().slice(0, 50), organization: null, certificateNumber: certificate?.replace(/\s/g, '').toUpperCase() ?? null };
  });
  if (kind !== 'inspection') return people;
  const wrong = people.find((p) => p.certificateNumber === null || !CERTIFICATE_NUMBER.test(p.certificateNumber));
  if (wrong) faults.push(fault('officers', 'certificate', `“${wrong.name}”的执法证号有误：应为 6–18 位数字，前可有汉字或字母`, `The certificate number of ${wrong.name} is wrong`));
  else if (people.length < 2 || new Set(people.map((p) => p.certificateNumber)).size < people.length) faults.push(fault('officers', 'two_officers', '行政检查须有两名以上执法人员，执法证号不同', 'An inspection wants two officers with certificates of their own'));
  return people;
}
