import { checklistApi, type CheckDetail } from '@anlan/contracts/enforcement';
import { Alert } from 'antd';
import { useEffect, useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import type { AnyOperation } from '../../api/client';
import { useRead } from '../../api/queries';
import { outbox } from '../../offline/outbox';
import type { OpenedHere } from '../../offline/store';
import { useMended, useOutbox } from '../../offline/use-outbox';
import { LinkButton } from '../../patterns/link-button';
import { PageHeader } from '../../patterns/page-header';
import { PageSkeleton } from '../../patterns/skeletons';
import { Statement } from '../../patterns/statement';
import { useTenantPath } from '../../session/rights';
import { useWords } from '../../text/text';
import { also, apis } from './check.names';
import { finishingOf } from './finishing';
import { RunForm } from './run-form';

/** A check that was begun on this phone without a line: one request when it is finished. */
export function LocalRunPage() {
  const { id = '' } = useParams();
  const { t } = useWords();
  const { opened } = useOutbox();
  const mended = useMended();
  const [read, setRead] = useState(false);
  useEffect(() => void outbox.reread().then(() => setRead(true)), []);
  const found = opened.find((o) => o.id === id) ?? (mended && openedOf(id, mended));
  if (found) return <Local key={id} opened={found} />;
  if (!read) return <PageSkeleton />;
  return (
    <Statement title={t('本机没有这次检查', 'This check is not on this phone')} detail={t('它可能已经填完或删除。', 'It may be filled in, or deleted.')}>
      <LinkButton to="waiting" type="primary">{t('查看待发送', 'See what waits')}</LinkButton>
    </Statement>
  );
}

/** What was sent and refused tells how it was begun. */
function openedOf(id: string, { op, body, title, owner }: { op: string; body: unknown; title: string; owner: string }): OpenedHere {
  const { report: _, ...opening } = body as Record<string, unknown>;
  const kind = op.startsWith('patrol.') ? 'patrol' : op.startsWith('agency-check.') ? 'agency' : 'self_check';
  return { id, owner, kind, body: opening, title, startedAt: String(opening['startedAt'] ?? new Date().toISOString()) };
}

function Local({ opened }: { opened: OpenedHere }) {
  const { t } = useWords();
  const to = useTenantPath();
  const navigate = useNavigate();
  const mended = useMended();
  const checklistId = opened.body['checklistId'] as string | undefined;
  const list = useRead(checklistApi.get, { params: { id: checklistId ?? '' } }, { enabled: !!checklistId, offline: true });
  if (checklistId && !list.data && !list.error) return <PageSkeleton />;
  const items = list.data?.items ?? [];
  const style = (opened.body['style'] ?? 'regular') as CheckDetail['style'];
  return (
    <>
      <PageHeader back={<Link to={to('waiting')}>← {t('待发送', 'Waiting to be sent')}</Link>} title={opened.title} note={t('在本机开始，填完后联网发送。', 'Begun on this phone; it is sent when it is filled in and there is a line.')} />
      {list.error && <Alert type="warning" showIcon style={{ marginBottom: 16 }} title={t('检查表没有保存在本机：请直接登记发现的隐患，或联网后再填', 'The checklist is not on this phone: write down what you find, or go on when there is a line')} />}
      <RunForm
        key={mended?.id} target={{ kind: opened.kind, style }} items={items} op={apis[opened.kind].open as AnyOperation} draft={`check.${opened.id}`} also={also}
        initial={{ signatures: [], findings: [], ...mended?.values }} toBody={(v) => ({ ...opened.body, report: finishingOf(v, items) })}
        faultField={(path) => (path[0] === 'report' ? path.slice(1) : path)} onDone={(check) => void navigate(to(`checks/${(check as CheckDetail).id}`), { replace: true })}
        kept={{ title: opened.title, page: `checks/local/${opened.id}`, about: opened.id, mends: mended?.id, opened: opened.id, onKept: () => void navigate(to('waiting'), { replace: true }) }}
      />
    </>
  );
}
