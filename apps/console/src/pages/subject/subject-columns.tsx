import { subjectKindNames, type Subject } from '@anlan/contracts/enforcement';
import type { Column } from '../../patterns/list/list.types';
import { instantText, NONE, numberText } from '../../text/format';
import { useWords } from '../../text/text';
import { CensusTag, GradeTag, KeyTag, RiskTags, StateTag } from './subject-tags';

function Kind({ kind }: Pick<Subject, 'kind'>) {
  return <>{useWords().label(subjectKindNames[kind])}</>;
}

export const ownerText = (s: Pick<Subject, 'owner'>): string => [s.owner?.memberName, s.owner?.unitName].filter(Boolean).join(' · ') || NONE;
const nowrap = { whiteSpace: 'nowrap' } as const;

/** Columns of the register; a phone shows the name, its marks, where it is, whose it is and until when it is to be confirmed. */
export const subjectColumns: readonly Column<Subject>[] = [
  { key: 'name', title: { zh: '名称', en: 'Name' }, main: true, render: (s) => <span style={{ display: 'inline-block', maxWidth: 300, overflowWrap: 'anywhere' }}>{s.name}</span>, order: { ascend: 'name' } },
  { key: 'status', title: { zh: '状态', en: 'State' }, render: (s) => <StateTag status={s.status} />, phone: 'mark' },
  { key: 'key', title: { zh: '重点', en: 'Key' }, render: (s) => (s.isKey ? <KeyTag /> : NONE), phone: 'mark' },
  { key: 'grade', title: { zh: '分级', en: 'Grade' }, render: (s) => <GradeTag grade={s.grade} />, phone: 'mark' },
  { key: 'kind', title: { zh: '类别', en: 'Kind' }, render: (s) => <span style={nowrap}><Kind kind={s.kind} /></span> },
  { key: 'creditCode', title: { zh: '信用代码', en: 'Credit code' }, render: (s) => <span style={nowrap}>{s.creditCode ?? NONE}</span> },
  { key: 'division', title: { zh: '所在区划', en: 'Division' }, render: (s) => s.divisionName, phone: 'line' },
  { key: 'address', title: { zh: '地址', en: 'Address' }, render: (s) => <span style={{ overflowWrap: 'anywhere' }}>{s.address}</span>, phone: 'line' },
  { key: 'tags', title: { zh: '风险标签', en: 'Risk tags' }, render: (s) => <RiskTags tags={s.tags} /> },
  { key: 'owner', title: { zh: '责任人', en: 'Owner' }, render: ownerText, phone: 'line' },
  { key: 'refreshDueAt', title: { zh: '核实期限', en: 'Confirm by' }, render: (s) => <CensusTag subject={s} />, order: { ascend: 'refreshedAt' }, phone: 'line' },
  { key: 'completeness', title: { zh: '十要素完整率', en: 'Profile filled' }, render: (s) => s.completeness.rate, align: 'right', extra: true },
  { key: 'inspectionCap', title: { zh: '年度检查上限', en: 'Inspections a year' }, render: (s) => numberText(s.inspectionCap), align: 'right', extra: true },
  { key: 'industryCode', title: { zh: '行业代码', en: 'Industry code' }, render: (s) => s.industryCode ?? NONE, extra: true },
  { key: 'staffCount', title: { zh: '从业人数', en: 'Staff' }, render: (s) => numberText(s.staffCount), align: 'right', extra: true },
  { key: 'legalRepresentative', title: { zh: '法定代表人', en: 'Legal representative' }, render: (s) => s.legalRepresentative ?? NONE, extra: true },
  { key: 'registeredAt', title: { zh: '登记时间', en: 'Registered' }, render: (s) => <span style={nowrap}>{instantText(s.registeredAt)}</span>, order: { descend: '-registeredAt' }, extra: true },
];
