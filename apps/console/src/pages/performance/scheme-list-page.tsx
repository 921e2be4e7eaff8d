import { pointsSchemeApi, pointsSchemeLifecycle, pointsSchemeStates, type PointsScheme } from '@anlan/contracts/enforcement';
import { PlusOutlined } from '@ant-design/icons';
import { LinkButton } from '../../patterns/link-button';
import { ListPage } from '../../patterns/list/list-page';
import type { ListSpec } from '../../patterns/list/list.types';
import { ToneTag } from '../../patterns/tone-tag';
import { useRights } from '../../session/rights';
import { instantText, NONE, numberText } from '../../text/format';
import { useWords } from '../../text/text';
import { pointsText } from './points-text';

export function SchemeTag({ state }: { state: PointsScheme['status'] }) {
  const { label } = useWords();
  return <ToneTag tone={state === 'published' ? 'good' : 'warn'}>{label(pointsSchemeLifecycle.states[state])}</ToneTag>;
}

const spec: ListSpec<PointsScheme> = {
  name: 'enforcement.points-scheme', op: pointsSchemeApi.list, rowKey: (s) => s.id, rowName: (s) => s.name, href: (s) => `points-schemes/${s.id}`,
  columns: [
    { key: 'name', title: { zh: '名称及版次', en: 'Name and version' }, main: true, render: (s) => <span style={{ overflowWrap: 'anywhere' }}>{s.name}</span> },
    { key: 'status', title: { zh: '状态', en: 'State' }, render: (s) => <SchemeTag state={s.status} />, phone: 'mark' },
    { key: 'effectiveOn', title: { zh: '施行日期', en: 'Takes effect' }, render: (s) => s.effectiveOn, phone: 'line' },
    { key: 'base', title: { zh: '基础分', en: 'Base' }, render: (s) => pointsText(s.base), align: 'right', phone: 'line' },
    { key: 'rules', title: { zh: '规则', en: 'Rules' }, render: (s) => numberText(s.rules.length), align: 'right', phone: 'line' },
    { key: 'source', title: { zh: '依据文件', en: 'Based on' }, render: (s) => s.source ?? NONE },
    { key: 'published', title: { zh: '发布', en: 'Published' }, render: (s) => (s.publishedBy ? `${s.publishedBy.name} ${instantText(s.publishedAt)}` : NONE), extra: true },
  ],
  filters: [{ kind: 'choice', key: 'status', label: { zh: '状态', en: 'State' }, choices: pointsSchemeStates.map((value) => ({ value, label: pointsSchemeLifecycle.states[value] })) }],
  saved: true,
  empty: { text: { zh: '还没有积分办法。发布一版后，自施行日期起的月份才有积分和名次。', en: 'There is no points scheme yet. Once one is published, the months from its day on have points and ranks.' } },
};

/** 积分办法 All versions, newest first. */
export function SchemeListPage() {
  const { t } = useWords();
  const draft = useRights().may('performance.manage') && <LinkButton to="points-schemes/new" type="primary" icon={<PlusOutlined />}>{t('起草新版', 'Draft a version')}</LinkButton>;
  return <ListPage title={t('积分办法', 'Points scheme')} note={t('规则是数据：每月按当月一日施行的版本计分', 'Rules are data: each month counts by the version in force on its first day')} spec={{ ...spec, empty: { ...spec.empty, action: draft } }} actions={draft} />;
}
