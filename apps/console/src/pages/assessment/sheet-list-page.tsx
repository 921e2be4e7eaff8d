import { assessmentSheetApi, assessmentSheetLifecycle, assessmentSheetStates, type AssessmentSheet } from '@anlan/contracts/responsibility';
import { Flex } from 'antd';
import { ListPage } from '../../patterns/list/list-page';
import type { ListSpec } from '../../patterns/list/list.types';
import { useWords } from '../../text/text';
import { pointsText } from './points';
import { Late, SheetTag } from './tags';

const spec: ListSpec<AssessmentSheet> = {
  name: 'responsibility.assessment-sheet', op: assessmentSheetApi.list, rowKey: (s) => s.id, rowName: (s) => `${s.unitName} ${s.assessmentName}`, href: (s) => `assessment-sheets/${s.id}`,
  columns: [
    { key: 'unit', title: { zh: '单位', en: 'Unit' }, main: true, render: (s) => <span style={{ overflowWrap: 'anywhere' }}>{s.unitName}</span> },
    { key: 'status', title: { zh: '状态', en: 'State' }, render: (s) => <Flex gap={4} wrap><SheetTag status={s.status} /><Late late={s.late} /></Flex>, phone: 'mark' },
    { key: 'assessment', title: { zh: '考核', en: 'Assessment' }, render: (s) => <span style={{ overflowWrap: 'anywhere' }}>{s.assessmentName}</span>, phone: 'line' },
    { key: 'until', title: { zh: '自评截止', en: 'Self-score until' }, render: (s) => s.selfScoreUntil, phone: 'line' },
    { key: 'self', title: { zh: '自评', en: 'Self' }, render: (s) => pointsText(s.selfPoints), align: 'right' },
    { key: 'checked', title: { zh: '核查', en: 'Checked' }, render: (s) => pointsText(s.checkedPoints), align: 'right' },
    { key: 'points', title: { zh: '最终得分', en: 'Points' }, render: (s) => pointsText(s.points), align: 'right', phone: 'line' },
    { key: 'grade', title: { zh: '等次', en: 'Grade' }, render: (s) => s.grade },
  ],
  filters: [
    { kind: 'choice', key: 'status', many: true, label: { zh: '状态', en: 'State' }, choices: assessmentSheetStates.map((value) => ({ value, label: assessmentSheetLifecycle.states[value] })) },
    { kind: 'unit', key: 'unitId', label: { zh: '单位', en: 'Unit' } },
    { kind: 'flag', key: 'late', label: { zh: '逾期未自评', en: 'Late' } },
    { kind: 'text', key: 'assessmentId', label: { zh: '考核', en: 'Assessment' }, extra: true },
  ],
  saved: true, exports: true, empty: { text: { zh: '还没有考核表。考核启动后，每个单位各有一张。', en: 'There is no sheet yet. Each unit has one once an assessment is opened.' } },
};

/** 考核表: of every unit in sight. */
export function SheetListPage() {
  return <ListPage title={useWords().t('考核表', 'Assessment sheets')} spec={spec} />;
}
