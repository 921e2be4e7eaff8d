import { divisionApi, type DivisionDto } from '@anlan/contracts/tenancy';
import { PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Card, Col, Input, Row, Switch, Tree, type TreeDataNode } from 'antd';
import { useMemo, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import { call } from '../../../api/client';
import { keyOf } from '../../../api/queries';
import { EmptyState } from '../../../patterns/empty-state';
import { FormDrawer } from '../../../patterns/form/form-drawer';
import { PageHeader } from '../../../patterns/page-header';
import { ProblemView } from '../../../patterns/problem-view';
import { RowsSkeleton } from '../../../patterns/skeletons';
import { ToneTag } from '../../../patterns/tone-tag';
import { useRights } from '../../../session/rights';
import { useWords } from '../../../text/text';
import { AddDivision } from './add-division';
import { DivisionPanel } from './division-panel';
import { useClearing } from '../../../patterns/use-clearing';

/** Divisions with their past: what ended stays, with what followed it. */
function useDivisionsWithPast() {
  return useQuery<DivisionDto[], Error>({
    queryKey: keyOf(divisionApi.list, 'all', 'with-past'),
    queryFn: async ({ signal }) => {
      const all: DivisionDto[] = [];
      for (let cursor: string | undefined; ; ) {
        const page = await call(divisionApi.list, { query: { limit: 200, cursor }, signal });
        all.push(...page.items);
        if (!page.nextCursor) return all;
        cursor = page.nextCursor;
      }
    },
  });
}

/** Streets, communities and grids on a tree, with the days from and to which they hold. */
export function DivisionsPage() {
  const { t } = useWords();
  const clearing = useClearing();
  const [params, setParams] = useSearchParams();
  const [past, setPast] = useState(false);
  const [q, setQ] = useState('');
  const [adding, setAdding] = useState(false);
  const manages = useRights().may('division.manage');
  const panel = useRef<HTMLDivElement>(null);
  const read = useDivisionsWithPast();
  const all = useMemo(() => read.data ?? [], [read.data]);
  const chosen = all.find((d) => d.code === params.get('code'));
  const tree = useMemo(() => treeOf(past ? all : all.filter((d) => !d.validTo), q.trim(), t('已停用', 'Ended')), [all, past, q, t]);
  const choose = (key: React.Key | undefined): void => {
    if (!key) return;
    setParams({ code: String(key) }, { replace: true });
    // On a phone it is drawn below the tree, where one does not look.
    panel.current?.scrollIntoView({ block: 'nearest' });
  };
  return (
    <>
      <PageHeader title={t('区划与网格', 'Divisions and grids')} note={t('街道、社区来自统计用区划代码；网格由本区自行划分。', 'Streets and communities come from the statistical codes; grids are the district\'s own.')} actions={manages && <Button type="primary" icon={<PlusOutlined />} onClick={() => setAdding(true)}>{t('新增网格或区划', 'Add a grid or division')}</Button>} />
      {read.error ? <ProblemView error={read.error} onRetry={() => void read.refetch()} /> : !read.data ? <RowsSkeleton /> : (
        <Row gutter={[16, 16]}>
          <Col xs={24} lg={10}>
            <Card size="small">
              <Input.Search allowClear={clearing} enterButton={t('查找', 'Search')} value={q} onChange={(e) => setQ(e.target.value)} placeholder={t('名称或代码', 'Name or code')} aria-label={t('查找区划', 'Find a division')} />
              <label style={{ display: 'flex', gap: 8, padding: '8px 0', alignItems: 'center' }}><Switch size="small" checked={past} onChange={setPast} aria-label={t('显示已停用的', 'Show what has ended')} /> {t('显示已停用的', 'Show what has ended')}</label>
              {tree.length ? <Tree key={`${past}${q.trim()}`} blockNode treeData={tree} defaultExpandAll={!!q.trim()} defaultExpandedKeys={tree.map((n) => n.key)} selectedKeys={chosen ? [chosen.code] : []} onSelect={([key]) => choose(key)} aria-label={t('区划', 'Divisions')} height={560} virtual={all.length > 400} /> : <EmptyState text={t('没有找到', 'Nothing found')} />}
            </Card>
          </Col>
          <Col xs={24} lg={14} ref={panel} style={{ scrollMarginTop: 80 }}>{chosen ? <DivisionPanel key={chosen.code} division={chosen} all={all} /> : <Card><EmptyState text={t('选择一个区划查看详情', 'Choose a division')} /></Card>}</Col>
        </Row>
      )}
      <FormDrawer title={t('新增网格或区划', 'Add a grid or division')} open={adding} onClose={() => setAdding(false)}>
        <AddDivision parent={chosen} onClose={() => setAdding(false)} onDone={(d) => { setAdding(false); setParams({ code: d.code }, { replace: true }); }} />
      </FormDrawer>
    </>
  );
}

/** Below their parents; with a search, what fits it and what lies above. */
function treeOf(divisions: readonly DivisionDto[], q: string, ended: string): TreeDataNode[] {
  const byCode = new Map(divisions.map((d) => [d.code, d]));
  const shown = new Set<string>();
  for (const d of divisions) {
    if (q && !d.name.includes(q) && !d.code.startsWith(q)) continue;
    for (let at: DivisionDto | undefined = d; at; at = at.parentCode ? byCode.get(at.parentCode) : undefined) shown.add(at.code);
  }
  const nodes = new Map<string, TreeDataNode & { children: TreeDataNode[] }>();
  for (const d of divisions) {
    if (shown.has(d.code)) nodes.set(d.code, { key: d.code, title: <span>{d.name}{d.validTo && <> <ToneTag>{ended}</ToneTag></>}</span>, children: [] });
  }
  const roots: TreeDataNode[] = [];
  for (const [code, node] of nodes) {
    const parent = byCode.get(code)?.parentCode;
    (parent && nodes.has(parent) ? nodes.get(parent)!.children : roots).push(node);
  }
  return roots;
}
