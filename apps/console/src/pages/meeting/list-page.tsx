import { meetingApi, type Meeting } from '@anlan/contracts/responsibility';
import { CalendarOutlined, PlusOutlined } from '@ant-design/icons';
import { Flex } from 'antd';
import { LinkButton } from '../../patterns/link-button';
import { ListPage } from '../../patterns/list/list-page';
import type { Filter, ListSpec } from '../../patterns/list/list.types';
import { useRights } from '../../session/rights';
import { instantText, NONE, numberText } from '../../text/format';
import { useWords } from '../../text/text';
import { useMeetingFilters } from './meeting-filters';
import { FewTag, MeetingKindText, MeetingTag } from './meeting-tags';

const days: Filter = { kind: 'days', key: 'from', from: 'from', to: 'to', whole: true, label: { zh: '计划日期', en: 'Planned for' } };
const spec: ListSpec<Meeting> = {
  name: 'responsibility.meeting', op: meetingApi.list, rowKey: (m) => m.id, rowName: (m) => m.title, href: (m) => `meetings/${m.id}`, counts: true,
  columns: [
    { key: 'title', title: { zh: '会议名称', en: 'Meeting' }, main: true, render: (m) => <span style={{ overflowWrap: 'anywhere' }}>{m.title}</span> },
    { key: 'status', title: { zh: '状态', en: 'State' }, render: (m) => <Flex gap={4} wrap><MeetingTag status={m.status} />{m.personal && <FewTag />}</Flex>, phone: 'mark' },
    { key: 'kind', title: { zh: '种类', en: 'Kind' }, render: (m) => <MeetingKindText {...m} />, phone: 'line' },
    { key: 'time', title: { zh: '时间', en: 'Time' }, render: (m) => <span style={{ whiteSpace: 'nowrap' }}>{instantText(m.heldAt ?? m.plannedAt)}</span>, phone: 'line' },
    { key: 'place', title: { zh: '地点', en: 'Place' }, render: (m) => m.place ?? NONE, phone: 'line' },
    { key: 'chair', title: { zh: '主持人', en: 'Chair' }, render: (m) => m.chair?.name ?? NONE },
    { key: 'present', title: { zh: '到会', en: 'Present' }, render: (m) => (m.heldAt ? numberText(m.present) : NONE), align: 'right' },
    { key: 'resolutions', title: { zh: '决议', en: 'Resolutions' }, render: (m) => numberText(m.resolutions), align: 'right' },
    { key: 'division', title: { zh: '区划', en: 'Division' }, render: (m) => m.divisionName, extra: true },
    { key: 'unit', title: { zh: '组织单位', en: 'Held by' }, render: (m) => m.unit?.name ?? NONE, extra: true },
    { key: 'period', title: { zh: '期次', en: 'Period' }, render: (m) => m.period ?? NONE, extra: true },
    { key: 'number', title: { zh: '编号', en: 'Number' }, render: (m) => <span style={{ whiteSpace: 'nowrap' }}>{m.number}</span>, extra: true },
  ],
  search: { key: 'q', hint: { zh: '编号、会议名称', en: 'Number or name' } }, saved: true, exports: true,
  empty: { text: { zh: '还没有会议。安排后，到会、决议和纪要都记在同一页。', en: 'There is no meeting yet. Once one is planned, attendance, resolutions and minutes are kept on its page.' } },
};

/** 会议 Meetings in sight, planned and held. */
export function MeetingListPage() {
  const { t } = useWords();
  const filters = useMeetingFilters();
  const add = useRights().may('meeting.manage') && <LinkButton type="primary" icon={<PlusOutlined />} to="meetings/new">{t('安排会议', 'Plan a meeting')}</LinkButton>;
  const [kind, status, committee, ...more] = filters;
  return (
    <ListPage
      title={t('会议', 'Meetings')} spec={{ ...spec, filters: [kind!, status!, committee!, days, ...more], empty: { ...spec.empty, action: add } }}
      actions={<><LinkButton icon={<CalendarOutlined />} to="meetings/calendar">{t('月历', 'Calendar')}</LinkButton><LinkButton to="meetings/figures">{t('次数', 'In numbers')}</LinkButton>{add}</>}
    />
  );
}
