import { hazardBasisApi, knowledgeApi, knowledgeKindNames, type HazardDetail } from '@anlan/contracts/enforcement';
import { DeleteOutlined } from '@ant-design/icons';
import { Button, Card, Flex, Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import { Link } from 'react-router';
import { useChange, useRead } from '../../api/queries';
import { EmptyState } from '../../patterns/empty-state';
import { ProblemView } from '../../patterns/problem-view';
import { RowsSkeleton } from '../../patterns/skeletons';
import { ToneTag } from '../../patterns/tone-tag';
import { useRights, useTenantPath } from '../../session/rights';
import { useWords } from '../../text/text';

/** 法律依据: the entries of the knowledge base that the hazard is held against. */
export function HazardBasisCard({ hazard }: { hazard: HazardDetail }) {
  const { t, label } = useWords();
  const to = useTenantPath();
  const rights = useRights();
  const basis = useRead(hazardBasisApi.list, { params: { id: hazard.id } }, { keep: true });
  const change = useChange(hazardBasisApi.set, [['enforcement', 'knowledge']]);
  const items = basis.data?.items ?? [];
  const set = (ids: string[]): void => change.mutate({ params: { id: hazard.id }, body: { knowledgeIds: ids } });
  const may = rights.may('hazard.assign') && rights.may('knowledge.read');
  if (!rights.may('knowledge.read') || (!may && basis.data && items.length === 0)) return null;
  return (
    <Card title={<h2>{t('法律依据', 'Legal basis')}</h2>}>
      {basis.error ? <ProblemView error={basis.error} onRetry={() => void basis.refetch()} /> : !basis.data ? <RowsSkeleton rows={2} /> : (
        <Flex vertical gap={8}>
          {items.length === 0 && <EmptyState text={t('还没有引用知识库条目', 'It cites no entry of the knowledge base yet')} />}
          {items.map((b) => (
            <Flex key={b.id} gap={8} wrap align="center">
              <ToneTag>{label(knowledgeKindNames[b.kind])}</ToneTag>
              <Link to={to(`knowledge/${b.knowledgeId}`)} style={{ overflowWrap: 'anywhere' }}>{b.title}</Link>
              {may && <Button size="small" icon={<DeleteOutlined />} aria-label={t('取消引用 {title}', 'Take back {title}', { title: b.title })} disabled={change.isPending} onClick={() => set(items.filter((x) => x.id !== b.id).map((x) => x.knowledgeId))} />}
            </Flex>
          ))}
          {may && <EntryPicker without={items.map((b) => b.entryId)} busy={change.isPending} onChoose={(id) => set([...items.map((x) => x.knowledgeId), id])} />}
          {change.error && <ProblemView error={change.error} />}
        </Flex>
      )}
    </Card>
  );
}

function EntryPicker({ without, busy, onChoose }: { without: readonly string[]; busy: boolean; onChoose: (id: string) => void }) {
  const { t } = useWords();
  const [q, setQ] = useState('');
  const wanted = useDeferredValue(q.trim());
  const found = useRead(knowledgeApi.list, { query: { q: wanted || undefined, status: 'published', kind: 'law_article,violation', limit: 20 } as never }, { keep: true });
  const choices = (found.data?.items ?? []).filter((k) => !without.includes(k.entryId));
  return (
    <Select
      aria-label={t('引用知识库条目', 'Cite an entry')} placeholder={t('按名称、条款、正文查找并引用', 'Find an article or a violation to cite')} value={null} disabled={busy} style={{ width: '100%', maxWidth: 480 }}
      showSearch={{ filterOption: false, onSearch: setQ }} loading={found.isFetching} onChange={(id: string | null) => id && onChoose(id)} options={choices.map((k) => ({ value: k.id, label: k.title }))}
    />
  );
}
