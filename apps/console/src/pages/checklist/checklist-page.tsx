import { checklistApi, checklistCategoryNames, checklistLifecycle, type Checklist, type ChecklistDetail } from '@anlan/contracts/enforcement';
import { EditOutlined } from '@ant-design/icons';
import { Card, Flex, Segmented } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { Problem } from '../../api/problem';
import { usePages, useRead } from '../../api/queries';
import { FactList } from '../../patterns/detail/fact-list';
import { History, type HistoryItem } from '../../patterns/detail/history';
import { LinkButton } from '../../patterns/link-button';
import { PageHeader } from '../../patterns/page-header';
import { ProblemView } from '../../patterns/problem-view';
import { PageSkeleton, RowsSkeleton } from '../../patterns/skeletons';
import { Statement } from '../../patterns/statement';
import { useRights, useTenantPath } from '../../session/rights';
import { dayText, instantText, numberText } from '../../text/format';
import { useWords } from '../../text/text';
import { ChecklistActions } from './actions';
import { ChecklistState } from './checklist-tags';
import { CompareVersions } from './compare';
import { Execution } from './execution';
import { ItemList } from './item-list';
import { TryOut } from './try-out';

/** One version of a checklist: its items, a try-out, what it has otherwise than another version, and what was done to it. */
export function ChecklistPage() {
  const { id = '' } = useParams();
  const { t } = useWords();
  const list = useRead(checklistApi.get, { params: { id } }, { keep: true });
  if (list.error instanceof Problem && list.error.status === 404) {
    return (
      <Statement title={t('没有这张检查表', 'There is no such checklist')} detail={t('地址可能有误。', 'The address may be mistyped.')}>
        <LinkButton to="checklists" type="primary">{t('回到检查表', 'To the checklists')}</LinkButton>
      </Statement>
    );
  }
  if (list.error && !list.data) return <ProblemView error={list.error} onRetry={() => void list.refetch()} />;
  return list.data ? <Loaded key={list.data.id} list={list.data} /> : <PageSkeleton />;
}

type View = 'items' | 'try' | 'compare' | 'history';

function Loaded({ list }: { list: ChecklistDetail }) {
  const { t, label } = useWords();
  const to = useTenantPath();
  const manages = useRights().may('checklist.manage');
  const found = usePages<Checklist>(checklistApi.list, { templateId: list.templateId, limit: 200 });
  const versions = (found.data?.pages.flatMap((p) => p.items) ?? []).sort((a, b) => b.number - a.number);
  const tags = useRights().me.riskTags;
  const [view, setView] = useState<View>('items');
  const edit = manages && list.status === 'draft' && <LinkButton to={`checklists/${list.id}/edit`} icon={<EditOutlined />}>{t('编辑', 'Edit')}</LinkButton>;
  const facts = [
    { label: t('类别', 'Category'), value: label(checklistCategoryNames[list.category]) },
    { label: t('适用行业', 'Industry'), value: list.industry },
    { label: t('风险标签', 'Risk tags'), value: list.tags.map((c) => tags.find((x) => x.code === c)?.name ?? c).join('、') },
    { label: t('检查项', 'Items'), value: t('{n} 项，其中重大隐患 {major} 项，共 {points} 分', '{n}, of which {major} are major hazards; {points} points', { n: numberText(list.itemCount), major: numberText(list.majorCount), points: numberText(list.points) }) },
    { label: t('依据施行', 'In force from'), value: list.effectiveFrom && dayText(list.effectiveFrom) },
    { label: t('发布', 'Published'), value: list.publishedAt && instantText(list.publishedAt) },
    { label: t('首次使用（冻结）', 'First used (frozen)'), value: list.frozenAt && instantText(list.frozenAt) },
    { label: t('执行率', 'Fulfilled ÷ asked'), value: <Execution templateId={list.templateId} /> },
    { label: t('最近更新', 'Last change'), value: `${instantText(list.updatedAt)} · ${list.updatedBy.name}` },
    ...(list.statusReason ? [{ label: t('原因', 'Reason'), value: list.statusReason }] : []),
    { label: t('编制依据', 'Made from'), value: list.source, wide: true as const },
    { label: t('说明', 'Description'), value: list.description, wide: true as const },
  ];
  return (
    <>
      <PageHeader
        back={<Link to={to('checklists')}>← {t('检查表', 'Checklists')}</Link>} title={list.name}
        note={<Flex gap={8} wrap align="center"><span>{t('第 {n} 版', 'Version {n}', { n: list.number })}</span><ChecklistState list={list} />{versions.filter((v) => v.id !== list.id).map((v) => <Link key={v.id} to={to(`checklists/${v.id}`)}>{t('第 {n} 版', 'Version {n}', { n: v.number })}</Link>)}</Flex>}
        actions={<>{edit}{manages && <ChecklistActions list={list} />}</>}
      />
      <Flex vertical gap={16}>
        <Card><FactList title={t('基本情况', 'Facts')} facts={facts} /></Card>
        <Segmented<View>
          block aria-label={t('查看', 'Show')} value={view} onChange={setView}
          options={[{ value: 'items', label: t('检查项', 'Items') }, { value: 'try', label: t('试答', 'Try it') }, { value: 'compare', label: t('版次比较', 'Compare') }, { value: 'history', label: t('办理过程', 'History') }]}
        />
        {view === 'items' && <Card title={<h2>{t('检查项', 'Items')}</h2>}><ItemList items={list.items} /></Card>}
        {view === 'try' && <TryOut items={list.items} />}
        {view === 'compare' && <Card title={<h2>{t('版次比较', 'Compare')}</h2>}><CompareVersions list={list} versions={versions} /></Card>}
        {view === 'history' && <Card title={<h2>{t('办理过程', 'What was done')}</h2>}><Steps id={list.id} /></Card>}
      </Flex>
    </>
  );
}

function Steps({ id }: { id: string }) {
  const { t, label } = useWords();
  const history = useRead(checklistApi.history, { params: { id } });
  if (history.error) return <ProblemView error={history.error} onRetry={() => void history.refetch()} />;
  if (!history.data) return <RowsSkeleton />;
  const others: Record<string, string> = { create: t('建立', 'Started'), change: t('修改', 'Changed'), supersede: t('被新版次取代', 'Superseded'), freeze: t('首次使用，冻结', 'First used, frozen') };
  const items = history.data.items.map((e): HistoryItem => ({
    id: e.id, at: e.at, who: e.actor.name, what: others[e.action] ?? label(checklistLifecycle.actions[e.action as keyof typeof checklistLifecycle.actions], e.action),
    tone: e.to === 'withdrawn' ? 'bad' : e.action === 'publish' ? 'good' : 'plain',
    note: <>{e.note && <div style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{e.note}</div>}{e.action === 'change' && e.changes.length > 0 && <div style={{ overflowWrap: 'anywhere' }}>{e.changes.map((c) => c.path.replace(/^items\./, t('检查项 ', 'item '))).join('、')}</div>}</>,
  }));
  return <History items={items.reverse()} />;
}
