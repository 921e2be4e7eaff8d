import { meetingApi, meetingLifecycle, responsibilityFileApi, type MeetingDetail } from '@anlan/contracts/responsibility';
import { Button, Card, Flex, Input } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { useRead } from '../../api/queries';
import { FactList } from '../../patterns/detail/fact-list';
import { LifecycleSteps } from '../../patterns/detail/lifecycle-steps';
import { RecordView } from '../../patterns/detail/record-view';
import { StepActions, type StepForm } from '../../patterns/detail/step-actions';
import { FilesField, filesSent } from '../../patterns/files/files-field';
import { Field } from '../../patterns/form/field';
import { FormDrawer } from '../../patterns/form/form-drawer';
import { InstantField } from '../../patterns/pickers/instant-field';
import { OperationForm } from '../../patterns/form/operation-form';
import { PageHeader } from '../../patterns/page-header';
import { useCommittees } from '../../patterns/pickers/committee-picker';
import { useUnits } from '../../patterns/pickers/unit-picker';
import { useRights, useTenantPath } from '../../session/rights';
import { instantText } from '../../text/format';
import { useWords } from '../../text/text';
import { useNotices } from '../../theme/notices';
import { HoldFields, holdBody } from './hold-fields';
import { changesOf, filesOf, inviteeOf, planValues } from './meeting-body';
import { useStandingMeetings } from './meeting-filters';
import { Attendance, MeetingHistory, Minutes, Topics } from './meeting-parts';
import { FewTag, MeetingKindText, MeetingTag } from './meeting-tags';
import { PlanFields } from './plan-fields';
import { Resolutions } from './resolutions';

type HeadStep = Exclude<MeetingDetail['allowedActions'][number], 'conclude' | 'resolve' | 'withdraw-resolution'>;
const also = [['responsibility', 'standing-meeting']] as const;
const isHead = (a: MeetingDetail['allowedActions'][number]): a is HeadStep => a !== 'conclude' && a !== 'resolve' && a !== 'withdraw-resolution';

/** One meeting, from its plan to its minutes. */
export function MeetingPage() {
  const { id = '' } = useParams();
  const { t } = useWords();
  const read = useRead(meetingApi.get, { params: { id } }, { keep: true });
  return <RecordView read={read} missing={t('没有这次会议', 'There is no such meeting')} list={{ path: 'meetings', name: t('会议', 'the meetings') }}>{(m) => <Loaded meeting={m} onReadAgain={() => void read.refetch()} />}</RecordView>;
}

function Loaded({ meeting: m, onReadAgain }: { meeting: MeetingDetail; onReadAgain: () => void }) {
  const { t } = useWords();
  const to = useTenantPath();
  const rights = useRights();
  const notices = useNotices();
  const [open, setOpen] = useState(false);
  const close = (): void => setOpen(false);
  const unitNames = new Map((useUnits().data ?? []).map((u) => [u.id, u.name]));
  const { data: committees } = useCommittees(m.committeeId !== null && rights.may('committee.read'));
  const standing = useStandingMeetings().find((s) => s.id === m.standingMeetingId);
  const plan = planValues(m, unitNames);
  const reason = <Field name="reason" label={t('原因', 'Reason')}><Input.TextArea rows={3} maxLength={500} /></Field>;
  const forms: Record<HeadStep, StepForm> = {
    postpone: { op: meetingApi.postpone, intro: { zh: '原定和改到的时间都保留；期次不变。', en: 'Both times stay on record; the period stays.' }, fields: <><Field name="plannedAt" label={t('改到', 'To')}><InstantField /></Field>{reason}</> },
    hold: { op: meetingApi.hold, initial: { heldAt: m.plannedAt, attendance: m.attendance.map((a) => ({ ...inviteeOf(a, unitNames.get(a.unitId ?? '')), called: a.name, present: true })) }, toBody: holdBody, fields: <HoldFields /> },
    cancel: { op: meetingApi.cancel, danger: true, fields: reason },
    'draft-minutes': {
      op: meetingApi.draft, initial: { minutes: m.minutes ?? undefined }, toBody: ({ minutes, files }) => ({ minutes, files: filesOf(files) }), intro: { zh: '送签后由他人签发；起草的人不能自己签发。', en: 'Another person issues them; who drafted them cannot.' },
      fields: <><Field name="minutes" label={t('纪要', 'Minutes')}><Input.TextArea autoSize={{ minRows: 8, maxRows: 24 }} maxLength={50_000} showCount /></Field><Field name="files" label={t('附件', 'Files')} required={false} rules={[filesSent(t)]}><FilesField op={responsibilityFileApi.upload} /></Field></>,
    },
    'return-minutes': { op: meetingApi.return, danger: true, fields: reason },
    'issue-minutes': { op: meetingApi.issue, fields: <Field name="documentNumber" label={t('纪要文号', 'Document number')} required={false}><Input maxLength={100} /></Field> },
  };
  const committee = committees?.find((c) => c.id === m.committeeId);
  const reached = { planned: { at: m.createdAt, by: m.plannedBy.name }, ...(m.heldAt && { held: { at: m.heldAt } }), ...(m.issuedAt && { minuted: { at: m.issuedAt, by: m.issuedBy?.name } }) };
  // Who works on it may change it until it is held: the same who may put it off.
  const canChange = m.allowedActions.includes('postpone');
  return (
    <>
      <PageHeader
        back={<Link to={to('meetings')}>← {t('会议', 'Meetings')}</Link>} title={m.title} note={<Flex gap={8} wrap align="center"><MeetingTag status={m.status} />{m.personal && <FewTag />}<span><MeetingKindText {...m} /></span><span>{m.number}</span></Flex>}
        actions={<><StepActions record={{ ...m, allowedActions: m.allowedActions.filter(isHead) }} actions={meetingLifecycle.actions} forms={forms} also={also} onReadAgain={onReadAgain} />{canChange && <Button onClick={() => setOpen(true)}>{t('修改', 'Change')}</Button>}</>}
      />
      <Flex vertical gap={16}>
        <Card><LifecycleSteps lifecycle={meetingLifecycle} state={m.status} reached={reached} /></Card>
        <Card>
          <FactList
            facts={[
              { label: t('计划时间', 'Planned for'), value: t('{at}，{n} 分钟', '{at}, {n} min', { at: instantText(m.plannedAt), n: m.durationMinutes }) },
              ...(m.heldAt ? [{ label: t('实际召开', 'Held'), value: [instantText(m.heldAt), m.endedAt && instantText(m.endedAt)].filter(Boolean).join(' – ') }] : []),
              { label: t('地点', 'Place'), value: m.place },
              { label: t('主持人', 'Chair'), value: m.chair?.name },
              { label: t('区划', 'Division'), value: m.divisionName },
              { label: t('组织单位', 'Held by'), value: m.unit?.name },
              ...(committee ? [{ label: t('委员会', 'Committee'), value: <Link to={to(`committees/${committee.id}`)}>{committee.name}</Link> }] : []),
              ...(m.standingMeetingId ? [{ label: t('定期会议', 'Standing meeting'), value: <Link to={to(`standing-meetings/${m.standingMeetingId}?year=${m.period?.slice(0, 4) ?? ''}`)}>{[standing?.name ?? t('定期会议', 'Standing meeting'), m.period].filter(Boolean).join(' ')}</Link> }] : []),
              ...(m.cancelReason ? [{ label: t('取消原因', 'Why cancelled'), value: m.cancelReason, wide: true as const }] : []),
              { label: t('最近修改', 'Last change'), value: `${instantText(m.updatedAt)} · ${m.updatedBy.name}` },
            ]}
          />
        </Card>
        <Topics meeting={m} onReadAgain={onReadAgain} />
        <Attendance meeting={m} />
        <Resolutions meeting={m} onReadAgain={onReadAgain} />
        <Minutes meeting={m} />
        <MeetingHistory meeting={m} />
      </Flex>
      <FormDrawer title={t('修改会议安排', 'Change the plan')} open={open} onClose={close} width={720}>
        <OperationForm op={meetingApi.change} params={{ id: m.id }} version={m.version} initial={plan} toBody={(v) => changesOf(plan, v) as never} onDone={() => (notices.success(t('已保存', 'Saved')), close())} onCancel={close} onReadAgain={onReadAgain}><PlanFields /></OperationForm>
      </FormDrawer>
    </>
  );
}
