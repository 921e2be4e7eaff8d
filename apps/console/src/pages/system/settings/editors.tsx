import type { SettingKey, SettingValue } from '@anlan/contracts/tenancy';
import { Input, InputNumber, Select, Switch } from 'antd';
import type { ComponentType } from 'react';
import { Field } from '../../../patterns/form/field';
import { YuanField } from '../../../patterns/form/yuan-field';
import type { FieldPath } from '../../../patterns/form/fields';
import type { Text } from '../../../text/text';
import { useWords } from '../../../text/text';
import { CalendarFields, calendarToField, calendarToForm, calendarToValue } from './calendar-fields';
import { CapFields, CensusFields, OversightFields, ReviewFields, RiskTagFields } from './subject-fields';
import { TermFields, termsToField, termsToForm, termsToValue } from './term-fields';
import { TermOfDays } from './term-of-days';

export interface Editor {
  readonly Fields: ComponentType;
  /** the value as the fields hold it, and back */
  readonly toForm: (value: unknown) => unknown;
  readonly toValue: (form: unknown) => unknown;
  /** where a fault below `value` stands in the fields, where these are shaped otherwise */
  readonly toField?: (path: FieldPath, form: unknown) => FieldPath;
  /** what it is for, where its name does not say so */
  readonly note?: Text;
}

const same = (v: unknown): unknown => v;

function NumberingFields() {
  const { t } = useWords();
  return (
    <Field
      name={['value', 'hazard']} label={t('隐患编号', 'Hazard numbers')} required
      extra={t('{slug} 区划代码，{year} 年份，{seq:6} 六位流水号（每年从 1 开始），三者之外可用文字和 - _ . / 〔〕。例：YH-440310-2026-000001；已有编号不变', '{slug} division code, {year} year, {seq:6} a number of six digits that begins at 1 each year; besides, letters and - _ . / 〔〕. Such as YH-440310-2026-000001; numbers that were given stay')}
    >
      <Input style={{ maxWidth: 420 }} />
    </Field>
  );
}

function PublicPageFields() {
  const { t } = useWords();
  return (
    <>
      <Field name={['value', 'enabled']} label={t('开放公众页面', 'The page is open')} valuePropName="checked" extra={<PublicAddress />}><Switch /></Field>
      <Field name={['value', 'intro']} label={t('本单位简介', 'What the bureau is and does')}><Input.TextArea rows={5} maxLength={2000} showCount /></Field>
      <Field name={['value', 'hotline']} label={t('公众联系电话', 'Telephone for the public')}><Input style={{ maxWidth: 240 }} inputMode="tel" /></Field>
      <Field name={['value', 'showTips']} label={t('显示安全提示', 'Show risk tips')} valuePropName="checked"><Switch /></Field>
      <Field name={['value', 'acceptReports']} label={t('接受公众举报隐患（吹哨人）', 'Take reports of hazards')} valuePropName="checked" extra={t('可匿名；举报人凭回执编号和查询码跟踪办理', 'Also anonymous ones; who reports follows it by receipt number and code')}><Switch /></Field>
    </>
  );
}

function PublicAddress() {
  const { t } = useWords();
  const slug = location.pathname.split('/')[1];
  return <>{t('地址', 'Address')} <a href={`/p/${slug}`}>{`${location.origin}/p/${slug}`}</a></>;
}

function DeadlineFields() {
  const { t } = useWords();
  return (
    <>
      <Field name={['value', 'general']} label={t('一般隐患的默认整改期限', 'Usual deadline of general hazards')} extra={t('交办时未定期限则按此计算', 'Taken where an assignment says none')}><TermOfDays /></Field>
      <Field name={['value', 'major']} label={t('重大事故隐患的默认整改期限', 'Usual deadline of major hazards')}><TermOfDays /></Field>
      <Field name={['value', 'soonDays']} label={t('几日内到期算临期', 'Due within so many days counts as soon')} required><InputNumber min={0} max={60} precision={0} /></Field>
    </>
  );
}

function CategoryFields() {
  const { t } = useWords();
  return (
    <Field name="value" label={t('类别，按显示顺序', 'Categories, in their order')} required extra={t('输入后按回车添加；删除的类别不影响已有记录', 'Type one and press Enter; taking one away leaves records as they are')}>
      <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={['、', ',', '，', ';', '；']} />
    </Field>
  );
}

function RewardFields() {
  const { t } = useWords();
  return (
    <>
      <Field name={['value', 'general']} label={t('一般隐患每件上限', 'Cap for a general hazard')} required><YuanField /></Field>
      <Field name={['value', 'major']} label={t('重大事故隐患每件上限', 'Cap for a major hazard')} required><YuanField /></Field>
      <Field name={['value', 'employeePercent']} label={t('从业人员举报上限上浮（%）', 'More for employees (%)')} required><InputNumber min={0} max={100} precision={0} /></Field>
      <Field name={['value', 'collectDays']} label={t('批准后几日内领取', 'Collected within so many days')} required><InputNumber min={1} max={1095} precision={0} /></Field>
      <Field name={['value', 'how']} label={t('领取办法（举报人可见）', 'How it is collected (the reporter reads it)')} required><Input.TextArea rows={3} maxLength={500} showCount /></Field>
    </>
  );
}

function TaskReminderFields() {
  const { t } = useWords();
  const days = { precision: 0, suffix: t('天', 'days'), style: { width: 140 } };
  return (
    <>
      <Field name={['value', 'daysBefore']} label={t('到期前几日提醒（0 为当日）', 'Days before it is due (0: on the day)')} required><InputNumber {...days} min={0} max={60} /></Field>
      <Field name={['value', 'everyDays']} label={t('逾期后每隔几日再提醒', 'Once overdue, again every')} required><InputNumber {...days} min={1} max={90} /></Field>
    </>
  );
}

/** How each setting is edited. */
export const editors: { readonly [K in SettingKey]: Editor } = {
  numbering: { Fields: NumberingFields, toForm: same, toValue: same },
  calendar: { Fields: CalendarFields, toForm: (v) => calendarToForm(v as SettingValue<'calendar'>), toValue: calendarToValue, toField: calendarToField, note: { zh: '只填写与全国节假日安排不同的日子；工作日期限按此计算。没有不同就不必添加。', en: 'Only the days on which this district differs from the national calendar; deadlines in working days follow it. Nothing is needed where nothing differs.' } },
  terms: { Fields: TermFields, toForm: (v) => termsToForm(v as SettingValue<'terms'>), toValue: termsToValue, toField: termsToField, note: { zh: '本区习惯的说法：保存后，页面上凡出现标准用语之处都改用本区说法（仅中文界面）；数据和接口不变。', en: 'The words this district is used to. Once saved, every page says them in place of the usual ones, in Chinese only; data and interfaces stay.' } },
  publicPage: { Fields: PublicPageFields, toForm: same, toValue: (v) => ({ ...(v as SettingValue<'publicPage'>), hotline: (v as SettingValue<'publicPage'>).hotline?.trim() || null }) },
  deadlines: { Fields: DeadlineFields, toForm: same, toValue: same },
  riskTags: { Fields: RiskTagFields, toForm: same, toValue: (v) => v ?? [], note: { zh: '用于给监管对象分专项，如有限空间、粉尘涉爆。代码写入记录后请勿改动；名称可随时改。', en: 'The special risks by which subjects are told apart. Records keep the code, so leave it as it is; a name may change at any time.' } },
  hazardLists: { Fields: RiskTagFields, toForm: same, toValue: (v) => v ?? [], note: { zh: '隐患录入其中、办结后销号的清单，如问题清单、三防隐患清单。代码写入记录后请勿改动；名称可随时改。', en: 'Lists into which hazards are entered, and struck off when done. Records keep the code, so leave it as it is; a name may change at any time.' } },
  censusDays: { Fields: CensusFields, toForm: same, toValue: same },
  riskReviewDays: { Fields: ReviewFields, toForm: same, toValue: same, note: { zh: '风险点落实管控或复评之日起算；到期前两周进入待办。天数由本区规定。', en: 'From the day on which a risk point was put under control or reviewed; two weeks before, it is a to-do. The days are the district\'s own rule.' } },
  inspectionCaps: { Fields: CapFields, toForm: same, toValue: same, note: { zh: '国办发〔2024〕54号要求公布年度检查频次上限；具体次数由本区规定，投诉举报、上级交办等线索检查不受此限。', en: '国办发〔2024〕54号 wants a yearly cap; the figures are the district\'s own. Inspections that follow a complaint or an order from above are not counted.' } },
  hazardOversight: { Fields: OversightFields, toForm: same, toValue: same },
  reportReward: { Fields: RewardFields, toForm: same, toValue: same, note: { zh: '《安全生产领域举报奖励办法》（安监总财〔2018〕19号）：举报重大事故隐患和违法行为的，按罚款金额 15% 奖励，3000 元至 30 万元。其余由本区规定。', en: '安监总财〔2018〕19号: 15% of the fine, 3,000 to 300,000 yuan, for what is major. The rest is the district\'s own rule.' } },
  taskReminder: { Fields: TaskReminderFields, toForm: same, toValue: same, note: { zh: '提醒任务的牵头单位、牵头人，每天 09:00 起，记入任务的办理记录；已报送的不提醒。', en: 'Of the lead of a task, from 09:00 on, and kept in the trail of the task; what is submitted is not reminded of.' } },
  hazardCategories: { Fields: CategoryFields, toForm: same, toValue: same },
};
