import { drawApi, type Draw } from '@anlan/contracts/enforcement';
import type { Operation } from '@anlan/contracts/kit';
import { DownloadOutlined } from '@ant-design/icons';
import { Alert, Button, Card, Flex } from 'antd';
import { useState } from 'react';
import { send } from '../../api/client';
import { saveFile } from '../../api/files';
import { useRead } from '../../api/queries';
import { FactList } from '../../patterns/detail/fact-list';
import { useSubjects } from '../../patterns/pickers/subjects-picker';
import { ProblemView } from '../../patterns/problem-view';
import { instantText, NONE, numberText } from '../../text/format';
import { useWords } from '../../text/text';
import { useNotices } from '../../theme/notices';

const code = { overflowWrap: 'anywhere', wordBreak: 'break-all' } as const;

/** 公正性: the digest of the pools, the seed, and what drawing again comes to. */
export function Proof({ draw }: { draw: Draw }) {
  const { t } = useWords();
  const [asked, setAsked] = useState(false);
  return (
    <Card
      title={<h2 style={{ fontSize: 16, margin: 0 }}>{t('两库摘要与种子', 'Digest and seed')}</h2>}
      extra={<Flex gap={8} wrap><PoolButton draw={draw} />{draw.drawnAt && <Button onClick={() => setAsked(true)} disabled={asked}>{t('复核', 'Verify')}</Button>}</Flex>}
    >
      <FactList
        facts={[
          { label: t('两库摘要（SHA-256）', 'Digest of the pools (SHA-256)'), value: draw.poolDigest && <code style={code}>{draw.poolDigest}</code>, wide: true as const },
          { label: t('名录库家数', 'In the pool'), value: numberText(draw.poolSize) },
          { label: t('抽中家数', 'Drawn'), value: numberText(draw.drawn) },
          { label: t('锁定时间', 'Fixed at'), value: instantText(draw.frozenAt) },
          ...(draw.seed !== null ? [{ label: t('种子', 'Seed'), value: <code style={code}>{draw.seed}</code>, wide: true as const }, { label: t('种子来源', 'Source of the seed'), value: draw.seedSource }] : []),
        ]}
      />
      <p style={{ marginBottom: 0 }}><small>{t('摘要在抽取之前公布，两库此后不再变；凭两库原文和种子，任何人都能重抽出同样的结果。', 'The digest is told before the draw, and the pools do not change after it: with their text and the seed anybody draws the same again.')}</small></p>
      {asked && <Verification draw={draw} />}
    </Card>
  );
}

function PoolButton({ draw }: { draw: Draw }) {
  const { t } = useWords();
  const notices = useNotices();
  const [busy, setBusy] = useState(false);
  const download = async (): Promise<void> => {
    setBusy(true);
    try {
      saveFile(await (await send(drawApi.pool as unknown as Operation, { params: { id: draw.id }, accept: 'text/plain' })).blob(), `${draw.number}.txt`);
    } catch (error) {
      notices.error((error as Error).message, 6);
    } finally {
      setBusy(false);
    }
  };
  return <Button icon={<DownloadOutlined />} loading={busy} onClick={() => void download()}>{t('下载两库原文', 'Download the pools')}</Button>;
}

function Verification({ draw }: { draw: Draw }) {
  const { t } = useWords();
  const result = useRead(drawApi.verify, { params: { id: draw.id } });
  const subjects = useSubjects(result.data?.differing ?? []);
  if (result.error) return <ProblemView error={result.error} onRetry={() => void result.refetch()} />;
  if (!result.data) return <p role="status">{t('正在用种子重新抽取…', 'Drawing again with the seed…')}</p>;
  const { same, drawn, poolDigest, poolDigestNow, differing } = result.data;
  const told = same
    ? t('重新抽取的 {n} 家及其检查人员与所记完全一致，两库摘要相符。', 'Drawn again: the same {n} subjects and officers, and the pools have their digest.', { n: numberText(drawn) })
    : poolDigest !== poolDigestNow ? t('两库原文的摘要现为 {digest}，与公布的不同。', 'The pools have the digest {digest} now, which is not the one that was told.', { digest: poolDigestNow })
      : t('以下对象的次序或检查人员不同：{names}', 'Other places or officers: {names}', { names: differing.map((id) => subjects.get(id)?.name ?? NONE).join('、') });
  return <Alert style={{ marginTop: 12 }} role="status" showIcon type={same ? 'success' : 'error'} title={same ? t('复核一致', 'Verified: the same') : t('复核不一致', 'Not the same')} description={<span style={code}>{told}</span>} />;
}
