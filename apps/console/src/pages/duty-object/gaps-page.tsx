import { dutyGapReasonNames, dutyGapReasons, dutyObjectApi, type DutyGap } from '@anlan/contracts/responsibility';
import { useMemo } from 'react';
import { Link, useSearchParams } from 'react-router';
import { LinkButton } from '../../patterns/link-button';
import { ListPage } from '../../patterns/list/list-page';
import type { ListSpec } from '../../patterns/list/list.types';
import { useRights, useTenantPath } from '../../session/rights';
import { NONE } from '../../text/format';
import { useWords } from '../../text/text';
import { useDutyKinds } from '../duty-kind/use-kinds';
import { objectFilters } from './object-filters';
import { GapTag, long, RoleName } from './tags';

const spec: ListSpec<DutyGap> = {
  name: 'responsibility.duty-gap', op: dutyObjectApi.gaps, rowKey: (g) => `${g.objectId} ${g.role}`, rowName: (g) => g.name, exports: true, counts: true, saved: true,
  columns: [
    { key: 'name', title: { zh: '对象名称', en: 'Object' }, main: true, render: (g) => long(g.name) },
    { key: 'reason', title: { zh: '缺口原因', en: 'Why' }, render: (g) => <GapTag gap={g.reason} />, phone: 'mark' },
    { key: 'role', title: { zh: '责任人角色', en: 'Role' }, render: (g) => <RoleName role={g.role} />, phone: 'line' },
    { key: 'person', title: { zh: '名录上的责任人', en: 'On paper' }, render: (g) => <OnPaper gap={g} />, phone: 'line' },
    { key: 'kind', title: { zh: '种类', en: 'Kind' }, render: (g) => g.kindName },
    { key: 'code', title: { zh: '编码', en: 'Code' }, render: (g) => long(g.code) },
    { key: 'division', title: { zh: '区划', en: 'Division' }, render: (g) => g.divisionName, phone: 'line' },
    { key: 'unit', title: { zh: '管理单位', en: 'Unit in charge' }, render: (g) => g.unitName },
  ],
  search: { key: 'q', hint: { zh: '编码、名称', en: 'Code, name' } },
  empty: { text: { zh: '没有缺口：在用对象的责任人都已公布并在岗。', en: 'Nothing is missing: every holder of every object in use is published and there.' } },
};

/** Who holds it on paper: what he has can be handed over. */
function OnPaper({ gap: g }: { gap: DutyGap }) {
  const to = useTenantPath();
  const may = useRights().may('hand-over.manage');
  if (!g.personName) return <>{NONE}</>;
  return may && g.memberId ? <Link className="in-text" to={to(`hand-overs/holdings?memberId=${g.memberId}`)}>{g.personName}</Link> : <>{g.personName}</>;
}

/** 缺口清单 Holders that are needed and missing. */
export function DutyGapsPage() {
  const { t } = useWords();
  const kinds = useDutyKinds();
  const [params] = useSearchParams();
  const year = params.get('year');
  const whole = useMemo((): ListSpec<DutyGap> => ({
    ...spec,
    href: (g) => `duty-objects/${g.objectId}${year ? `?year=${year}` : ''}`,
    filters: [{ kind: 'choice', key: 'reason', many: true, label: { zh: '缺口原因', en: 'Why' }, choices: dutyGapReasonNames.map((value) => ({ value, label: dutyGapReasons[value] })) }, ...objectFilters(kinds.data ?? [])],
  }), [kinds.data, year]);
  return <ListPage title={t('责任人缺口清单', 'Missing duty holders')} note={t('未公布、未明确的到名录拟定或调整；已停用、离开、调离的办理交接。', 'Where nobody is published, draft or adjust a table; of who is disabled, gone or moved, hand over.')} spec={whole} actions={<LinkButton to={`duty-objects/figures${year ? `?year=${year}` : ''}`}>{t('落实率', 'Rate')}</LinkButton>} />;
}
