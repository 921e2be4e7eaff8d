import { dutyEditionApi, dutyEditionLifecycle, type DutyEdition } from '@anlan/contracts/responsibility';
import { Card, Flex } from 'antd';
import { Link, useParams } from 'react-router';
import { useRead } from '../../api/queries';
import { FactList } from '../../patterns/detail/fact-list';
import { LifecycleSteps } from '../../patterns/detail/lifecycle-steps';
import { RecordView } from '../../patterns/detail/record-view';
import { StepActions } from '../../patterns/detail/step-actions';
import { LinkButton } from '../../patterns/link-button';
import { List } from '../../patterns/list/list';
import { PageHeader } from '../../patterns/page-header';
import { useTenantPath } from '../../session/rights';
import { instantText } from '../../text/format';
import { useWords } from '../../text/text';
import { long } from '../duty-object/tags';
import { Adjustments } from './adjustments';
import { editionForms } from './edition-forms';
import { holderSpec } from './holder-spec';
import { EditionTag } from './tags';

/** One year's table: whom it names, how it came to be, and what was adjusted since. */
export function DutyEditionPage() {
  const { id = '' } = useParams();
  const { t } = useWords();
  const read = useRead(dutyEditionApi.get, { params: { id } }, { keep: true });
  return <RecordView read={read} missing={t('没有这份名录', 'There is no such table')} list={{ path: 'duty-editions', name: t('三防责任人名录', 'the tables') }}>{(e) => <Loaded edition={e} onReadAgain={() => void read.refetch()} />}</RecordView>;
}

const also = [['responsibility', 'duty-holder'], ['responsibility', 'duty-object']] as const;

function Loaded({ edition: e, onReadAgain }: { edition: DutyEdition; onReadAgain: () => void }) {
  const { t } = useWords();
  const to = useTenantPath();
  const reached = {
    draft: { at: e.draftedAt, by: e.draftedBy.name },
    ...(e.submittedAt && { submitted: { at: e.submittedAt, by: e.submittedBy?.name } }),
    ...(e.approvedAt && { approved: { at: e.approvedAt, by: e.approvedBy?.name } }),
  };
  return (
    <>
      <PageHeader
        back={<Link to={to('duty-editions')}>← {t('三防责任人名录', 'Tables of duty holders')}</Link>} title={e.title} note={<Flex gap={8} wrap align="center"><EditionTag status={e.status} /><span>{long(e.number)}</span></Flex>}
        actions={<><StepActions record={e} actions={dutyEditionLifecycle.actions} forms={editionForms(e, t)} also={also} onReadAgain={onReadAgain} /><LinkButton to={`duty-holders?editionId=${e.id}`}>{t('责任人全表（可导出）', 'All holders, to be exported')}</LinkButton></>}
      />
      <Flex vertical gap={16}>
        <Card><LifecycleSteps lifecycle={dutyEditionLifecycle} state={e.status} reached={reached} /></Card>
        <Card>
          <FactList
            facts={[
              { label: t('年度', 'Year'), value: e.year },
              { label: t('区划', 'Division'), value: e.divisionName },
              { label: t('责任人', 'Holders'), value: e.holders },
              { label: t('公布文号', 'Document'), value: e.documentNumber && long(e.documentNumber) },
              { label: t('公布日期', 'Published on'), value: e.publishedOn },
              { label: t('最近修改', 'Last change'), value: `${instantText(e.updatedAt)} · ${e.updatedBy.name}` },
              ...(e.decision ? [{ label: t('审定意见或退回理由', 'Opinion, or why it was returned'), value: long(e.decision), wide: true as const }] : []),
            ]}
          />
        </Card>
        {e.adjustments > 0 && <Adjustments id={e.id} />}
        <section aria-labelledby="holders"><h2 id="holders" style={{ fontSize: 16 }}>{t('责任人', 'Holders')}</h2><List spec={{ ...holderSpec, fixed: { editionId: e.id }, filters: [], saved: false, exports: false }} label={t('责任人', 'Holders')} /></section>
      </Flex>
    </>
  );
}
