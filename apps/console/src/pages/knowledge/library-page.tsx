import { knowledgeApi, knowledgeKindNames, type KnowledgeLibrarySet } from '@anlan/contracts/enforcement';
import { Button, Card, Flex, theme } from 'antd';
import { Link } from 'react-router';
import { useChange, useRead } from '../../api/queries';
import { PageHeader } from '../../patterns/page-header';
import { ProblemView } from '../../patterns/problem-view';
import { RowsSkeleton } from '../../patterns/skeletons';
import { ToneTag } from '../../patterns/tone-tag';
import { useRights, useTenantPath } from '../../session/rights';
import { numberText } from '../../text/format';
import { useWords } from '../../text/text';
import { useNotices } from '../../theme/notices';
import './knowledge.css';

/** 内置知识: sets that ship with the product; what a district adopts is its own from then on. */
export function KnowledgeLibraryPage() {
  const { t } = useWords();
  const to = useTenantPath();
  const { token } = theme.useToken();
  const sets = useRead(knowledgeApi.library);
  return (
    <>
      <PageHeader back={<Link to={to('knowledge')}>← {t('知识库', 'Knowledge base')}</Link>} title={t('内置知识', 'What ships with the knowledge base')} note={t('注明来源和施行日期。采用后是本区的条目，可以修订；再次采用不会重复。', 'With sources and dates. What is adopted is the district\'s own and may be revised; adopting again doubles nothing.')} />
      {sets.error ? <ProblemView error={sets.error} onRetry={() => void sets.refetch()} /> : !sets.data ? <RowsSkeleton /> : (
        <Card><ul className="knowledge-lines">{sets.data.items.map((s) => <li key={s.key} style={{ borderColor: token.colorBorderSecondary }}><SetLine set={s} /></li>)}</ul></Card>
      )}
    </>
  );
}

function SetLine({ set }: { set: KnowledgeLibrarySet }) {
  const { t, label } = useWords();
  const { token } = theme.useToken();
  const notices = useNotices();
  const manages = useRights().may('knowledge.manage');
  const adopt = useChange(knowledgeApi.adopt, [['enforcement', 'knowledge']]);
  const whole = set.adopted === set.items;
  const run = (): void => adopt.mutate({ params: { key: set.key }, body: {} }, { onSuccess: () => void notices.success(t('已采用：{name}', 'Adopted: {name}', { name: set.name })) });
  return (
    <Flex gap={12} wrap align="start" justify="space-between">
      <div style={{ flex: 1, minWidth: 'min(260px, 100%)' }}>
        <h2 style={{ fontSize: 16, margin: 0 }}>{set.name}</h2>
        <Flex gap={4} wrap style={{ margin: '4px 0' }}>
          <ToneTag tone="info">{label(knowledgeKindNames[set.kind])}</ToneTag><ToneTag>{t('{n} 条', '{n} entries', { n: numberText(set.items) })}</ToneTag>
          {set.adopted > 0 && <ToneTag tone="good">{t('已采用 {n} 条', '{n} adopted', { n: numberText(set.adopted) })}</ToneTag>}
        </Flex>
        <div>{set.note}</div>
        <div style={{ fontSize: 12, color: token.colorTextSecondary }}>{t('来源：', 'Source: ')}{set.source}</div>
        {adopt.error && <ProblemView error={adopt.error} onRetry={run} />}
      </div>
      {manages && <Button type={whole ? 'default' : 'primary'} disabled={whole} loading={adopt.isPending} onClick={run} aria-label={t('采用{name}', 'Adopt {name}', { name: set.name })}>{whole ? t('已全部采用', 'Adopted') : t('采用', 'Adopt')}</Button>}
    </Flex>
  );
}
