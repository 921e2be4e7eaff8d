import { knowledgeApi, knowledgeKindNames, knowledgeLifecycle, type KnowledgeRowDto } from '@anlan/contracts/enforcement';
import { PlusOutlined } from '@ant-design/icons';
import { Card, Flex, theme } from 'antd';
import { useMemo } from 'react';
import { Link } from 'react-router';
import { useRead } from '../../api/queries';
import { LinkButton } from '../../patterns/link-button';
import { ListPage } from '../../patterns/list/list-page';
import type { Column, ListSpec } from '../../patterns/list/list.types';
import { ProblemView } from '../../patterns/problem-view';
import { useRights, useTenantPath } from '../../session/rights';
import { dayText, instantText, NONE, numberText } from '../../text/format';
import { useWords } from '../../text/text';
import { choicesOf } from '../hazard/hazard.names';
import { KindTag, KnowledgeState } from './knowledge-tags';
import './knowledge.css';

const columns: readonly Column<KnowledgeRowDto>[] = [
  { key: 'title', title: { zh: '名称', en: 'Title' }, main: true, render: (k) => <span style={{ display: 'inline-block', maxWidth: 420, overflowWrap: 'anywhere' }}>{k.title}</span> },
  { key: 'kind', title: { zh: '种类', en: 'Kind' }, render: (k) => <KindTag kind={k.kind} />, phone: 'line' },
  { key: 'status', title: { zh: '效力', en: 'Standing' }, render: (k) => <KnowledgeState of={k} />, phone: 'mark' },
  { key: 'category', title: { zh: '类别', en: 'Category' }, render: (k) => k.category ?? NONE, phone: 'line' },
  { key: 'effectiveFrom', title: { zh: '施行日期', en: 'In force from' }, render: (k) => (k.effectiveFrom ? dayText(k.effectiveFrom) : k.occurredOn ? dayText(k.occurredOn) : NONE), phone: 'line' },
  { key: 'effectiveTo', title: { zh: '失效日期', en: 'Until' }, render: (k) => (k.effectiveTo ? dayText(k.effectiveTo) : NONE) },
  { key: 'number', title: { zh: '版次', en: 'Version' }, render: (k) => numberText(k.number), align: 'right' },
  { key: 'collection', title: { zh: '所属法规', en: 'Collection' }, render: (k) => k.collection ?? NONE, extra: true },
  { key: 'article', title: { zh: '条款', en: 'Article' }, render: (k) => k.article ?? NONE, extra: true },
  { key: 'cas', title: { zh: 'CAS 号', en: 'CAS number' }, render: (k) => k.cas ?? NONE, extra: true },
  { key: 'updatedAt', title: { zh: '最近更新', en: 'Last change' }, render: (k) => <span style={{ whiteSpace: 'nowrap' }}>{instantText(k.updatedAt)}</span>, extra: true },
];

/** 知识库: one row per version; how many of each kind are in force leads to them. */
export function KnowledgeListPage() {
  const { t } = useWords();
  const manages = useRights().may('knowledge.manage');
  const counts = useRead(knowledgeApi.counts, {}, { keep: true });
  const spec = useMemo((): ListSpec<KnowledgeRowDto> => ({
    name: 'enforcement.knowledge', op: knowledgeApi.list, columns, rowKey: (k) => k.id, rowName: (k) => `${k.title} ${k.number}`, href: (k) => `knowledge/${k.id}`, counts: true,
    filters: [
      { kind: 'choice', key: 'kind', label: { zh: '种类', en: 'Kind' }, choices: choicesOf(knowledgeKindNames), many: true },
      { kind: 'choice', key: 'status', label: { zh: '状态', en: 'Status' }, choices: choicesOf(knowledgeLifecycle.states), many: true },
      { kind: 'choice', key: 'collection', label: { zh: '所属法规', en: 'Collection' }, choices: [...new Set((counts.data?.collections ?? []).map((c) => c.collection))].map((c) => ({ value: c, label: c })) },
      { kind: 'flag', key: 'latest', label: { zh: '只看最新版次', en: 'Newest versions only' } },
      { kind: 'text', key: 'inForceOn', label: { zh: '某日有效（YYYY-MM-DD）', en: 'In force on (YYYY-MM-DD)' }, extra: true },
      { kind: 'text', key: 'article', label: { zh: '条款', en: 'Article' }, extra: true },
    ],
    search: { key: 'q', hint: { zh: '名称、正文、条款、CAS 号', en: 'Title, text, article, CAS number' } },
    empty: { text: { zh: '还没有知识条目，可采用内置知识，或新建、导入', en: 'There are no entries yet: adopt what ships with the product, write or import them' }, action: <LinkButton to="knowledge/library">{t('打开内置知识', 'What ships with it')}</LinkButton> },
  }), [counts.data, t]);
  return (
    <ListPage
      title={t('知识库', 'Knowledge base')} spec={spec} note={t('法规条款、违法行为、危化品、事故案例，按版次和效力管理。', 'Law, violations, chemicals and accidents, in versions with the days on which they hold.')}
      actions={<><LinkButton to="knowledge/library">{t('内置知识', 'Library')}</LinkButton>{manages && <><LinkButton to="knowledge/import">{t('导入', 'Import')}</LinkButton><LinkButton to="knowledge/new" type="primary" icon={<PlusOutlined />}>{t('新建条目', 'New entry')}</LinkButton></>}</>}
    >
      {counts.error ? <ProblemView error={counts.error} onRetry={() => void counts.refetch()} /> : counts.data && <Counts counts={counts.data} />}
    </ListPage>
  );
}

function Counts({ counts }: { counts: { on: string; kinds: readonly { kind: KnowledgeRowDto['kind']; inForce: number; drafts: number }[] } }) {
  const { t, label } = useWords();
  const to = useTenantPath();
  const { token } = theme.useToken();
  return (
    <ul className="knowledge-counts" aria-label={t('现行有效条数', 'Entries in force')}>
      {counts.kinds.map((k) => (
        <li key={k.kind}>
          <Card size="small">
            <div style={{ color: token.colorTextSecondary }}>{label(knowledgeKindNames[k.kind])}</div>
            <Flex gap={8} align="baseline" wrap>
              <Link to={to(`knowledge?kind=${k.kind}&inForceOn=${counts.on}`)} style={{ fontSize: 24, lineHeight: '32px' }} aria-label={t('{kind}现行有效 {n} 条', '{kind}: {n} in force', { kind: label(knowledgeKindNames[k.kind]), n: numberText(k.inForce) })}>{numberText(k.inForce)}</Link>
              <span style={{ color: token.colorTextSecondary }}>{t('条现行有效', 'in force')}</span>
              {k.drafts > 0 && <Link to={to(`knowledge?kind=${k.kind}&status=draft`)}>{t('草稿 {n}', '{n} drafts', { n: numberText(k.drafts) })}</Link>}
            </Flex>
          </Card>
        </li>
      ))}
    </ul>
  );
}
