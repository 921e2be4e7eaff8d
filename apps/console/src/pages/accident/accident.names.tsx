import { accidentLifecycle, accidentMeasureLifecycle, accountabilityLifecycle, accidentQuotaLifecycle, type Accident, type AccidentClock, type AccidentMeasure, type Accountability, type AccidentQuota, type NoLetGo, type ReportLevel } from '@anlan/contracts/responsibility';
import { ACCIDENT_CLOCK_RULES, ACCIDENT_GRADE_TERMS, ACCIDENT_TYPES, INDUSTRY_SECTIONS, type AccidentGrade, type AccidentKind, type IndustrySection } from '@anlan/domain';
import { ToneTag, type Tone } from '../../patterns/tone-tag';
import { NONE } from '../../text/format';
import { useWords, type Text } from '../../text/text';

export const countedNames: Readonly<Record<Accident['counted'], Text>> = { yes: { zh: '是', en: 'Yes' }, no: { zh: '否', en: 'No' }, undetermined: { zh: '待认定', en: 'To be determined' } };
export const kindNames: Readonly<Record<AccidentKind, Text>> = { usual: { zh: '一般（30 日）', en: 'Usual (30 days)' }, road_traffic: { zh: '道路交通（7 日）', en: 'Road traffic (7 days)' }, fire: { zh: '火灾（7 日）', en: 'Fire (7 days)' } };
export const levelNames: Readonly<Record<ReportLevel, Text>> = { city: { zh: '设区的市', en: 'City' }, province: { zh: '省', en: 'Province' }, state: { zh: '国务院部门', en: 'The State Council\'s department' } };
export const resultNames: Readonly<Record<NonNullable<AccidentMeasure['result']>, Text>> = { yes: { zh: '已落实', en: 'Carried out' }, partly: { zh: '部分落实', en: 'In part' }, no: { zh: '未落实', en: 'Not carried out' } };
export const accountabilityMeasureTexts: Readonly<Record<NonNullable<Accountability['measure']>, Text>> = {
  party: { zh: '党纪处分', en: 'Party discipline' }, government: { zh: '政务处分', en: 'Sanction of office' }, organisational: { zh: '组织处理', en: 'Organisational measure' },
  administrative_penalty: { zh: '行政处罚', en: 'Administrative penalty' }, judicial: { zh: '移送司法', en: 'To the judiciary' }, other: { zh: '其他', en: 'Other' },
};
export const outcomeNames: Readonly<Record<AccidentClock['outcome'], Text>> = { running: { zh: '计时中', en: 'Running' }, in_time: { zh: '按时', en: 'In time' }, missed: { zh: '超时', en: 'Missed' }, over: { zh: '期限已过', en: 'Over' } };
/** What a file came with, beside the four. */
export const fileStepNames: Readonly<Record<'report' | 'supplement' | 'submit-report' | 'evaluate', Text>> = { report: { zh: '首报', en: 'First report' }, supplement: { zh: '续报', en: 'Supplement' }, 'submit-report': { zh: '调查报告', en: 'Report of the investigation' }, evaluate: { zh: '整改评估', en: 'Evaluation' } };

const gradeTones: Readonly<Record<AccidentGrade, Tone>> = { general: 'info', relatively_major: 'warn', major: 'bad', especially_major: 'bad' };
const stateTones: Readonly<Record<Accident['status'], Tone>> = { reported: 'bad', verified: 'warn', graded: 'warn', investigating: 'info', report_submitted: 'info', approved: 'info', rectifying: 'info', evaluated: 'info', closed: 'good', withdrawn: 'plain' };
const clockTones: Readonly<Record<AccidentClock['outcome'], Tone>> = { running: 'warn', in_time: 'good', missed: 'bad', over: 'plain' };

export const gradeText = (grade: AccidentGrade | null): Text | undefined => (grade ? ACCIDENT_GRADE_TERMS[grade] : undefined);
export const typeText = (type: Accident['type']): Text => ACCIDENT_TYPES[type];
export const industryText = (code: string | null | undefined): Text | undefined => (code ? INDUSTRY_SECTIONS[code[0] as IndustrySection] : undefined);
export const clockText = ({ kind, kindName }: Pick<AccidentClock, 'kind' | 'kindName'>): Text => ({ zh: kindName, en: ACCIDENT_CLOCK_RULES[kind][0]?.en ?? kindName });
export const noLetGoOrder: readonly NoLetGo[] = ['cause', 'liability', 'measures', 'education'];

export function AccidentTag({ status }: Pick<Accident, 'status'>) {
  return <ToneTag tone={stateTones[status]}>{useWords().label(accidentLifecycle.states[status])}</ToneTag>;
}

/** The grade that was confirmed; where none is, the one that the law gives, said to be that. */
export function GradeTag({ grade, proposedGrade }: Pick<Accident, 'grade' | 'proposedGrade'>) {
  const { t, label } = useWords();
  if (grade) return <ToneTag tone={gradeTones[grade]} strong={grade === 'major' || grade === 'especially_major'}>{label(gradeText(grade))}</ToneTag>;
  return proposedGrade ? <ToneTag>{t('拟定 {grade}', 'Proposed: {grade}', { grade: label(gradeText(proposedGrade)) })}</ToneTag> : <>{NONE}</>;
}

export function OutcomeTag({ outcome }: Pick<AccidentClock, 'outcome'>) {
  return <ToneTag tone={clockTones[outcome]} strong={outcome === 'missed'}>{useWords().label(outcomeNames[outcome])}</ToneTag>;
}

export function MeasureTag({ measure: { status, result, overdue } }: { measure: Pick<AccidentMeasure, 'status' | 'result' | 'overdue'> }) {
  const { t, label } = useWords();
  const tone: Tone = result === 'yes' ? 'good' : result ? 'warn' : 'plain';
  return <span style={{ display: 'inline-flex', gap: 4, flexWrap: 'wrap' }}><ToneTag tone={tone}>{label(result ? resultNames[result] : accidentMeasureLifecycle.states[status])}</ToneTag>{overdue && <ToneTag tone="bad" strong>{t('逾期', 'Overdue')}</ToneTag>}</span>;
}

export function AccountabilityTag({ status }: Pick<Accountability, 'status'>) {
  const tones: Readonly<Record<Accountability['status'], Tone>> = { lead: 'warn', transferred: 'info', handled: 'info', fed_back: 'good', dropped: 'plain', exempted: 'good' };
  return <ToneTag tone={tones[status]}>{useWords().label(accountabilityLifecycle.states[status])}</ToneTag>;
}

export function QuotaTag({ status }: Pick<AccidentQuota, 'status'>) {
  const tones: Readonly<Record<AccidentQuota['status'], Tone>> = { proposed: 'warn', in_force: 'good', replaced: 'plain', refused: 'plain' };
  return <ToneTag tone={tones[status]}>{useWords().label(accidentQuotaLifecycle.states[status])}</ToneTag>;
}

/** A state, a grade, an industry, as choices of a filter. */
export const choicesOf = (texts: Readonly<Record<string, Text>>) => Object.entries(texts).map(([value, label]) => ({ value, label }));
