import { portraitApi, subjectApi, subjectGradeNames, type Portrait, type SubjectDetail } from '@anlan/contracts/enforcement';
import { PrinterOutlined } from '@ant-design/icons';
import { Button, Card } from 'antd';
import { Link, useParams } from 'react-router';
import { useRead } from '../../api/queries';
import { PageHeader } from '../../patterns/page-header';
import { PrintSheet } from '../../patterns/print/print-sheet';
import { ProblemView } from '../../patterns/problem-view';
import { PageSkeleton } from '../../patterns/skeletons';
import { useRights, useTenantPath } from '../../session/rights';
import { instantText, NONE } from '../../text/format';
import { useWords } from '../../text/text';
import { ColourTag } from './colour-tag';
import { Parts } from './parts';

/** 体检报告: what the ledgers know of a subject on one sheet, with what to do. */
export function ReportPage() {
  const { id = '' } = useParams();
  const { t } = useWords();
  const to = useTenantPath();
  const portrait = useRead(portraitApi.get, { params: { id } });
  const subject = useRead(subjectApi.get, { params: { id } });
  const error = portrait.error ?? subject.error;
  if (error) return <ProblemView error={error} onRetry={() => (void portrait.refetch(), void subject.refetch())} />;
  if (!portrait.data || !subject.data) return <PageSkeleton />;
  return (
    <>
      <PageHeader back={<Link to={to(`subjects/${id}`)}>← {subject.data.name}</Link>} title={t('体检报告', 'Check-up report')} actions={<Button type="primary" icon={<PrinterOutlined />} onClick={() => print()}>{t('打印', 'Print')}</Button>} />
      <Card><Report portrait={portrait.data} subject={subject.data} /></Card>
    </>
  );
}

function Report({ portrait: p, subject: s }: { portrait: Portrait; subject: SubjectDetail }) {
  const { t, label } = useWords();
  const { me } = useRights();
  const todo = p.parts.filter((x) => x.score > 0).length;
  return (
    <PrintSheet label={t('体检报告', 'Check-up report')}>
      <h2>{t('{name}安全生产体检报告', 'Work safety check-up: {name}', { name: s.name })}</h2>
      <p>{s.address}{s.creditCode && ` · ${s.creditCode}`} · {p.divisionName}</p>
      <p><ColourTag colour={p.colour} large /> {t('风险分 {n}', 'Score {n}', { n: p.score })}</p>
      <p>{t('红 ≥ {red}，橙 ≥ {orange}，黄 ≥ {yellow}，其余为蓝。', 'Red from {red}, orange from {orange}, yellow from {yellow}, blue below.', { red: p.thresholds.red, orange: p.thresholds.orange, yellow: p.thresholds.yellow })}{t('现行分级：{grade}。', ' Grade: {grade}.', { grade: s.grade ? label(subjectGradeNames[s.grade]) : NONE })}</p>
      <h3>{todo > 0 ? t('需要改进的 {n} 项', '{n} to improve', { n: todo }) : t('各项均无扣分', 'Nothing counts against it')}</h3>
      <Parts portrait={p} advice />
      <p>{label(p.notice)}</p>
      <p>{me.tenant.name} · {p.model.name} · {instantText(p.asOf)}</p>
    </PrintSheet>
  );
}
