import { inspectionTourApi, inspectionTourLevelNames, inspectionTourLifecycle, type InspectionTour } from '@anlan/contracts/responsibility';
import { Button, Card, Flex } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { useRead } from '../../api/queries';
import { CommitteeLink } from '../../patterns/detail/committee-link';
import { FactList } from '../../patterns/detail/fact-list';
import { History } from '../../patterns/detail/history';
import { LifecycleSteps } from '../../patterns/detail/lifecycle-steps';
import { RecordView } from '../../patterns/detail/record-view';
import { StepActions } from '../../patterns/detail/step-actions';
import { DueTag } from '../../patterns/due/due-tag';
import { FileButtons } from '../../patterns/files/file-buttons';
import { FormDrawer } from '../../patterns/form/form-drawer';
import { PageHeader } from '../../patterns/page-header';
import { endOfDueDay } from '../../patterns/pickers/due-day-field';
import { useRights, useTenantPath } from '../../session/rights';
import { NONE } from '../../text/format';
import { useWords } from '../../text/text';
import { useNotices } from '../../theme/notices';
import { FindingsCard } from './findings-card';
import { useStepForms } from './step-forms';
import { TourForm } from './tour-form';
import { Targets, targetsOf, TourTag } from './words';

/** One tour: its plan, its group, whom it visits, its steps and its findings. */
export function InspectionTourPage() {
  const { id = '' } = useParams();
  const { t } = useWords();
  const read = useRead(inspectionTourApi.get, { params: { id } }, { keep: true });
  return <RecordView read={read} missing={t('没有这次巡查', 'There is no such tour')} list={{ path: 'inspection-tours', name: t('安全生产巡查', 'inspection tours') }}>{(x) => <Loaded key={x.id} tour={x} onReadAgain={() => void read.refetch()} />}</RecordView>;
}

const heading = (text: string) => <h2 style={{ fontSize: 16, margin: 0 }}>{text}</h2>;
const long = (text: string) => <span style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{text}</span>;

function Loaded({ tour: x, onReadAgain }: { tour: InspectionTour; onReadAgain: () => void }) {
  const { t, label } = useWords();
  const to = useTenantPath();
  const notices = useNotices();
  const [changing, setChanging] = useState(false);
  const close = (): void => setChanging(false);
  const may = useRights().mayEverywhere('inspection-tour.manage');
  const reached = { drafted: { at: x.draftedAt, by: x.draftedBy.name }, ...Object.fromEntries(x.stages.filter((s) => s.action !== 'name-list').map((s) => [s.to, { at: s.at, by: s.by.name }])) };
  return (
    <>
      <PageHeader
        back={<Link to={to('inspection-tours')}>← {t('安全生产巡查', 'Inspection tours')}</Link>} title={x.name} note={<Flex gap={8} wrap align="center"><TourTag of={x} /><span>{x.number}</span></Flex>}
        actions={<>{x.status === 'drafted' && may && <Button onClick={() => setChanging(true)}>{t('修改', 'Change')}</Button>}<StepActions record={x} actions={inspectionTourLifecycle.actions} forms={useStepForms(x)} onReadAgain={onReadAgain} /></>}
      />
      <Flex vertical gap={16}>
        <Card><LifecycleSteps lifecycle={inspectionTourLifecycle} state={x.status} reached={reached} /></Card>
        <Card>
          <FactList
            facts={[
              { label: t('年度', 'Year'), value: x.year }, { label: t('级别', 'Level'), value: label(inspectionTourLevelNames[x.level]) }, { label: t('计划进驻', 'Planned stay'), value: `${x.stayFrom} – ${x.stayTo}` },
              { label: t('进驻日期', 'Entered on'), value: x.stationedOn }, { label: t('撤离日期', 'Left on'), value: x.leftOn }, { label: t('反馈日期', 'Fed back on'), value: x.fedBackOn && [x.fedBackOn, x.documentNumber].filter(Boolean).join(' · ') },
              { label: t('整改时限', 'Rectified by'), value: x.rectifyBy ? <DueTag dueAt={endOfDueDay(x.rectifyBy)} done={x.status === 'closed'} /> : NONE }, { label: t('批准', 'Approved'), value: x.approvedOn && `${x.approvedOn} · ${x.approvedBy?.name ?? ''}` }, { label: t('销号', 'Closed'), value: x.closedOn && `${x.closedOn} · ${x.closedBy?.name ?? ''}` },
              { label: t('被巡查单位', 'Targets'), value: <Targets of={targetsOf(x)} />, wide: true as const }, { label: t('依据文件', 'Basis'), value: long(x.basis), wide: true as const },
              ...(x.conclusion ? [{ label: t('结论', 'Conclusion'), value: long(x.conclusion), wide: true as const }] : []), ...(x.reason ? [{ label: t('取消原因', 'Reason'), value: long(x.reason), wide: true as const }] : []),
              { label: t('巡查方案', 'The plan'), value: x.fileIds.length > 0 ? <FileButtons op={inspectionTourApi.file} id={x.id} fileIds={x.fileIds} /> : t('还没有上传', 'none yet'), wide: true as const },
            ]}
          />
        </Card>
        <Card title={heading(t('巡查组', 'The group'))}>
          <FactList facts={[...(x.committee ? [{ label: t('以委员会名义', 'In the name of'), value: <CommitteeLink committee={x.committee} /> }] : []), { label: t('组长', 'Head'), value: x.leader.name }, { label: t('成员', 'Members'), value: x.members.map((m) => m.name).join('、'), wide: true }, { label: t('参加单位', 'Bodies that take part'), value: x.bodies.map((b) => b.name).join('、'), wide: true }]} />
        </Card>
        {x.list && <FindingsCard tour={x} list={x.list} />}
        {x.stages.length > 0 && <Card title={heading(t('办理过程', 'Steps'))}><Stages tour={x} /></Card>}
      </Flex>
      <FormDrawer title={t('修改方案', 'Change the plan')} open={changing} onClose={close}><TourForm tour={x} onDone={() => (notices.success(t('已保存', 'Saved')), close())} onCancel={close} onReadAgain={onReadAgain} /></FormDrawer>
    </>
  );
}

function Stages({ tour: x }: { tour: InspectionTour }) {
  const { label } = useWords();
  return (
    <History
      items={[...x.stages].reverse().map((s) => ({
        id: s.at, at: s.at, who: s.by.name, tone: s.action === 'cancel' ? 'bad' as const : 'plain' as const, what: `${s.on} ${label(inspectionTourLifecycle.actions[s.action])}`,
        note: <Flex vertical gap={8}>{s.note && long(s.note)}{s.fileIds.length > 0 && <FileButtons op={inspectionTourApi.file} id={x.id} fileIds={s.fileIds} />}</Flex>,
      }))}
    />
  );
}
