import { subjectGradeNames, subjectLifecycle, type Subject, type SubjectState } from '@anlan/contracts/enforcement';
import { Flex } from 'antd';
import { useMemo } from 'react';
import { DueTag } from '../../patterns/due/due-tag';
import { ToneTag, type Tone } from '../../patterns/tone-tag';
import { useRights } from '../../session/rights';
import { NONE } from '../../text/format';
import { useWords } from '../../text/text';

const tones: Readonly<Record<SubjectState, Tone>> = { active: 'good', suspended: 'warn', closed: 'plain', merged: 'plain' };
const gradeTones: Readonly<Record<NonNullable<Subject['grade']>, Tone>> = { A: 'good', B: 'info', C: 'warn', D: 'bad' };

export function StateTag({ status }: { status: SubjectState }) {
  const { label } = useWords();
  return <ToneTag tone={tones[status]}>{label(subjectLifecycle.states[status])}</ToneTag>;
}

export function GradeTag({ grade }: { grade: Subject['grade'] }) {
  const { t, label } = useWords();
  return grade ? <ToneTag tone={gradeTones[grade]} strong={grade === 'D'}>{label(subjectGradeNames[grade])}</ToneTag> : <span>{t('未分级', 'Not graded')}</span>;
}

export function KeyTag() {
  return <ToneTag tone="warn">{useWords().t('重点', 'Key')}</ToneTag>;
}

/** Risk tags as the district calls them; a code it has no more stands as it is. */
export function useTagNames(): (code: string) => string {
  const { label } = useWords();
  const { riskTags } = useRights().me;
  return useMemo(() => {
    const names = new Map(riskTags.map((r) => [r.code, label({ zh: r.name, en: r.nameEn || r.name })]));
    return (code) => names.get(code) ?? code;
  }, [riskTags, label]);
}

export function RiskTags({ tags }: { tags: readonly string[] }) {
  const nameOf = useTagNames();
  if (tags.length === 0) return <>{NONE}</>;
  return <Flex gap={4} wrap component="span">{tags.map((code) => <ToneTag key={code} tone="info">{nameOf(code)}</ToneTag>)}</Flex>;
}

/** 常普常新: until when it is to be confirmed anew. */
export function CensusTag({ subject: s }: { subject: Pick<Subject, 'refreshDueAt' | 'refreshDue' | 'refreshedAt'> }) {
  const { t } = useWords();
  if (s.refreshedAt === null && s.refreshDue) return <ToneTag tone="bad">{t('从未核实', 'Never confirmed')}</ToneTag>;
  return <DueTag dueAt={s.refreshDueAt} />;
}
