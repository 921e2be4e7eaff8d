import { bodyAssessmentApi, bodyAssessmentLifecycle, bodyAssessmentStates, bodyLevels, bodyStandardApi, type BodyAssessment } from '@anlan/contracts/responsibility';
import { PlusOutlined } from '@ant-design/icons';
import { useMemo } from 'react';
import { useRead } from '../../api/queries';
import { LinkButton } from '../../patterns/link-button';
import { ListPage } from '../../patterns/list/list-page';
import type { ListSpec } from '../../patterns/list/list.types';
import { useRights } from '../../session/rights';
import { instantText, NONE } from '../../text/format';
import { useWords } from '../../text/text';
import { AssessmentTag, levelNames } from './words';

const spec: ListSpec<BodyAssessment> = {
  name: 'responsibility.body-assessment', op: bodyAssessmentApi.list, rowKey: (a) => a.id, rowName: (a) => a.divisionName, href: (a) => `body-assessments/${a.id}`, saved: true, exports: true,
  columns: [
    { key: 'body', title: { zh: '机构', en: 'Body' }, main: true, render: (a) => <span style={{ overflowWrap: 'anywhere' }}>{a.divisionName}</span> },
    { key: 'status', title: { zh: '状态', en: 'State' }, render: (a) => <AssessmentTag status={a.status} />, phone: 'mark' },
    { key: 'standard', title: { zh: '标准', en: 'Standard' }, render: (a) => <span style={{ overflowWrap: 'anywhere' }}>{a.standardName}</span>, phone: 'line' },
    { key: 'attempt', title: { zh: '第几次', en: 'Try' }, render: (a) => a.attempt, align: 'right' },
    { key: 'self', title: { zh: '自评得分', en: 'Own score' }, render: (a) => a.selfScore, align: 'right' },
    { key: 'score', title: { zh: '初验得分', en: 'Checked score' }, render: (a) => a.score ?? NONE, align: 'right' },
    { key: 'pass', title: { zh: '达标分', en: 'Pass mark' }, render: (a) => a.passMark, align: 'right' },
    { key: 'at', title: { zh: '自评', en: 'Handed in' }, render: (a) => `${instantText(a.openedAt)} · ${a.openedBy.name}`, phone: 'line' },
  ],
  filters: [],
  empty: { text: { zh: '还没有达标申报。标准发布后，街道、社区逐项自评，再由区里初验。', en: 'Nothing has been handed in. Once a standard is published, streets and communities check themselves item by item, and the district checks them.' } },
};

/** 机构达标申报 */
export function BodyAssessmentListPage() {
  const { t } = useWords();
  const rights = useRights();
  const standards = useRead(bodyStandardApi.list, { query: { limit: 100 } as never }, { keep: true });
  const whole = useMemo((): ListSpec<BodyAssessment> => {
    const all = standards.data?.items ?? [];
    // A line is known by its newest version.
    const lines = [...new Map([...all].reverse().map((s) => [s.lineId, s.name]))];
    return {
      ...spec,
      filters: [
        { kind: 'choice', key: 'lineId', label: { zh: '标准', en: 'Standard' }, choices: lines.map(([value, label]) => ({ value, label })) },
        { kind: 'choice', key: 'level', label: { zh: '级别', en: 'Level' }, choices: bodyLevels.map((value) => ({ value, label: levelNames[value] })) },
        { kind: 'choice', key: 'status', many: true, label: { zh: '状态', en: 'State' }, choices: bodyAssessmentStates.map((value) => ({ value, label: bodyAssessmentLifecycle.states[value] })) },
        { kind: 'division', key: 'divisionCode', label: { zh: '区划', en: 'Division' } },
        { kind: 'choice', key: 'standardId', label: { zh: '标准的版次', en: 'Version' }, choices: all.map((s) => ({ value: s.id, label: t('{name} 第 {n} 版', '{name}, version {n}', { name: s.name, n: s.number }) })), extra: true },
        { kind: 'text', key: 'deductedItem', label: { zh: '扣分的项号', en: 'Number of an item with points lost' }, extra: true },
        { kind: 'flag', key: 'inForce', label: { zh: '只看现行区划', en: 'Divisions in force only' }, extra: true },
      ],
    };
  }, [standards.data, t]);
  const add = rights.may('body-assessment.self-check') && <LinkButton to="body-assessments/new" type="primary" icon={<PlusOutlined />}>{t('自评', 'Self-check')}</LinkButton>;
  return <ListPage title={t('机构达标申报', 'Assessments of bodies')} spec={{ ...whole, empty: { ...whole.empty, action: add } }} actions={add} />;
}
