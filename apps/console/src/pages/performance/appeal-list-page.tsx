import { performanceFigureNames, pointsAppealApi, pointsAppealLifecycle, pointsAppealStates, type PointsAppeal } from '@anlan/contracts/enforcement';
import { LinkButton } from '../../patterns/link-button';
import { ListPage } from '../../patterns/list/list-page';
import type { ListSpec } from '../../patterns/list/list.types';
import { instantText } from '../../text/format';
import { useWords } from '../../text/text';
import { AppealTag } from './appeal-tag';
import { recentMonths } from './months';
import { signedText } from './points-text';

function Title({ appeal: { divisionName, month, figure } }: { appeal: PointsAppeal }) {
  const { t, label } = useWords();
  return <span style={{ overflowWrap: 'anywhere' }}>{divisionName} {month} · {figure ? label(performanceFigureNames[figure]) : t('整月', 'The month')}</span>;
}

const spec: ListSpec<PointsAppeal> = {
  name: 'enforcement.points-appeal', op: pointsAppealApi.list, rowKey: (a) => a.id, rowName: (a) => `${a.divisionName} ${a.month}`, href: (a) => `points-appeals/${a.id}`,
  columns: [
    { key: 'what', title: { zh: '申诉', en: 'Appeal' }, main: true, render: (a) => <Title appeal={a} /> },
    { key: 'status', title: { zh: '状态', en: 'State' }, render: (a) => <AppealTag state={a.status} />, phone: 'mark' },
    { key: 'points', title: { zh: '申请分值', en: 'Asked for' }, render: (a) => signedText(a.points), align: 'right', phone: 'line' },
    { key: 'granted', title: { zh: '采纳分值', en: 'Granted' }, render: (a) => signedText(a.granted), align: 'right', phone: 'line' },
    { key: 'filed', title: { zh: '提出', en: 'Filed' }, render: (a) => <>{a.filedBy.name} <span style={{ whiteSpace: 'nowrap' }}>{instantText(a.filedAt)}</span></>, phone: 'line' },
    { key: 'decided', title: { zh: '裁定', en: 'Decided' }, render: (a) => (a.decidedBy ? <>{a.decidedBy.name} <span style={{ whiteSpace: 'nowrap' }}>{instantText(a.decidedAt)}</span></> : '—') },
  ],
  filters: [
    { kind: 'choice', key: 'status', label: { zh: '状态', en: 'State' }, choices: pointsAppealStates.map((value) => ({ value, label: pointsAppealLifecycle.states[value] })) },
    { kind: 'choice', key: 'month', label: { zh: '考评月份', en: 'Month' }, choices: recentMonths().map((value) => ({ value, label: value })) },
    { kind: 'division', key: 'divisionCode', label: { zh: '街道', en: 'Street' } },
  ],
  saved: true,
  empty: { text: { zh: '没有积分申诉。街道在考评榜点开本街道，可对某一项或整月提出申诉。', en: 'There is no appeal. A street opens its own line on the board to file one.' } },
};

/** 积分申诉 Appeals of the streets, newest first. */
export function AppealListPage() {
  const { t } = useWords();
  const action = <LinkButton to="performance">{t('去考评榜', 'To the board')}</LinkButton>;
  return <ListPage title={t('积分申诉', 'Appeals against points')} spec={{ ...spec, empty: { ...spec.empty, action } }} />;
}
