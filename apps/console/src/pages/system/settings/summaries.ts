import { GLOSSARY } from '@anlan/domain';
import type { SettingKey, SettingValue } from '@anlan/contracts/tenancy';
import { percentText } from '../../../patterns/figures/rate-text';
import { yuanText } from '../../../text/format';
import type { Words } from '../../../text/text';

type Summaries = { readonly [K in SettingKey]: (value: unknown, words: Words) => string };
type Term = SettingValue<'deadlines'>['general'];

const termText = (term: Term, { t }: Words): string => (term ? (term.unit === 'working' ? t('{n} 个工作日', '{n} working days', { n: term.days }) : t('{n} 天', '{n} days', { n: term.days })) : t('不设', 'none'));

/** `日历：在全国节假日安排之上的…` → its name, and what is said of it. */
export function titleOf(name: string): [title: string, more: string] {
  const [title = name, ...more] = name.split(/[：:]\s*/);
  const said = more.join('：');
  return [title, said.charAt(0).toUpperCase() + said.slice(1)];
}

/** A setting in one line. */
export const summaries: Summaries = {
  numbering: (v) => (v as SettingValue<'numbering'>).hazard,
  calendar: (v, { t }) => {
    const years = Object.keys((v as SettingValue<'calendar'>).years);
    return years.length ? t('本区另有安排的年份：{years}', 'Years with days of the district\'s own: {years}', { years: years.join('、') }) : t('按全国节假日安排', 'The national calendar');
  },
  terms: (v, { t }) => {
    const terms = Object.entries(v as SettingValue<'terms'>);
    return terms.length ? terms.map(([term, word]) => `${GLOSSARY[term as keyof typeof GLOSSARY] ?? term} → ${word}`).join('；') : t('使用标准用语', 'The usual words');
  },
  publicPage: (v, { t }) => {
    const page = v as SettingValue<'publicPage'>;
    if (!page.enabled) return t('未开放', 'Not open');
    return page.acceptReports ? t('已开放，接受公众举报', 'Open, takes reports') : t('已开放，不接受举报', 'Open, takes no reports');
  },
  deadlines: (v, words) => {
    const d = v as SettingValue<'deadlines'>;
    return words.t('一般隐患 {general}；重大事故隐患 {major}；{soon} 天内到期算临期', 'General {general}; major {major}; due within {soon} days counts as soon', { general: termText(d.general, words), major: termText(d.major, words), soon: d.soonDays });
  },
  hazardLists: (v) => (v as SettingValue<'hazardLists'>).map((l) => l.name).join('、') || '—',
  riskTags: (v) => (v as SettingValue<'riskTags'>).map((tag) => tag.name).join('、') || '—',
  censusDays: (v, { t }) => {
    const days = v as SettingValue<'censusDays'>;
    return t('生产经营单位 {enterprise} 天，三小场所 {small} 天', 'Enterprises {enterprise} days, small premises {small} days', { enterprise: days.enterprise, small: days.small_premises });
  },
  riskReviewDays: (v, { t }) => {
    const { red, orange, yellow, blue } = v as SettingValue<'riskReviewDays'>;
    return t('红 {red}、橙 {orange}、黄 {yellow}、蓝 {blue} 天', 'Red {red}, orange {orange}, yellow {yellow}, blue {blue} days', { red, orange, yellow, blue });
  },
  inspectionCaps: (v, { t }) => Object.entries(v as SettingValue<'inspectionCaps'>).map(([grade, n]) => t('{grade} 级 {n} 次', '{grade}: {n}', { grade, n })).join(t('，', ', ')),
  hazardOversight: (v, { t }) => {
    const { recurrenceDays, escalation: e } = v as SettingValue<'hazardOversight'>;
    return t('{n} 日内再次发现算重复；超期 {community}、{street}、{district} 日依次提醒社区、街道、区', 'Recurrent within {n} days; community, street and district reminded after {community}, {street}, {district}', { n: recurrenceDays, ...e });
  },
  reportReward: (v, { t }) => {
    const r = v as SettingValue<'reportReward'>;
    return t('一般 {general}，重大 {major}，从业人员上浮 {percent}，{days} 日内领取', 'General {general}, major {major}, {percent} more for employees, collected within {days} days', { general: yuanText(r.general), major: yuanText(r.major), percent: percentText(r.employeePercent), days: r.collectDays });
  },
  taskReminder: (v, { t }) => {
    const { daysBefore, everyDays } = v as SettingValue<'taskReminder'>;
    return t('到期前 {before} 天提醒，逾期后每 {every} 天再提醒', '{before} days before it is due, then every {every} days', { before: daysBefore, every: everyDays });
  },
  hazardCategories: (v) => (v as SettingValue<'hazardCategories'>).join('、'),
};
