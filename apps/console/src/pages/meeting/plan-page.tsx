import { meetingApi, meetingKindNames, meetingKinds, responsibilityFileApi, standingMeetingApi, type MeetingKind, type StandingMeeting } from '@anlan/contracts/responsibility';
import { Alert, Card, Flex, Form, Input, Select } from 'antd';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { useRead } from '../../api/queries';
import { FilesField, filesSent } from '../../patterns/files/files-field';
import { Field } from '../../patterns/form/field';
import { InstantField } from '../../patterns/pickers/instant-field';
import { OperationForm } from '../../patterns/form/operation-form';
import { PageHeader } from '../../patterns/page-header';
import { CommitteePicker } from '../../patterns/pickers/committee-picker';
import { DivisionPicker } from '../../patterns/pickers/division-picker';
import { UnitPicker } from '../../patterns/pickers/unit-picker';
import { ProblemView } from '../../patterns/problem-view';
import { PageSkeleton } from '../../patterns/skeletons';
import { useRights, useTenantPath } from '../../session/rights';
import { useWords } from '../../text/text';
import { useNotices } from '../../theme/notices';
import { filesOf, given, rowsOf } from './meeting-body';
import { useStandingMeetings } from './meeting-filters';
import { PlanFields } from './plan-fields';

/** 安排会议; of a standing meeting: kind, committee and division are its own. */
export function PlanMeetingPage() {
  const { t } = useWords();
  const to = useTenantPath();
  const [params] = useSearchParams();
  const id = params.get('standingMeetingId') ?? '';
  const read = useRead(standingMeetingApi.get, { params: { id } }, { enabled: id !== '' });
  return (
    <div style={{ maxWidth: 760 }}>
      <PageHeader back={<Link to={to('meetings')}>← {t('会议', 'Meetings')}</Link>} title={t('安排会议', 'Plan a meeting')} />
      {read.error ? <ProblemView error={read.error} onRetry={() => void read.refetch()} /> : id && !read.data ? <PageSkeleton /> : <Card styles={{ body: { padding: 16 } }}><Planned standing={read.data} period={params.get('period') ?? undefined} /></Card>}
    </div>
  );
}

function Planned({ standing, period }: { standing?: StandingMeeting; period?: string }) {
  const { t, label } = useWords();
  const to = useTenantPath();
  const navigate = useNavigate();
  const notices = useNotices();
  const rights = useRights();
  const series = useStandingMeetings();
  const [form] = Form.useForm();
  const kind = Form.useWatch('kind', form) as MeetingKind | undefined;
  const chosen = Form.useWatch('standingMeetingId', form) as string | undefined;
  const within = rights.divisionsOf('meeting.manage');
  const ofSeries = (s: StandingMeeting) => ({ kind: s.kind, committeeId: s.committeeId ?? undefined, divisionCode: s.divisionCode, unitId: s.unitId ?? undefined });
  const toBody = ({ topics, invitees, files, ...v }: Record<string, unknown>) => given({ ...v, ...(v['kind'] !== 'other' && { kindName: null }), ...(!v['standingMeetingId'] && { period: null }), topics: rowsOf(topics), invitees: rowsOf(invitees), files: filesOf(files) });
  return (
    <OperationForm
      op={meetingApi.plan} form={form} draft={standing ? undefined : 'meeting.plan'} also={[['responsibility', 'standing-meeting']]} submit={t('安排', 'Plan')}
      initial={{ kind: 'regular', divisionCode: within ? within[0] : rights.me.tenant.slug, durationMinutes: 60, topics: [], invitees: [], ...(standing && { ...ofSeries(standing), standingMeetingId: standing.id, period, title: `${standing.name}${period ? `（${period}）` : ''}` }) }}
      toBody={(v) => toBody(v) as never} onDone={(m) => (notices.success(t('已安排', 'Planned')), void navigate(to(`meetings/${m.id}`)))} onCancel={() => void navigate(to('meetings'))}
    >
      <Field name="standingMeetingId" label={t('属于哪个定期会议', 'Of which standing meeting')} required={false} extra={t('选定后种类、委员会、区划与它一致。', 'Kind, committee and division are its own then.')}>
        <Select
          allowClear showSearch={{ optionFilterProp: 'label' }} options={series.filter((s) => s.status === 'running').map((s) => ({ value: s.id, label: s.name }))}
          onChange={(next?: string) => { const s = series.find((x) => x.id === next); if (s) form.setFieldsValue(ofSeries(s)); }}
        />
      </Field>
      {chosen && <Field name="period" label={t('期次（不填按计划日期）', 'Period (none: the one of its day)')} required={false}><Input maxLength={8} placeholder="2026-Q1" style={{ width: 150 }} /></Field>}
      <Flex gap={12} wrap>
        <Field name="kind" label={t('种类', 'Kind')} required style={{ flex: '1 1 220px', minWidth: 0 }}><Select disabled={!!chosen} options={meetingKindNames.map((value) => ({ value, label: label(meetingKinds[value]) }))} /></Field>
        <Field name="plannedAt" label={t('计划时间', 'When')} required><InstantField /></Field>
      </Flex>
      {kind === 'other' && <Field name="kindName" label={t('会议种类名称', 'What kind')} required><Input maxLength={50} /></Field>}
      {kind && meetingKinds[kind].personal && <Alert type="info" showIcon style={{ marginBottom: 16 }} title={t('这类会议只有全区授权人员和被提到的本人看得到。', 'Only who reads meetings over the whole district, and the persons named, see it.')} />}
      <Flex gap={12} wrap>
        <Field name="divisionCode" label={t('区划（区或街道）', 'Division (district or street)')} required style={{ flex: '1 1 220px', minWidth: 0 }}><DivisionPicker deepest="street" within={within} disabled={!!chosen} /></Field>
        <Field name="committeeId" label={t('委员会', 'Committee')} required={false} style={{ flex: '1 1 220px', minWidth: 0 }}><CommitteePicker disabled={!!chosen} /></Field>
      </Flex>
      <Field name="unitId" label={t('组织单位', 'Held by')} required={false}><UnitPicker allowClear /></Field>
      <PlanFields />
      <Field name="files" label={t('会议材料', 'Papers')} required={false} rules={[filesSent(t)]}><FilesField op={responsibilityFileApi.upload} /></Field>
    </OperationForm>
  );
}
