import { hazardLifecycle, knowledgeApi, knowledgeKindNames, type KnowledgeDetail } from '@anlan/contracts/enforcement';
import { EditOutlined, PrinterOutlined } from '@ant-design/icons';
import { Button, Card, Flex, theme } from 'antd';
import { Link, useParams } from 'react-router';
import { Problem } from '../../api/problem';
import { useRead } from '../../api/queries';
import { FactList } from '../../patterns/detail/fact-list';
import { EmptyState } from '../../patterns/empty-state';
import { LinkButton } from '../../patterns/link-button';
import { PageHeader } from '../../patterns/page-header';
import { ProblemView } from '../../patterns/problem-view';
import { PageSkeleton, RowsSkeleton } from '../../patterns/skeletons';
import { Statement } from '../../patterns/statement';
import { useRights, useTenantPath } from '../../session/rights';
import { dayText, instantText, NONE, numberText } from '../../text/format';
import { useWords } from '../../text/text';
import { KnowledgeActions } from './actions';
import { KnowledgeState } from './knowledge-tags';
import './knowledge.css';

/** One version of an entry, to be read: its text, the days on which it holds, what it replaced, and what cites it. */
export function KnowledgePage() {
  const { id = '' } = useParams();
  const { t } = useWords();
  const entry = useRead(knowledgeApi.get, { params: { id } }, { keep: true });
  if (entry.error instanceof Problem && entry.error.status === 404) {
    return <Statement title={t('没有这个条目', 'There is no such entry')} detail={t('地址可能有误。', 'The address may be mistyped.')}><LinkButton to="knowledge" type="primary">{t('回到知识库', 'To the knowledge base')}</LinkButton></Statement>;
  }
  if (entry.error && !entry.data) return <ProblemView error={entry.error} onRetry={() => void entry.refetch()} />;
  return entry.data ? <Loaded key={entry.data.id} entry={entry.data} /> : <PageSkeleton />;
}

function Loaded({ entry }: { entry: KnowledgeDetail }) {
  const { t, label } = useWords();
  const to = useTenantPath();
  const manages = useRights().may('knowledge.manage');
  const days = entry.effectiveFrom && `${dayText(entry.effectiveFrom)} ${t('起', 'on')}${entry.effectiveTo ? t('，至 {day}', ', until {day}', { day: dayText(entry.effectiveTo) }) : ''}`;
  const facts = [
    { label: t('种类', 'Kind'), value: label(knowledgeKindNames[entry.kind]) },
    { label: t('类别', 'Category'), value: entry.category },
    ...(entry.occurredOn ? [{ label: t('事故日期', 'Occurred on'), value: dayText(entry.occurredOn) }] : []),
    ...(entry.cas ? [{ label: t('CAS 号', 'CAS number'), value: entry.cas }] : []),
    { label: t('施行', 'In force from'), value: days },
    { label: t('发布', 'Published'), value: entry.publishedAt && instantText(entry.publishedAt) },
    { label: t('最近更新', 'Last change'), value: `${instantText(entry.updatedAt)} · ${entry.updatedBy.name}` },
    ...(entry.statusReason ? [{ label: t('原因', 'Reason'), value: entry.statusReason }] : []),
    { label: t('所属法规、目录', 'Collection'), value: [entry.collection, entry.article].filter(Boolean).join(' '), wide: true as const },
    ...(entry.basis ? [{ label: t('违反条款', 'Offends against'), value: entry.basis, wide: true as const }] : []),
    ...(entry.penalty ? [{ label: t('处罚条款', 'Penalty clause'), value: entry.penalty, wide: true as const }] : []),
    { label: t('来源', 'Source'), value: entry.source, wide: true as const },
  ];
  return (
    <>
      <PageHeader
        back={<Link to={to('knowledge')}>← {t('知识库', 'Knowledge base')}</Link>} title={entry.title}
        note={<Flex gap={8} wrap align="center"><span>{t('第 {n} 版', 'Version {n}', { n: entry.number })}</span><KnowledgeState of={entry} /></Flex>}
        actions={<>{manages && entry.status === 'draft' && <LinkButton to={`knowledge/${entry.id}/edit`} icon={<EditOutlined />}>{t('编辑', 'Edit')}</LinkButton>}{manages && <KnowledgeActions entry={entry} />}<Button icon={<PrinterOutlined />} onClick={() => print()}>{t('打印', 'Print')}</Button></>}
      />
      <Flex vertical gap={16}>
        {entry.text && <Card title={<h2>{t('正文', 'Text')}</h2>}><p className="knowledge-text">{entry.text}</p></Card>}
        <Card><FactList title={t('基本情况', 'Facts')} facts={facts} /></Card>
        <Card title={<h2>{t('各版次', 'Versions')}</h2>}><Versions entry={entry} /></Card>
        <Card title={<h2>{t('被引用', 'Cited by')}</h2>}><Citations id={entry.id} /></Card>
      </Flex>
    </>
  );
}

function Versions({ entry }: { entry: KnowledgeDetail }) {
  const { t } = useWords();
  const to = useTenantPath();
  const { token } = theme.useToken();
  return (
    <ul className="knowledge-lines">
      {entry.versions.map((v) => (
        <li key={v.id} style={{ borderColor: token.colorBorderSecondary }}>
          <Flex gap={8} wrap align="center">
            {v.id === entry.id ? <strong aria-current="true">{t('第 {n} 版（本版）', 'Version {n} (this one)', { n: v.number })}</strong> : <Link to={to(`knowledge/${v.id}`)}>{t('第 {n} 版', 'Version {n}', { n: v.number })}</Link>}
            <KnowledgeState of={v} />
            <span>{v.effectiveFrom ? dayText(v.effectiveFrom) : NONE} – {v.effectiveTo ? dayText(v.effectiveTo) : t('今', 'now')}</span>
          </Flex>
        </li>
      ))}
    </ul>
  );
}

function Citations({ id }: { id: string }) {
  const { t, label } = useWords();
  const to = useTenantPath();
  const { token } = theme.useToken();
  const cited = useRead(knowledgeApi.citations, { params: { id } });
  if (cited.error) return <ProblemView error={cited.error} onRetry={() => void cited.refetch()} />;
  if (!cited.data) return <RowsSkeleton />;
  const { checklistItems, hazards, hazardCount } = cited.data;
  if (checklistItems.length + hazardCount === 0) return <EmptyState text={t('还没有检查项或隐患引用本条', 'No item of a checklist and no hazard cites it yet')} />;
  const line = { borderColor: token.colorBorderSecondary };
  return (
    <>
      {checklistItems.length > 0 && (
        <>
          <h3>{t('检查项 {n} 项', '{n} items of checklists', { n: numberText(checklistItems.length) })}</h3>
          <ul className="knowledge-lines">{checklistItems.map((i) => <li key={`${i.checklistId}${i.code}`} style={line}><Link to={to(`checklists/${i.checklistId}`)}>{t('{name}（第 {n} 版）', '{name} (version {n})', { name: i.name, n: i.number })}</Link> {i.code} {i.text}</li>)}</ul>
        </>
      )}
      {hazardCount > 0 && (
        <>
          <h3>{t('隐患 {n} 条', '{n} hazards', { n: numberText(hazardCount) })}</h3>
          <ul className="knowledge-lines">{hazards.map((h) => <li key={h.id} style={line}><Link to={to(`hazards/${h.id}`)}>{h.number} {h.title}</Link> · {label(hazardLifecycle.states[h.status])}</li>)}</ul>
        </>
      )}
    </>
  );
}
