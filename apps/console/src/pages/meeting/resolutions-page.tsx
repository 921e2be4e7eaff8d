import { meetingApi, type ListedResolution } from '@anlan/contracts/responsibility';
import { useMemo } from 'react';
import { ListPage } from '../../patterns/list/list-page';
import type { ListSpec } from '../../patterns/list/list.types';
import { useCommittees } from '../../patterns/pickers/committee-picker';
import { useRights } from '../../session/rights';
import { NONE } from '../../text/format';
import { useWords } from '../../text/text';
import { ResolutionState } from './resolutions';

const spec: ListSpec<ListedResolution> = {
  name: 'responsibility.resolution', op: meetingApi.resolutions, rowKey: (r) => r.id, rowName: (r) => r.text, href: (r) => `meetings/${r.meetingId}`, counts: true,
  columns: [
    { key: 'text', title: { zh: '决议内容', en: 'Resolution' }, main: true, render: (r) => <span style={{ overflowWrap: 'anywhere' }}>{r.text}</span> },
    { key: 'state', title: { zh: '状态、时限', en: 'State and deadline' }, render: (r) => <ResolutionState resolution={r} />, phone: 'mark' },
    { key: 'meeting', title: { zh: '会议', en: 'Meeting' }, render: (r) => <span style={{ overflowWrap: 'anywhere' }}>{r.meetingTitle}</span>, phone: 'line' },
    { key: 'madeOn', title: { zh: '会议日期', en: 'Made on' }, render: (r) => <span style={{ whiteSpace: 'nowrap' }}>{r.madeOn}</span>, phone: 'line' },
    { key: 'lead', title: { zh: '牵头单位', en: 'Led by' }, render: (r) => r.leadUnit.name, phone: 'line' },
    { key: 'support', title: { zh: '配合单位', en: 'Supported by' }, render: (r) => r.supportUnits.map((u) => u.name).join('、') || NONE },
    { key: 'meetingNumber', title: { zh: '会议编号', en: 'Number of the meeting' }, render: (r) => r.meetingNumber, extra: true },
    { key: 'why', title: { zh: '撤回原因', en: 'Why withdrawn' }, render: (r) => r.withdrawReason ?? NONE, extra: true },
  ],
  search: { key: 'q', hint: { zh: '决议内容', en: 'Words of the resolution' } }, saved: true, exports: true,
  empty: { text: { zh: '还没有决议。会议召开后，在会议页面登记。', en: 'There is no resolution yet. They are recorded on the page of a meeting that was held.' } },
};

/** 会议决议 Resolutions of all meetings in sight, with their deadlines. */
export function ResolutionsPage() {
  const { t } = useWords();
  const { data } = useCommittees(useRights().may('committee.read'));
  const filters = useMemo<NonNullable<ListSpec<ListedResolution>['filters']>>(() => [
    { kind: 'unit', key: 'unitId', label: { zh: '牵头或配合单位', en: 'A unit that leads or supports' } },
    { kind: 'choice', key: 'withdrawn', label: { zh: '状态', en: 'State' }, choices: [{ value: 'false', label: { zh: '有效', en: 'In force' } }, { value: 'true', label: { zh: '已撤回', en: 'Withdrawn' } }] },
    { kind: 'choice', key: 'committeeId', label: { zh: '委员会', en: 'Committee' }, choices: (data ?? []).map((c) => ({ value: c.id, label: c.name })) },
    { kind: 'text', key: 'dueTo', label: { zh: '时限不晚于（如 2026-03-31）', en: 'Due by, such as 2026-03-31' }, extra: true },
  ], [data]);
  return <ListPage title={t('会议决议', 'Resolutions')} spec={{ ...spec, filters }} />;
}
