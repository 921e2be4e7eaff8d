import { committeeApi, committeeKinds, committeeLifecycle, type CommitteeAdjustment, type CommitteeOnDay } from '@anlan/contracts/responsibility';
import { shanghaiDay } from '@anlan/domain';
import { Button, Card, Flex, Input } from 'antd';
import { useState } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import { useRead } from '../../api/queries';
import { FactList } from '../../patterns/detail/fact-list';
import { RecordView } from '../../patterns/detail/record-view';
import { StepActions, type StepForm } from '../../patterns/detail/step-actions';
import { EmptyState } from '../../patterns/empty-state';
import { Field } from '../../patterns/form/field';
import { thisYear } from '../../patterns/figures/year-choice';
import { FormDrawer } from '../../patterns/form/form-drawer';
import { PageHeader } from '../../patterns/page-header';
import { useCommittees } from '../../patterns/pickers/committee-picker';
import { useRights, useTenantPath } from '../../session/rights';
import { instantText } from '../../text/format';
import { useWords } from '../../text/text';
import { useNotices } from '../../theme/notices';
import { Adjustments } from './adjustments';
import { AdjustForm } from './committee-forms';
import { CommitteeTag, EndedTag } from './committee-tags';
import { SeatList } from './seat-list';
import { WorkTable } from './work-table';

const head = (text: string) => <h2 style={{ fontSize: 16, margin: 0 }}>{text}</h2>;

/** One committee: what it is, who sits in it on a day, and every adjustment. */
export function CommitteePage() {
  const { id = '' } = useParams();
  const { t } = useWords();
  const read = useRead(committeeApi.get, { params: { id } }, { keep: true });
  return <RecordView read={read} missing={t('没有这个委员会', 'There is no such committee')} list={{ path: 'committees', name: t('委员会', 'the committees') }}>{(c) => <Loaded committee={c} onReadAgain={() => void read.refetch()} />}</RecordView>;
}

function Loaded({ committee: c, onReadAgain }: { committee: CommitteeOnDay; onReadAgain: () => void }) {
  const { t, label } = useWords();
  const to = useTenantPath();
  const rights = useRights();
  const notices = useNotices();
  const [open, setOpen] = useState(false);
  const close = (): void => setOpen(false);
  const { data: all = [] } = useCommittees();
  const adjustments = useRead(committeeApi.adjustments, { params: { id: c.id } }, { keep: true });
  const parent = all.find((x) => x.id === c.parentCommitteeId);
  const below = all.filter((x) => x.parentCommitteeId === c.id && x.status !== 'dissolved');
  const forms: Record<CommitteeOnDay['allowedActions'][number], StepForm> = {
    adjust: { op: committeeApi.adjust },
    dissolve: {
      op: committeeApi.dissolve, danger: true, initial: { on: shanghaiDay(new Date()) }, intro: { zh: '撤销后不能再调整、不能再安排会议；已有的记录保留。', en: 'It is adjusted no more and holds no meeting; what is on record stays.' },
      toBody: ({ documentNumber, ...v }) => ({ ...v, ...(documentNumber ? { documentNumber } : {}) }),
      fields: <><Field name="on" label={t('撤销日期', 'Day')} required><Input type="date" style={{ width: 170 }} /></Field><Field name="documentNumber" label={t('撤销文号', 'Document')} required={false}><Input maxLength={100} /></Field><Field name="reason" label={t('撤销原因', 'Reason')}><Input.TextArea rows={3} maxLength={500} /></Field></>,
    },
  };
  const long = (text: string) => <span style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{text}</span>;
  return (
    <>
      <PageHeader
        back={<Link to={to('committees')}>← {t('委员会', 'Committees')}</Link>} title={c.name} note={<Flex gap={8} wrap align="center"><CommitteeTag status={c.status} /><EndedTag committee={c} /><span>{label(committeeKinds[c.kind])}</span></Flex>}
        actions={<>{c.allowedActions.includes('adjust') && <Button type="primary" onClick={() => setOpen(true)}>{label(committeeLifecycle.actions.adjust)}</Button>}<StepActions record={{ ...c, allowedActions: c.allowedActions.filter((a) => a !== 'adjust') }} actions={committeeLifecycle.actions} forms={forms} onReadAgain={onReadAgain} /></>}
      />
      <Flex vertical gap={16}>
        <Card>
          <FactList
            facts={[
              { label: t('领域', 'Field'), value: c.field },
              { label: t('区划', 'Division'), value: c.divisionName },
              { label: t('办公室设在', 'Office'), value: c.officeUnitName },
              { label: t('设立依据', 'Basis'), value: long(c.basisDocument) },
              { label: t('设立日期', 'Set up on'), value: c.setUpOn },
              ...(c.endsOn ? [{ label: t('期限', 'Last day'), value: c.endsOn }] : []),
              ...(parent ? [{ label: t('上级委员会', 'Below'), value: <Link to={to(`committees/${parent.id}`)}>{parent.name}</Link> }] : []),
              ...(below.length ? [{ label: t('下设', 'Has below it'), value: <Link to={to(`committees?parentCommitteeId=${c.id}&status=established,adjusted`)}>{t('{n} 个委员会', '{n} committees', { n: below.length })}</Link> }] : []),
              ...(rights.may('meeting.read') ? [{ label: t('会议', 'Meetings'), value: <Flex gap={12} wrap><Link to={to(`meetings?committeeId=${c.id}`)}>{t('它的会议', 'Its meetings')}</Link><Link to={to(`resolutions?committeeId=${c.id}`)}>{t('它的决议', 'Its resolutions')}</Link></Flex> }] : []),
              ...(c.dissolvedOn ? [{ label: t('撤销', 'Dissolved'), value: `${c.dissolvedOn} ${c.dissolveReason ?? ''}`, wide: true as const }] : []),
              ...(c.rules ? [{ label: t('议事规则', 'Rules'), value: long(c.rules), wide: true as const }] : []),
              { label: t('最近修改', 'Last change'), value: `${instantText(c.updatedAt)} · ${c.updatedBy.name}` },
            ]}
          />
        </Card>
        <Work committee={c} />
        <Seats committee={c} adjustments={adjustments.data?.items ?? []} />
        <Card title={head(t('历次调整', 'Adjustments'))}>{adjustments.data && <Adjustments committee={c} items={adjustments.data.items} />}</Card>
      </Flex>
      <FormDrawer title={t('调整', 'Adjust')} open={open} onClose={close} width={720}><AdjustForm committee={c} onDone={() => (notices.success(t('已调整', 'Adjusted')), close())} onCancel={close} onReadAgain={onReadAgain} /></FormDrawer>
    </>
  );
}

/** What it did this year. */
function Work({ committee: c }: { committee: CommitteeOnDay }) {
  const { t } = useWords();
  const to = useTenantPath();
  const year = thisYear();
  const { data } = useRead(committeeApi.figures, { query: { committeeId: c.id, from: `${year}-01-01`, to: `${year}-12-31` } }, { keep: true });
  if (!data) return null;
  return <Card title={head(t('履职次数', 'Work in numbers'))} extra={<Link to={to('committees/figures')}>{t('各委员会', 'All committees')}</Link>}><WorkTable figures={data} label={t('{year} 年履职次数', 'Work in {year}', { year })} first={t('年度', 'Year')} nameOf={() => year} /></Card>;
}

/** 组成人员 of today, or of any day before; and those who sat in it once. */
function Seats({ committee: c, adjustments }: { committee: CommitteeOnDay; adjustments: readonly CommitteeAdjustment[] }) {
  const { t } = useWords();
  const [params, setParams] = useSearchParams();
  const on = params.get('on') ?? '';
  const [past, setPast] = useState(false);
  const then = useRead(committeeApi.get, { params: { id: c.id }, query: { on } }, { enabled: on !== '', keep: true });
  const shown = on === '' ? c : then.data;
  const former = adjustments.flatMap((a) => a.left);
  const name = on === '' ? t('现任组成人员', 'Members today') : t('{day} 的组成人员', 'Members on {day}', { day: on });
  return (
    <Card title={head(name)} extra={<Input type="date" aria-label={t('看某日的组成人员', 'Members on a day')} value={on} min={c.setUpOn} max={shanghaiDay(new Date())} onChange={(e) => setParams(e.target.value ? { on: e.target.value } : {}, { replace: true })} style={{ width: 150 }} />}>
      {shown && (shown.seats.length ? <SeatList seats={shown.seats} label={name} /> : <EmptyState text={t('这一天没有组成人员', 'Nobody sat in it on that day')} />)}
      {former.length > 0 && <Button type="link" style={{ paddingInline: 0, marginTop: 8 }} aria-expanded={past} onClick={() => setPast(!past)}>{past ? t('收起历任人员', 'Hide former members') : t('历任人员（{n}）', 'Former members ({n})', { n: former.length })}</Button>}
      {past && <SeatList seats={former} label={t('历任人员', 'Former members')} />}
    </Card>
  );
}
