import { accidentQuotaApi, accidentQuotaLifecycle, type AccidentQuota } from '@anlan/contracts/responsibility';
import { Card, Input } from 'antd';
import { Link, useParams } from 'react-router';
import { useRead } from '../../api/queries';
import { FactList } from '../../patterns/detail/fact-list';
import { RecordView } from '../../patterns/detail/record-view';
import { StepActions, type StepForm } from '../../patterns/detail/step-actions';
import { Field } from '../../patterns/form/field';
import { PageHeader } from '../../patterns/page-header';
import { useTenantPath } from '../../session/rights';
import { instantText, numberText } from '../../text/format';
import { useWords } from '../../text/text';
import { QuotaTag } from './accident.names';
import { IndustryName } from './quota-list-page';

/** One quota: what it is, who proposed it, and who decided. */
export function AccidentQuotaPage() {
  const { id = '' } = useParams();
  const { t } = useWords();
  const read = useRead(accidentQuotaApi.get, { params: { id } }, { keep: true });
  return <RecordView read={read} missing={t('没有这份控制指标', 'There is no such quota')} list={{ path: 'accident-quotas', name: t('控制指标', 'the quotas') }}>{(q) => <Loaded quota={q} onReadAgain={() => void read.refetch()} />}</RecordView>;
}

function Loaded({ quota: q, onReadAgain }: { quota: AccidentQuota; onReadAgain: () => void }) {
  const { t } = useWords();
  const to = useTenantPath();
  const note = <Field name="note" label={t('审批意见', 'Opinion')}><Input.TextArea rows={3} maxLength={500} /></Field>;
  const forms: Record<'approve' | 'refuse', StepForm> = { approve: { op: accidentQuotaApi.approve, intro: { zh: '批准后即执行；同一年度、行业原来执行的由它取代。', en: 'It holds from now on, in the place of the one of the same year and industry.' }, fields: note }, refuse: { op: accidentQuotaApi.refuse, danger: true, fields: note } };
  return (
    <>
      <PageHeader back={<Link to={to('accident-quotas')}>← {t('事故控制指标', 'Quotas of accidents')}</Link>} title={t('{year} 年事故控制指标', 'Quota of accidents, {year}', { year: q.year })} note={<QuotaTag status={q.status} />} actions={<StepActions record={q} actions={accidentQuotaLifecycle.actions} forms={forms} onReadAgain={onReadAgain} />} />
      <Card>
        <FactList
          facts={[
            { label: t('行业', 'Industry'), value: <IndustryName industry={q.industry} /> }, { label: t('事故起数', 'Accidents'), value: numberText(q.accidents) }, { label: t('死亡人数', 'Deaths'), value: numberText(q.deaths) },
            { label: t('下达文件', 'Given by'), value: q.source, wide: true as const }, { label: t('提出', 'Proposed'), value: `${q.proposedBy.name} ${instantText(q.proposedAt)}` },
            { label: t('审批', 'Decided'), value: q.decidedBy && `${q.decidedBy.name} ${instantText(q.decidedAt)}` }, { label: t('审批意见', 'Opinion'), value: q.decision, wide: true as const },
          ]}
        />
      </Card>
    </>
  );
}
