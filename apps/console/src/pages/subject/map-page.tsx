import { subjectApi, subjectGradeNames, subjectKindNames, type SubjectMap } from '@anlan/contracts/enforcement';
import { useMemo } from 'react';
import type { Values } from '../../patterns/list/use-list-query';
import { List } from '../../patterns/list/list';
import { LedgerMapPage } from '../../patterns/map/ledger-map-page';
import type { LedgerMapSpec } from '../../patterns/map/ledger-map.types';
import { useRights } from '../../session/rights';
import { numberText } from '../../text/format';
import { useWords } from '../../text/text';
import { subjectColumns } from './subject-columns';
import { subjectFilters } from './subject-filters';

type Spec = LedgerMapSpec<SubjectMap['clusters'][number], SubjectMap['points'][number], SubjectMap['divisions'][number]>;

/** 监管对象一张图: what is key stands out; also as a list for who does not see maps. */
export function SubjectMapPage() {
  const { t, label } = useWords();
  const rights = useRights();
  const spec = useMemo<Spec>(() => ({
    op: subjectApi.map, filters: subjectFilters(rights), list: 'subjects',
    back: t('监管对象', 'Subjects'), title: t('监管对象地图', 'Subjects on the map'), label: t('监管对象地图', 'Map of subjects'),
    note: t('点击数字放大，点击圆点打开档案；图下按区划和名单列出同样的对象。', 'A number opens up, a dot leads to the record; below is the same by division and as a list.'),
    cluster: (c) => ({ tone: c.key ? 'warn' : '', words: t('{n} 个监管对象，其中重点 {key} 个，放大', '{n} subjects, {key} of them key; zoom in', { n: numberText(c.count), key: c.key }) }),
    add: (a, b) => ({ key: a.key + b.key }),
    point: (p) => ({ tone: p.isKey ? 'warn' : '', words: [p.name, label(subjectKindNames[p.kind]), ...(p.grade ? [label(subjectGradeNames[p.grade])] : []), ...(p.isKey ? [t('重点', 'key')] : [])].join('，') }),
    legend: [{ tone: 'warn', words: t('重点监管', 'Key') }, { tone: '', words: t('其他', 'Other') }],
    table: {
      title: t('监管对象，按区划', 'Subjects by division'), empty: t('没有符合条件的监管对象', 'There are no such subjects'),
      columns: [{ title: t('重点', 'Key'), count: (d) => d.key, narrow: ['isKey', 'true'] }, { title: t('没有坐标', 'No position'), count: (d) => d.unplaced, narrow: ['placed', 'false'] }],
    },
  }), [rights, t, label]);
  return <LedgerMapPage spec={spec}>{({ values }) => <OnTheMap values={values} />}</LedgerMapPage>;
}

function OnTheMap({ values }: { values: Values }) {
  const { t } = useWords();
  const rows = useMemo(() => ({
    name: 'enforcement.subject.map', op: subjectApi.list, columns: subjectColumns, rowKey: (s: { id: string }) => s.id, rowName: (s: { name: string }) => s.name, href: (s: { id: string }) => `subjects/${s.id}`,
    fixed: { ...values, placed: values['placed'] ?? 'true' }, counts: true, empty: { text: { zh: '没有符合条件的监管对象', en: 'There are no such subjects' } },
  }), [values]);
  return (
    <>
      <h2 style={{ fontSize: 16, margin: '16px 0 8px' }}>{t('图上的监管对象', 'Subjects on the map, as a list')}</h2>
      <List spec={rows} label={t('图上的监管对象', 'Subjects on the map')} />
    </>
  );
}
