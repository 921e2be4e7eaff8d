import { checkApi, checklistApi, type CheckDetail, type ChecklistItem } from '@anlan/contracts/enforcement';
import { Link, useNavigate, useParams } from 'react-router';
import type { AnyOperation } from '../../api/client';
import { useRead } from '../../api/queries';
import { foreseen } from '../../offline/outbox.rules';
import { useMended, useOutbox } from '../../offline/use-outbox';
import { LinkButton } from '../../patterns/link-button';
import { PageHeader } from '../../patterns/page-header';
import { ProblemView } from '../../patterns/problem-view';
import { PageSkeleton } from '../../patterns/skeletons';
import { Statement } from '../../patterns/statement';
import { useTenantPath } from '../../session/rights';
import { useWords } from '../../text/text';
import { also, apis } from './check.names';
import { finishingOf } from './finishing';
import { RunForm } from './run-form';
import type { SignatureDraft } from './run-fields';

/** The check on site: the checklist in big controls, what was found, and the signatures. */
export function RunPage() {
  const { id = '' } = useParams();
  const check = useRead(checkApi.get, { params: { id } }, { keep: true, offline: true });
  const list = useRead(checklistApi.get, { params: { id: check.data?.checklistId ?? '' } }, { enabled: !!check.data?.checklistId, offline: true });
  const { entries } = useOutbox();
  const error = check.error ?? list.error;
  if (error) return <ProblemView error={error} onRetry={() => void (check.refetch(), list.refetch())} />;
  if (!check.data || (check.data.checklistId && !list.data)) return <PageSkeleton />;
  return <Run key={id} check={foreseen(check.data, entries)} items={list.data?.items ?? []} />;
}

function Run({ check, items }: { check: CheckDetail; items: readonly ChecklistItem[] }) {
  const { t } = useWords();
  const to = useTenantPath();
  const navigate = useNavigate();
  const mended = useMended();
  const { entries } = useOutbox();
  const inspection = check.kind === 'inspection';
  const officers: SignatureDraft[] = inspection ? [...check.participants.map((p): SignatureDraft => ({ role: 'officer', name: p.name })), { role: 'subject' }] : [];
  if (!mended && entries.some((e) => e.about === check.id && e.op.endsWith('.finish'))) {
    return (
      <Statement title={t('已填完，等待发送', 'Filled in, and waiting to be sent')} detail={`${check.number} ${check.subject.name}`}>
        <LinkButton to="waiting" type="primary">{t('查看待发送', 'See what waits')}</LinkButton>
      </Statement>
    );
  }
  return (
    <>
      <PageHeader back={<Link to={to(`checks/${check.id}`)}>← {check.number}</Link>} title={check.subject.name} />
      <RunForm
        key={mended?.id} target={check} items={items} op={apis[check.kind].finish as AnyOperation} params={{ id: check.id }} version={check.version} draft={`check.${check.id}`} also={also}
        initial={{ signatures: officers, findings: [], ...mended?.values }} toBody={(v) => finishingOf(v, items)} onDone={() => void navigate(to(`checks/${check.id}`))}
        kept={{ title: `${check.number} ${check.subject.name}`, page: `checks/${check.id}/run`, about: check.id, mends: mended?.id, onKept: () => void navigate(to('waiting')) }}
      />
    </>
  );
}
