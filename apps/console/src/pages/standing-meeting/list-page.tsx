import { meetingKinds, meetingRhythmNames, meetingRhythms, standingMeetingApi, standingMeetingLifecycle, standingMeetingStates, type StandingMeeting } from '@anlan/contracts/responsibility';
import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { FormDrawer } from '../../patterns/form/form-drawer';
import { ListPage } from '../../patterns/list/list-page';
import type { ListSpec } from '../../patterns/list/list.types';
import { ToneTag } from '../../patterns/tone-tag';
import { useRights, useTenantPath } from '../../session/rights';
import { NONE } from '../../text/format';
import { useWords, type Text } from '../../text/text';
import { EstablishStandingForm } from './establish-form';
import { StandingFigures } from './standing-figures';

export function StandingTag({ status }: Pick<StandingMeeting, 'status'>) {
  return <ToneTag tone={status === 'running' ? 'good' : 'plain'}>{useWords().label(standingMeetingLifecycle.states[status])}</ToneTag>;
}

function Said({ of }: { of: Text }) {
  return <>{useWords().label(of)}</>;
}

/** How often. */
export function RhythmText({ rhythm, times }: Pick<StandingMeeting, 'rhythm' | 'times'>) {
  const { t, label } = useWords();
  return <>{t('{rhythm} {n} 次', '{rhythm}, {n}×', { rhythm: label(meetingRhythms[rhythm]), n: times })}</>;
}

const spec: ListSpec<StandingMeeting> = {
  name: 'responsibility.standing-meeting', op: standingMeetingApi.list, rowKey: (s) => s.id, rowName: (s) => s.name, href: (s) => `standing-meetings/${s.id}`, counts: true,
  columns: [
    { key: 'name', title: { zh: '名称', en: 'Name' }, main: true, render: (s) => <span style={{ overflowWrap: 'anywhere' }}>{s.name}</span> },
    { key: 'status', title: { zh: '状态', en: 'State' }, render: (s) => <StandingTag status={s.status} />, phone: 'mark' },
    { key: 'rhythm', title: { zh: '每期', en: 'How often' }, render: (s) => <RhythmText {...s} />, phone: 'line' },
    { key: 'kind', title: { zh: '会议种类', en: 'Kind' }, render: (s) => <Said of={meetingKinds[s.kind]} />, phone: 'line' },
    { key: 'unit', title: { zh: '组织单位', en: 'Held by' }, render: (s) => s.unitName ?? NONE },
    { key: 'from', title: { zh: '自', en: 'From' }, render: (s) => s.from },
    { key: 'to', title: { zh: '至', en: 'To' }, render: (s) => s.to ?? NONE },
    { key: 'division', title: { zh: '区划', en: 'Division' }, render: (s) => s.divisionName, extra: true },
  ],
  filters: [
    { kind: 'choice', key: 'status', label: { zh: '状态', en: 'State' }, choices: standingMeetingStates.map((value) => ({ value, label: standingMeetingLifecycle.states[value] })) },
    { kind: 'choice', key: 'rhythm', label: { zh: '每期', en: 'How often' }, choices: meetingRhythmNames.map((value) => ({ value, label: meetingRhythms[value] })) },
    { kind: 'division', key: 'divisionCode', label: { zh: '区划', en: 'Division' } },
  ],
  search: { key: 'q', hint: { zh: '名称', en: 'Name' } }, saved: true, exports: true,
  empty: { text: { zh: '还没有定期会议。建立季度防范重特大事故会议、工作例会等后，每期是否按期召开在此可见。', en: 'There is no standing meeting yet. Once one is established, it is seen here whether each period was held in time.' } },
};

/** 定期会议 Meetings that come again, and whether they were held in time. */
export function StandingMeetingListPage() {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const navigate = useNavigate();
  const to = useTenantPath();
  const add = useRights().may('meeting.manage') && <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen(true)}>{t('建立定期会议', 'Establish one')}</Button>;
  return (
    <>
      <ListPage title={t('定期会议', 'Standing meetings')} spec={{ ...spec, empty: { ...spec.empty, action: add } }} actions={add}><StandingFigures /></ListPage>
      <FormDrawer title={t('建立定期会议', 'Establish a standing meeting')} open={open} onClose={() => setOpen(false)}><EstablishStandingForm onDone={(s) => void navigate(to(`standing-meetings/${s.id}`))} onCancel={() => setOpen(false)} /></FormDrawer>
    </>
  );
}
