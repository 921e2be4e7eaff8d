import { meetingKindNames, meetingKinds, meetingLifecycle, meetingStates, standingMeetingApi, type StandingMeeting } from '@anlan/contracts/responsibility';
import { useMemo } from 'react';
import { useRead } from '../../api/queries';
import type { Filter } from '../../patterns/list/list.types';
import { useCommittees } from '../../patterns/pickers/committee-picker';
import { useRights } from '../../session/rights';

/** Standing meetings, newest first; a district has a few dozen. */
export const useStandingMeetings = (): readonly StandingMeeting[] => useRead(standingMeetingApi.list, { query: { limit: 200 } }, { keep: true }).data?.items ?? [];

/** What meetings are narrowed by wherever they are shown. */
export function useMeetingFilters(): readonly Filter[] {
  const rights = useRights();
  const { data: committees } = useCommittees(rights.may('committee.read'));
  const standing = useStandingMeetings();
  return useMemo(() => [
    { kind: 'choice', key: 'kind', label: { zh: '种类', en: 'Kind' }, choices: meetingKindNames.map((value) => ({ value, label: meetingKinds[value] })), many: true },
    { kind: 'choice', key: 'status', label: { zh: '状态', en: 'State' }, choices: meetingStates.map((value) => ({ value, label: meetingLifecycle.states[value] })), many: true },
    { kind: 'choice', key: 'committeeId', label: { zh: '委员会', en: 'Committee' }, choices: (committees ?? []).map((c) => ({ value: c.id, label: c.name })) },
    { kind: 'choice', key: 'standingMeetingId', label: { zh: '定期会议', en: 'Standing meeting' }, choices: standing.map((s) => ({ value: s.id, label: s.name })), extra: true },
    { kind: 'text', key: 'period', label: { zh: '期次（如 2026-Q1）', en: 'Period, such as 2026-Q1' }, extra: true },
    { kind: 'text', key: 'held', label: { zh: '召开年月（如 2026、2026-03）', en: 'Held in, such as 2026 or 2026-03' }, extra: true },
    { kind: 'days', key: 'heldOn', from: 'heldFrom', to: 'heldTo', whole: true, label: { zh: '召开日期', en: 'Held' }, extra: true },
    { kind: 'division', key: 'divisionCode', label: { zh: '区划', en: 'Division' }, extra: true },
  ], [committees, standing]);
}
