import { accidentApi, accidentLifecycle, accidentStates, type Accident } from '@anlan/contracts/responsibility';
import { ACCIDENT_GRADE_TERMS, ACCIDENT_TYPES, INDUSTRY_SECTIONS } from '@anlan/domain';
import { PlusOutlined } from '@ant-design/icons';
import { LinkButton } from '../../patterns/link-button';
import { ListPage } from '../../patterns/list/list-page';
import type { ListSpec } from '../../patterns/list/list.types';
import { useRights } from '../../session/rights';
import { instantText, NONE, numberText, yuanText } from '../../text/format';
import { useWords } from '../../text/text';
import { AccidentTag, choicesOf, countedNames, GradeTag, industryText, typeText } from './accident.names';
import { RunningClocks } from './running-clocks';

const Words = ({ text }: { text: { zh: string; en: string } | undefined }) => <>{useWords().label(text, NONE)}</>;
const breaks = { overflowWrap: 'anywhere' } as const;

/** Deaths and injuries in a few words. */
function Casualties({ accident: a }: { accident: Accident }) {
  const { t } = useWords();
  return <span style={{ whiteSpace: 'nowrap' }}>{t('亡 {d}，重伤 {s}，轻伤 {m}', '{d} dead, {s} + {m} injured', { d: a.deaths, s: a.seriousInjuries, m: a.minorInjuries })}{a.missing > 0 && t('，失踪 {n}', ', {n} missing', { n: a.missing })}</span>;
}

const spec: ListSpec<Accident> = {
  name: 'responsibility.accident', op: accidentApi.list, rowKey: (a) => a.id, rowName: (a) => a.name, href: (a) => `accidents/${a.id}`, counts: true,
  columns: [
    { key: 'name', title: { zh: '事故名称', en: 'Accident' }, main: true, render: (a) => <span style={breaks}>{a.name}</span> },
    { key: 'grade', title: { zh: '等级', en: 'Grade' }, render: (a) => <GradeTag {...a} />, phone: 'mark' },
    { key: 'status', title: { zh: '状态', en: 'State' }, render: (a) => <AccidentTag status={a.status} />, phone: 'mark' },
    { key: 'casualties', title: { zh: '伤亡', en: 'Casualties' }, render: (a) => <Casualties accident={a} />, phone: 'line' },
    { key: 'occurredAt', title: { zh: '发生时间', en: 'Happened' }, render: (a) => <span style={{ whiteSpace: 'nowrap' }}>{instantText(a.occurredAt)}</span>, phone: 'line' },
    { key: 'clocks', title: { zh: '时限', en: 'Limits' }, render: (a) => <RunningClocks id={a.id} />, phone: 'line' },
    { key: 'division', title: { zh: '区划', en: 'Division' }, render: (a) => a.divisionName, phone: 'line' },
    { key: 'industry', title: { zh: '行业', en: 'Industry' }, render: (a) => <Words text={industryText(a.industryCode)} /> },
    { key: 'type', title: { zh: '事故类别', en: 'Type' }, render: (a) => <Words text={typeText(a.type)} />, extra: true },
    { key: 'counted', title: { zh: '生产安全事故', en: 'Work-safety accident' }, render: (a) => <Words text={countedNames[a.counted]} />, extra: true },
    { key: 'units', title: { zh: '事故单位', en: 'Units' }, render: (a) => <span style={breaks}>{a.units.map((u) => u.name).join('、')}</span>, extra: true },
    { key: 'place', title: { zh: '地点', en: 'Place' }, render: (a) => <span style={breaks}>{a.place}</span>, extra: true },
    { key: 'loss', title: { zh: '直接经济损失', en: 'Direct loss' }, render: (a) => <span style={{ whiteSpace: 'nowrap' }}>{yuanText(a.amountLoss)}</span>, align: 'right', extra: true },
    { key: 'deaths', title: { zh: '死亡', en: 'Deaths' }, render: (a) => numberText(a.deaths), align: 'right', sum: (a) => a.deaths, extra: true },
    { key: 'evaluatedAt', title: { zh: '评估时间', en: 'Evaluated' }, render: (a) => <span style={{ whiteSpace: 'nowrap' }}>{a.evaluatedAt ? instantText(a.evaluatedAt) : NONE}</span>, extra: true },
    { key: 'number', title: { zh: '事故编号', en: 'Number' }, render: (a) => <span style={{ whiteSpace: 'nowrap' }}>{a.number}</span>, extra: true },
  ],
  filters: [
    { kind: 'choice', many: true, key: 'status', label: { zh: '状态', en: 'State' }, choices: accidentStates.map((value) => ({ value, label: accidentLifecycle.states[value] })) },
    { kind: 'choice', many: true, key: 'grade', label: { zh: '等级', en: 'Grade' }, choices: choicesOf(ACCIDENT_GRADE_TERMS) },
    { kind: 'choice', key: 'counted', label: { zh: '生产安全事故', en: 'Work-safety accident' }, choices: choicesOf(countedNames) },
    { kind: 'division', key: 'divisionCode', label: { zh: '区划', en: 'Division' } },
    { kind: 'days', whole: true, key: 'occurred', from: 'from', to: 'to', label: { zh: '发生日期', en: 'Day' }, extra: true },
    { kind: 'days', whole: true, key: 'evaluated', from: 'evaluatedFrom', to: 'evaluatedTo', label: { zh: '评估（回头看）日期', en: 'Evaluated' }, extra: true },
    { kind: 'choice', key: 'industry', label: { zh: '行业', en: 'Industry' }, choices: [...choicesOf(INDUSTRY_SECTIONS), { value: 'none', label: { zh: '未填', en: 'Not given' } }], extra: true },
    { kind: 'choice', many: true, key: 'proposedGrade', label: { zh: '依法应定等级', en: 'Grade by law' }, choices: choicesOf(ACCIDENT_GRADE_TERMS), extra: true },
    { kind: 'choice', key: 'type', label: { zh: '事故类别', en: 'Type' }, choices: choicesOf(ACCIDENT_TYPES), extra: true },
    { kind: 'text', key: 'month', label: { zh: '月份（如 2026-03）', en: 'Month (as 2026-03)' }, extra: true },
    { kind: 'flag', key: 'fatal', label: { zh: '有死亡', en: 'With deaths' }, extra: true },
  ],
  search: { key: 'q', hint: { zh: '编号、名称、地点、单位', en: 'Number, name, place, unit' } }, saved: true, exports: true,
  empty: { text: { zh: '没有事故记录。接到报告后在这里登记，时限随即开始计算。', en: 'There is no accident. Report one here as soon as it is known: its limits of law begin to run.' } },
};

/** 生产安全事故 Accidents, the newest first. */
export function AccidentListPage() {
  const { t } = useWords();
  const add = useRights().may('accident.report') && <LinkButton to="accidents/new" type="primary" icon={<PlusOutlined />}>{t('事故接报', 'Report an accident')}</LinkButton>;
  return <ListPage title={t('生产安全事故', 'Accidents')} spec={{ ...spec, empty: { ...spec.empty, action: add } }} actions={<><LinkButton to="accidents/figures">{t('事故数字', 'In figures')}</LinkButton>{add}</>} />;
}
