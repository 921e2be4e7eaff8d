import { committeeApi, seatRoles, vacancyReasons, type CommitteeVacancy } from '@anlan/contracts/responsibility';
import { useMemo } from 'react';
import { ListPage } from '../../patterns/list/list-page';
import type { ListSpec } from '../../patterns/list/list.types';
import { LinkButton } from '../../patterns/link-button';
import { useCommittees } from '../../patterns/pickers/committee-picker';
import { ToneTag } from '../../patterns/tone-tag';
import { NONE } from '../../text/format';
import { useWords, type Text } from '../../text/text';

const spec: ListSpec<CommitteeVacancy> = {
  name: 'responsibility.committee-vacancy', op: committeeApi.vacancies, rowKey: (v) => v.seatId, rowName: (v) => `${v.committeeName} ${v.unitName}`, href: (v) => `committees/${v.committeeId}`, counts: true,
  columns: [
    { key: 'committee', title: { zh: '委员会', en: 'Committee' }, main: true, render: (v) => <span style={{ overflowWrap: 'anywhere' }}>{v.committeeName}</span> },
    { key: 'reason', title: { zh: '缺位原因', en: 'Why' }, render: (v) => <ToneTag tone="warn"><Said of={vacancyReasons[v.reason]} /></ToneTag>, phone: 'mark' },
    { key: 'role', title: { zh: '职务', en: 'Role' }, render: (v) => <Said of={seatRoles[v.role]} />, phone: 'line' },
    { key: 'unit', title: { zh: '成员单位', en: 'Unit' }, render: (v) => v.unitName, phone: 'line' },
    { key: 'post', title: { zh: '岗位', en: 'Post' }, render: (v) => v.post ?? NONE },
    { key: 'person', title: { zh: '原任人员', en: 'Who held it' }, render: (v) => v.personName ?? NONE, phone: 'line' },
    { key: 'from', title: { zh: '任职日期', en: 'Since' }, render: (v) => v.from },
  ],
  exports: true, saved: true,
  empty: { text: { zh: '没有缺位的席位。人员停用、离开，或席位尚未定人时，会自动列在这里。', en: 'No seat stands empty. Seats are listed here by themselves when nobody is named, or who was named is disabled or gone.' } },
};

function Said({ of }: { of: Text }) {
  return <>{useWords().label(of)}</>;
}

/** 缺位清单 Seats that stand empty today. */
export function CommitteeVacanciesPage() {
  const { t } = useWords();
  const all = useCommittees();
  const filters = useMemo<NonNullable<ListSpec<CommitteeVacancy>['filters']>>(() => [
    { kind: 'choice', key: 'committeeId', label: { zh: '委员会', en: 'Committee' }, choices: (all.data ?? []).map((c) => ({ value: c.id, label: c.name })) },
    { kind: 'division', key: 'divisionCode', label: { zh: '区划', en: 'Division' } },
  ], [all.data]);
  return <ListPage title={t('缺位清单', 'Vacancies')} note={t('到委员会页面“调整”，免去旧席位并增补新的人选。', 'Adjust the committee: release the seat and appoint anew.')} spec={{ ...spec, filters }} actions={<LinkButton to="committees">{t('委员会', 'Committees')}</LinkButton>} />;
}
