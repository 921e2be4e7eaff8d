import { drawApi, type PublishedDraw } from '@anlan/contracts/enforcement';
import { Button, Card, Flex } from 'antd';
import { Link } from 'react-router';
import { usePages } from '../../api/queries';
import { FactList } from '../../patterns/detail/fact-list';
import { EmptyState } from '../../patterns/empty-state';
import { RowsSkeleton } from '../../patterns/skeletons';
import { useTitle } from '../../patterns/use-title';
import { instantText, numberText } from '../../text/format';
import { useWords } from '../../text/text';
import { usePublicPage } from './page-context';
import { Refusal } from './refusal';

/** 双随机、一公开: every published draw, with what is needed to draw it again. */
export function DrawsPage() {
  const { t } = useWords();
  const { slug } = usePublicPage();
  const title = t('双随机抽查公示', 'Random draws of inspections');
  useTitle(title);
  const pages = usePages<PublishedDraw>(drawApi.published, { limit: 20 }, { params: { slug } });
  const draws = pages.data?.pages.flatMap((p) => p.items) ?? [];
  return (
    <>
      <h1>{title}</h1>
      <p>{t('被抽查的对象由公开的种子决定。先公布两库的摘要，再有种子；凭两库原文和种子，任何人都能重抽出同样的名单。', 'Whom an inspection meets is decided by a seed that everybody may know. The digest of the pools is told before there is a seed; with the pools and the seed anybody draws the same again.')}</p>
      {pages.error ? <Refusal error={pages.error} onRetry={() => void pages.refetch()} /> : !pages.data ? <RowsSkeleton /> : draws.length === 0 && <EmptyState text={t('还没有公示的抽查', 'No draw is published yet')} />}
      <Flex vertical gap={12}>
        {draws.map((d) => (
          <Card key={d.number} size="small">
            <h2 style={{ marginTop: 0, overflowWrap: 'anywhere' }}><Link to={`/p/${slug}/draws/${d.number}`}>{d.name}</Link></h2>
            <DrawFacts draw={d} />
          </Card>
        ))}
      </Flex>
      {pages.hasNextPage && <Flex justify="center" style={{ padding: 12 }}><Button loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>{t('加载更多', 'Load more')}</Button></Flex>}
    </>
  );
}

const code = { wordBreak: 'break-all' } as const;

function DrawFacts({ draw: d }: { draw: PublishedDraw }) {
  const { t } = useWords();
  return (
    <FactList
      facts={[
        { label: t('抽查编号', 'Number'), value: d.number },
        { label: t('组织单位所在区划', 'Organized in'), value: d.divisionName },
        { label: t('检查时间', 'Inspections'), value: `${d.from} – ${d.to}` },
        { label: t('抽中 / 名录库', 'Drawn / in the pool'), value: `${numberText(d.drawn)} / ${numberText(d.poolSize)}` },
        { label: t('抽取时间', 'Drawn at'), value: instantText(d.drawnAt) },
        { label: t('公示时间', 'Published at'), value: instantText(d.publishedAt) },
        { label: t('抽查事项', 'What is inspected'), value: d.items.join('；'), wide: true as const },
        { label: t('种子', 'Seed'), value: <code style={code}>{d.seed}</code>, wide: true as const },
        { label: t('种子来源', 'Source of the seed'), value: d.seedSource, wide: true as const },
        { label: t('两库摘要（SHA-256）', 'Digest of the pools (SHA-256)'), value: <code style={code}>{d.poolDigest}</code>, wide: true as const },
      ]}
    />
  );
}
