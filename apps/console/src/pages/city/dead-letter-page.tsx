import { deadLetterApi, type DeadLetterDto } from '@anlan/contracts/tenancy';
import { Alert, Button, Card, Flex } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { Problem } from '../../api/problem';
import { useChange, useRead } from '../../api/queries';
import { FactList } from '../../patterns/detail/fact-list';
import { LinkButton } from '../../patterns/link-button';
import { PageHeader } from '../../patterns/page-header';
import { ProblemView } from '../../patterns/problem-view';
import { PageSkeleton } from '../../patterns/skeletons';
import { instantText, numberText } from '../../text/format';
import { useWords } from '../../text/text';
import { useNotices } from '../../theme/notices';
import { useRights, useTenantPath } from '../../session/rights';
import { DiscardForm } from './dead-letter-forms';
import { DeadLetterTag } from './dead-letter-state';
import './dead-letter.css';

/** One dead letter: what it is, why it failed and when, and what can be done. */
export function DeadLetterPage() {
  const { id = '' } = useParams();
  const letter = useRead(deadLetterApi.get, { params: { id } });
  if (letter.error && !letter.data) return <ProblemView error={letter.error} onRetry={() => void letter.refetch()} />;
  if (!letter.data) return <PageSkeleton />;
  return <Letter letter={letter.data} onReadAgain={() => void letter.refetch()} />;
}

function Letter({ letter, onReadAgain }: { letter: DeadLetterDto; onReadAgain: () => void }) {
  const { t } = useWords();
  const notices = useNotices();
  const rights = useRights();
  const to = useTenantPath();
  const [discards, setDiscards] = useState(false);
  const redeliver = useChange(deadLetterApi.redeliver);
  const mayDo = (action: DeadLetterDto['allowedActions'][number]): boolean => rights.may('dead-letter.manage') && letter.allowedActions.includes(action);
  const again = (): void => redeliver.mutate({ params: { id: letter.id }, version: letter.version }, { onSuccess: () => void notices.success(t('已重新处理', 'Redelivered and applied')) });
  return (
    <>
      <PageHeader
        title={letter.type ?? letter.subject} note={<DeadLetterTag state={letter.state} />}
        back={<LinkButton to="dead-letters" type="link" style={{ padding: 0 }}>{t('← 返回死信', '← Back to the dead letters')}</LinkButton>}
        actions={
          <>
            {mayDo('redeliver') && <Button type="primary" loading={redeliver.isPending} onClick={again}>{t('重新处理', 'Redeliver')}</Button>}
            {mayDo('discard') && <Button danger onClick={() => setDiscards(true)}>{t('放弃', 'Discard')}</Button>}
          </>
        }
      />
      <Flex vertical gap={16}>
        {redeliver.error && <Failure error={redeliver.error} onReadAgain={() => (redeliver.reset(), onReadAgain())} />}
        <Card>
          <FactList
            title={t('发生了什么', 'What happened')}
            facts={[
              { label: t('处理方', 'Consumer'), value: letter.consumer },
              { label: t('处理次数', 'Tries'), value: numberText(letter.deliveries) },
              { label: t('单位', 'Bureau'), value: letter.tenant },
              { label: t('首次失败', 'First failure'), value: `${instantText(letter.firstAt)}　${letter.firstError}`, wide: true },
              { label: t('最近失败', 'Last failure'), value: `${instantText(letter.lastAt)}　${letter.lastError}`, wide: true },
            ]}
          />
        </Card>
        {letter.closedAt && (
          <Card>
            <FactList
              title={t('处理结果', 'What was done')}
              facts={[
                { label: t('时间', 'At'), value: instantText(letter.closedAt) },
                { label: t('处理单位', 'By'), value: letter.closedBy },
                ...(letter.state === 'discarded' ? [{ label: t('原因', 'Reason'), value: rights.may('audit.read') ? <Link to={to(`system/audit?target=dead-letters/${letter.id}`)}>{t('查看审计日志', 'See the audit log')}</Link> : t('记入审计日志', 'In the audit log') }] : []),
              ]}
            />
          </Card>
        )}
        <Card>
          <FactList
            title={t('事件', 'The event')}
            facts={[
              { label: t('主题', 'Subject'), value: <code>{letter.subject}</code>, wide: true },
              { label: t('事件编号', 'Event id'), value: letter.eventId && <code>{letter.eventId}</code>, wide: true },
              { label: t('可重新处理至', 'Held until'), value: instantText(letter.heldUntil), wide: true },
            ]}
          />
          <h3 className="letter-data-head">{t('数据概览（不含姓名等文字内容，只显示长度）', 'Its data, without texts such as names, of which only the length is shown')}</h3>
          <pre className="letter-data" tabIndex={0}>{letter.preview === null || letter.preview === undefined ? t('不是可读的事件', 'Not a readable event') : JSON.stringify(letter.preview, null, 2)}</pre>
        </Card>
      </Flex>
      <DiscardForm letter={letter} open={discards} onClose={() => setDiscards(false)} onReadAgain={onReadAgain} />
    </>
  );
}

function Failure({ error, onReadAgain }: { error: Error; onReadAgain: () => void }) {
  const { t } = useWords();
  if (error instanceof Problem && error.isStale) {
    return <Alert type="warning" showIcon title={t('已被他人处理', 'Somebody else has dealt with it')} action={<Button size="small" onClick={onReadAgain}>{t('重新读取', 'Read again')}</Button>} />;
  }
  return <ProblemView error={error} />;
}
