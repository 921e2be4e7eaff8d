import { createKnowledgeBody, knowledgeKindNames, knowledgeKinds, type CreateKnowledgeBody, type KnowledgeImportField as Field } from '@anlan/contracts/enforcement';
import { schemaWords } from '@anlan/platform/http';
import { fault, schemaFaults, type Cells, type Fault, type ImportColumns } from '@anlan/platform/ledger';
import { missingOf, newContent } from './knowledge.rules';

/** Columns of a list of articles, violations, chemicals or cases, as bureaus head them. */
export const knowledgeImportColumns: ImportColumns<Field> = {
  kind: {
    zh: '种类', en: 'Kind', aliases: ['类型', '知识种类'], required: true, example: '法规条款', words: { ...Object.fromEntries(knowledgeKinds.map((k) => [knowledgeKindNames[k].zh, k])), 危险化学品: 'chemical', 法规: 'law_article', 案例: 'accident_case' },
    hint: { zh: '可用：法规条款、违法行为、危化品、事故案例', en: 'use law_article, violation, chemical or accident_case' },
  },
  title: { zh: '名称', en: 'Title', aliases: ['标题', '品名', '行为名称', '事故名称'], required: true, example: '深圳经济特区某条例 第五条' },
  collection: { zh: '所属法规', en: 'Collection', aliases: ['法规名称', '法律法规', '标准名称', '目录', '所属目录'], example: '深圳经济特区某条例' },
  article: { zh: '条款', en: 'Article', aliases: ['条款号', '序号', '条'], example: '第五条' },
  category: { zh: '类别', en: 'Category', aliases: ['分类', '危险性类别', '事故类型'], example: '地方性法规' },
  text: { zh: '正文', en: 'Text', aliases: ['内容', '条文', '全文', '案情'], example: '条文全文' },
  source: { zh: '来源', en: 'Source', aliases: ['出处', '发布机关', '文号'], example: '某市人大常委会，2020年第1号公告' },
  effectiveFrom: { zh: '施行日期', en: 'In force from', aliases: ['生效日期', '实施日期'], example: '2020-03-01' },
  effectiveTo: { zh: '失效日期', en: 'In force until', aliases: ['废止日期'] },
  basis: { zh: '违反条款', en: 'Offends against', aliases: ['违法依据', '定性依据'] },
  penalty: { zh: '处罚条款', en: 'Penalty clause', aliases: ['处罚依据', '罚则'] },
  cas: { zh: 'CAS号', en: 'CAS number', aliases: ['cas', 'cas登记号'] },
  occurredOn: { zh: '事故日期', en: 'Occurred on', aliases: ['发生日期'] },
};
const days = ['effectiveFrom', 'effectiveTo', 'occurredOn'] as const;

/** 2020年3月1日, 2020/3/1 and 2020.3.1 as a day; what is none stays as it is. */
function dayOf(text: string): string {
  const [, y, m, d] = /^(\d{4})[年/.-](\d{1,2})[月/.-](\d{1,2})日?$/.exec(text) ?? [];
  return y && m && d ? `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}` : text;
}

/** One row as the entry it stands for, complete, or everything that is wrong with it. */
export function readKnowledgeRow(cells: Cells<Field>): CreateKnowledgeBody | { readonly faults: Fault<Field>[] } {
  const parsed = createKnowledgeBody.safeParse({ ...cells, ...Object.fromEntries(days.flatMap((f) => (cells[f] === undefined ? [] : [[f, dayOf(cells[f])]]))) }, schemaWords);
  if (!parsed.success) return { faults: schemaFaults(knowledgeImportColumns, parsed.error, cells) };
  const { data } = parsed;
  if (data.effectiveFrom !== null && data.effectiveTo !== null && data.effectiveTo < data.effectiveFrom) return { faults: [fault('effectiveTo', 'days', '失效日期不得早于施行日期', 'It cannot end before it begins')] };
  const missing = missingOf({ kind: data.kind, ...newContent(data) });
  return missing.length > 0 ? { faults: [fault('title', 'incomplete', `缺少：${missing.join('、')}`, `Missing: ${missing.join(', ')}`)] } : data;
}
