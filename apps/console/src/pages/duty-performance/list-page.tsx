import { dutyPerformanceApi, performanceSubjectNames, performanceSubjects, type DutyPerformance } from '@anlan/contracts/responsibility';
import { Link } from 'react-router';
import { LinkButton } from '../../patterns/link-button';
import { ListPage } from '../../patterns/list/list-page';
import type { Column, ListSpec } from '../../patterns/list/list.types';
import { ToneTag } from '../../patterns/tone-tag';
import { useRights, useTenantPath } from '../../session/rights';
import { NONE, numberText } from '../../text/format';
import { useWords, type Text } from '../../text/text';
import { rateText } from '../../patterns/figures/rate-text';

type Key = 'asked' | 'done' | 'late' | 'overdue' | 'open' | 'passedOn' | 'standing' | 'acted' | 'unrecorded' | 'recorded';

function Count({ of: p, figure, title }: { of: DutyPerformance; figure: Key; title: Text }) {
  const { label } = useWords();
  const to = useTenantPath();
  const { count, filter } = p.figures[figure];
  const text = numberText(count);
  // Numbers stand above one another on a phone: each is large enough for a finger.
  return count === 0 ? <>{text}</> : <Link className="in-text" style={{ display: 'inline-block', minWidth: 24, lineHeight: '24px' }} to={to(`duty-performances/${p.id}?${new URLSearchParams(filter)}`)} aria-label={`${p.name} ${label(title)} ${text}`}>{text}</Link>;
}
const counted = (key: Key, title: Text, more: Partial<Column<DutyPerformance>> = {}): Column<DutyPerformance> => ({ key, title, align: 'right', render: (p) => <Count of={p} figure={key} title={title} />, ...more });

function Left({ of: p }: { of: DutyPerformance }) {
  const { t } = useWords();
  return p.enabled ? null : <ToneTag>{t('已离任', 'Has left')}</ToneTag>;
}

const spec: ListSpec<DutyPerformance> = {
  name: 'responsibility.duty-performance', op: dutyPerformanceApi.list, rowKey: (p) => p.id, rowName: (p) => p.name, href: (p) => `duty-performances/${p.id}?from=${p.from}&to=${p.to}`,
  columns: [
    { key: 'name', title: { zh: '姓名或岗位', en: 'Person or post' }, main: true, render: (p) => <span style={{ overflowWrap: 'anywhere' }}>{p.name}</span> },
    { key: 'left', title: { zh: '在用', en: 'In use' }, render: (p) => <Left of={p} />, phone: 'mark' },
    { key: 'unit', title: { zh: '单位', en: 'Unit' }, render: (p) => <span style={{ overflowWrap: 'anywhere' }}>{p.unitName ?? NONE}</span>, phone: 'line' },
    { key: 'post', title: { zh: '岗位', en: 'Post' }, render: (p) => p.postName ?? NONE, extra: true },
    counted('asked', { zh: '应办', en: 'Asked' }, { phone: 'line' }),
    counted('done', { zh: '按时办结', en: 'In time' }, { phone: 'line' }),
    counted('late', { zh: '逾期办结', en: 'Late' }),
    counted('overdue', { zh: '逾期未办结', en: 'Overdue' }, { phone: 'line' }),
    counted('open', { zh: '未到期', en: 'Not due' }),
    { key: 'rate', title: { zh: '按时办结率', en: 'In time, rate' }, align: 'right', render: (p) => rateText(p.figures.inTime.rate) },
    counted('standing', { zh: '常态职责', en: 'Standing' }),
    { key: 'traced', title: { zh: '留痕率', en: 'With acts, rate' }, align: 'right', render: (p) => rateText(p.figures.traced.rate), phone: 'line' },
    counted('unrecorded', { zh: '未留痕', en: 'Without acts' }, { phone: 'line' }),
    counted('acted', { zh: '有留痕', en: 'With acts' }, { extra: true }),
    counted('recorded', { zh: '履职留痕', en: 'Acts' }, { phone: 'line' }),
    counted('passedOn', { zh: '已移交他人', en: 'Passed on' }, { extra: true }),
  ],
  filters: [
    { kind: 'days', key: 'period', from: 'from', to: 'to', whole: true, label: { zh: '期间', en: 'Period' } },
    { kind: 'unit', key: 'unitId', label: { zh: '单位', en: 'Unit' } },
    { kind: 'choice', key: 'subject', label: { zh: '对象', en: 'Of' }, choices: performanceSubjects.map((value) => ({ value, label: performanceSubjectNames[value] })) },
  ],
  search: { key: 'q', hint: { zh: '姓名或岗位', en: 'Person or post' } }, saved: true, exports: true, counts: true,
  empty: { text: { zh: '还没有人员。人员、岗位在“机构与人员”中登记。', en: 'There is nobody yet. People and posts are registered with the organization.' } },
};

/** 照单履职: what was asked of each person or post, and what was done; in the order of units and names, without judging. */
export function DutyPerformanceListPage() {
  const { t } = useWords();
  const mine = useRights().may('own-duty-performance.read') && <LinkButton to="duty-performances/mine">{t('我的履职', 'My duties')}</LinkButton>;
  return <ListPage title={t('照单履职', 'Duty performance')} note={t('清单、任务、责任书要求了什么，何时做的。只记事实，不作评价；未选期间时为本年至今。', 'What lists, tasks and letters ask, and what was done when. Facts, and no judgement; without a period, this year up to today.')} spec={spec} actions={mine} />;
}
