import { drawApi, type PublishedSubject } from '@anlan/contracts/enforcement';
import type { Operation } from '@anlan/contracts/kit';
import { DownloadOutlined } from '@ant-design/icons';
import { Button, Flex } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { send } from '../../api/client';
import { saveFile } from '../../api/files';
import { Problem } from '../../api/problem';
import { usePages } from '../../api/queries';
import { RowsSkeleton } from '../../patterns/skeletons';
import { Statement } from '../../patterns/statement';
import { useTitle } from '../../patterns/use-title';
import { useWords } from '../../text/text';
import { usePublicPage } from './page-context';
import { Refusal } from './refusal';

/** Whom one published draw met, in their order, and the pools to draw again from. */
export function PublishedDrawPage() {
  const { t } = useWords();
  const { slug } = usePublicPage();
  const { number = '' } = useParams();
  const title = t('抽查名单 {number}', 'Subjects of {number}', { number });
  useTitle(title);
  const pages = usePages<PublishedSubject>(drawApi.publishedSubjects, { limit: 100 }, { params: { slug, number } });
  const back = <Link to={`/p/${slug}/draws`}>← {t('双随机抽查公示', 'Random draws')}</Link>;
  // A number that no draw can have is answered as one that was not published.
  if (pages.error instanceof Problem && (pages.error.status === 404 || pages.error.status === 400)) {
    return <Statement title={t('没有公示这次抽查', 'No such draw is published')} detail={t('地址可能有误。', 'The address may be mistyped.')}>{back}</Statement>;
  }
  const rows = pages.data?.pages.flatMap((p) => p.items) ?? [];
  return (
    <>
      {back}
      <h1>{title}</h1>
      <Pool slug={slug} number={number} />
      {pages.error ? <Refusal error={pages.error} onRetry={() => void pages.refetch()} /> : !pages.data ? <RowsSkeleton /> : (
        <ol style={{ paddingInlineStart: 40 }}>{rows.map((s) => <li key={s.place} value={s.place} style={{ overflowWrap: 'anywhere', padding: '4px 0' }}>{s.name} · {s.divisionName}</li>)}</ol>
      )}
      {pages.hasNextPage && <Flex justify="center" style={{ padding: 12 }}><Button loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>{t('加载更多', 'Load more')}</Button></Flex>}
    </>
  );
}

function Pool({ slug, number }: { slug: string; number: string }) {
  const { t } = useWords();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error>();
  const download = async (): Promise<void> => {
    setBusy(true);
    setError(undefined);
    try {
      saveFile(await (await send(drawApi.publishedPool as unknown as Operation, { params: { slug, number }, accept: 'text/plain' })).blob(), `${number}.txt`);
    } catch (failure) {
      setError(failure as Error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <p><Button icon={<DownloadOutlined />} loading={busy} onClick={() => void download()}>{t('下载两库原文', 'Download the pools')}</Button></p>
      <p><small>{t('该文件的 SHA-256 就是公布的摘要。各级对象按“种子、换行、subject、换行、对象编号”的 SHA-256 从小到大排列，依比例取前几家。', 'Its SHA-256 is the digest that was told. Subjects of a grade stand in the order of the SHA-256 of seed, line feed, “subject”, line feed, id; the first ones are taken, as the percentage says.')}</small></p>
      {error && <Refusal error={error} onRetry={() => void download()} />}
    </>
  );
}
