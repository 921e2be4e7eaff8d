import { riskPointApi, type RiskLabels } from '@anlan/contracts/enforcement';
import { Card, Flex, Statistic, Table } from 'antd';
import { Link } from 'react-router';
import { useRead } from '../../api/queries';
import { EmptyState } from '../../patterns/empty-state';
import { PageHeader } from '../../patterns/page-header';
import { ProblemView } from '../../patterns/problem-view';
import { RowsSkeleton } from '../../patterns/skeletons';
import { useTenantPath } from '../../session/rights';
import { NONE, numberText } from '../../text/format';
import { useWords } from '../../text/text';

interface Node {
  readonly key: string;
  readonly name: string;
  readonly count: number;
  readonly filter: Readonly<Record<string, string>>;
  readonly children?: readonly Node[];
}

/** Departments with their posts, these with their tasks. */
const treeOf = ({ units }: RiskLabels): Node[] => units.map((u) => ({
  key: u.unitId, name: u.unitName ?? NONE, count: u.count, filter: u.filter,
  children: u.posts.map((p) => ({
    key: `${u.unitId}/${p.post}`, name: p.post, count: p.count, filter: p.filter,
    children: p.tasks.map((task) => ({ key: `${u.unitId}/${p.post}/${task.task}`, name: task.task, count: task.count, filter: task.filter })),
  })),
}));

/** 重点部门—重点岗位—重点任务: the chain with its risk points, and how many carry a label. */
export function RiskLabelsPage() {
  const { t } = useWords();
  const to = useTenantPath();
  const read = useRead(riskPointApi.labels, {}, { keep: true });
  const drill = ({ count, filter }: Pick<Node, 'count' | 'filter'>) => (count ? <Link to={to(`risk-points?${new URLSearchParams(filter)}`)}>{numberText(count)}</Link> : 0);
  return (
    <>
      <PageHeader back={<Link to={to('risk-points')}>← {t('风险点', 'Risk points')}</Link>} title={t('责任标签', 'Labels')} note={t('重点部门—重点岗位—重点任务，各管哪些风险点。每个数字都能点开看明细。', 'Department, post and task, and which risk points are theirs. Each number leads to its rows.')} />
      {read.error ? <ProblemView error={read.error} onRetry={() => void read.refetch()} /> : !read.data ? <RowsSkeleton rows={6} /> : (
        <Flex vertical gap={16}>
          <Card>
            <Flex gap={32} wrap>
              <Statistic title={t('责任标签覆盖率', 'Labelled ÷ all')} value={read.data.rate} />
              <Statistic title={t('有标签', 'Labelled')} formatter={() => drill(read.data.labelled)} />
              <Statistic title={t('未贴标签', 'Without a label')} formatter={() => drill(read.data.without)} />
              <Statistic title={t('在管风险点', 'Risk points')} formatter={() => drill(read.data.all)} />
            </Flex>
          </Card>
          <Card title={<h2>{t('部门、岗位、任务', 'Departments, posts, tasks')}</h2>}>
            {read.data.units.length === 0 ? <EmptyState text={t('还没有责任标签。在风险点的“修改信息”里填写重点部门、岗位和任务，或随导入文件填写。', 'There is no label yet. Give one in “Change” of a risk point, or in the file of an import.')} /> : (
              <Table<Node>
                size="small" rowKey="key" pagination={false} dataSource={treeOf(read.data)} expandable={{ defaultExpandAllRows: read.data.units.length <= 10 }} aria-label={t('责任标签', 'Labels')}
                columns={[
                  { title: t('部门 / 岗位 / 任务', 'Department / post / task'), render: (_, n) => <span style={{ overflowWrap: 'anywhere' }}>{n.name}</span> },
                  { title: t('风险点', 'Risk points'), align: 'right', width: 100, render: (_, n) => drill(n) },
                ]}
              />
            )}
          </Card>
        </Flex>
      )}
    </>
  );
}
