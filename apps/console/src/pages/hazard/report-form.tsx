import { enforcementFileApi, hazardApi, hazardLevelNames, hazardSourceNames, rectificationNames, type Hazard } from '@anlan/contracts/enforcement';
import { Collapse, Form, Input, Segmented, Select } from 'antd';
import { useMemo, useState } from 'react';
import { useMended } from '../../offline/use-outbox';
import { Field } from '../../patterns/form/field';
import { OperationForm } from '../../patterns/form/operation-form';
import { DivisionPicker, useDivisions } from '../../patterns/pickers/division-picker';
import { DueDayField } from '../../patterns/pickers/due-day-field';
import { SubjectPicker } from '../../patterns/pickers/subject-picker';
import { forgetPictures } from '../../patterns/pictures/picture-store';
import { allKept, evidenceOf, picturesOf } from '../../patterns/pictures/pictures';
import { PicturesField } from '../../patterns/pictures/pictures-field';
import { PageSkeleton } from '../../patterns/skeletons';
import { useRights, type Rights } from '../../session/rights';
import { useWords } from '../../text/text';
import { choicesOf } from './hazard.names';
import { CampaignPicker } from './campaign-picker';
import { PositionField } from '../../patterns/pickers/position-field';
import './report-form.css';

/** Who reports says where it comes from: inspectors inspect, enterprises check themselves, everybody else was on patrol. */
function usualSource({ me }: Rights): Hazard['source'] {
  const held = me.roles.map((r) => r.role);
  if (held.some((r) => r === 'enterprise-owner' || r === 'enterprise-safety-officer')) return 'self_check';
  return held.includes('enforcement-officer') ? 'inspection' : 'patrol';
}

/** The one division somebody reports in; nothing where there are several to choose from. */
function ownDivision(within: readonly string[] | undefined, codes: readonly string[]): string | undefined {
  return within?.length === 1 && codes.includes(within[0]!) ? within[0] : undefined;
}

export function ReportForm({ onDone, onKept }: { onDone: (hazard: Hazard) => void; onKept: () => void }) {
  const words = useWords();
  const { t, label } = words;
  const rights = useRights();
  const divisions = useDivisions();
  const within = useMemo(() => rights.divisionsOf('hazard.report'), [rights]);
  const [more, setMore] = useState(false);
  const mended = useMended();
  // A reported hazard begins with what is known of the person, and that has to be read first.
  if (divisions.isLoading) return <PageSkeleton />;
  const division = ownDivision(within, divisions.data?.map((d) => d.code) ?? []);
  return (
    <OperationForm
      key={mended?.id} op={hazardApi.report} kept={{ title: (v) => t('隐患：{title}', 'Hazard: {title}', { title: String(v['title'] ?? '') }), page: 'hazards/new', mends: mended?.id, onKept }} draft="hazard.report" submit={t('上报', 'Report')} onFaults={() => setMore(true)}
      initial={{ level: 'general', rectification: 'time_limited', divisionCode: division, source: usualSource(rights), ...mended?.values }}
      onDiscard={(v) => void forgetPictures(allPictures(v).map((p) => p.id))}
      toBody={({ pictures, after, ...values }) => {
        const { dueAt, ...rest } = values;
        const spot = values['rectification'] === 'on_the_spot';
        const given = Object.fromEntries(Object.entries(rest).filter(([, v]) => v !== undefined && v !== ''));
        return { ...given, ...(!spot && !!dueAt && { dueAt }), ...(spot ? phasesOf(pictures, after) : evidenceOf(pictures)) } as never;
      }}
      onDone={(hazard, values) => {
        void forgetPictures(allPictures(values).map((p) => p.id));
        onDone(hazard);
      }}
    >
      <Field name="title" label={t('发现了什么', 'What you found')}><Input size="large" maxLength={200} placeholder={t('例如：疏散通道堆放杂物', 'For example: goods block the escape route')} /></Field>
      <Field name="pictures" label={t('照片', 'Pictures')} rules={[allKept(t)]}><PicturesField op={enforcementFileApi.upload} /></Field>
      {rights.may('subject.read') && <Field name="subjectId" label={t('监管对象', 'Subject')}><SubjectPicker status="active" placeholder={t('输入名称、地址或信用代码查找', 'Type a name, an address or a credit code')} otherwise={t('没有找到；可在“更多”里直接填写单位名称', 'Nothing found; its name can be written under “More”')} /></Field>}
      <PlaceField within={within} />
      <Form.Item name="position" className="report-position"><PositionField /></Form.Item>
      <Field name="level" label={t('级别', 'Level')} required={false}><Segmented block options={choicesOf(hazardLevelNames).map((c) => ({ value: c.value, label: label(c.label) }))} /></Field>
      <Field name="rectification" label={t('整改方式', 'Rectification')} required={false}><Segmented block options={choicesOf(rectificationNames).map((c) => ({ value: c.value, label: label(c.label) }))} /></Field>
      <DueField />
      <AfterField />
      <Collapse
        ghost className="report-more" activeKey={more ? ['more'] : []} onChange={(keys) => setMore(keys.length > 0)}
        items={[{ key: 'more', forceRender: true, label: t('更多（描述、单位、类别、专项行动、来源）', 'More: description, enterprise, category, campaigns, source'), children: <MoreFields /> }]}
      />
    </OperationForm>
  );
}

/** Evidence of what was found, and of what was put right on the spot. */
function phasesOf(before: unknown, after: unknown): { evidence?: object[] } {
  const of = (pictures: unknown, phase: 'before' | 'after'): object[] => (evidenceOf(pictures).evidence ?? []).map((e) => ({ ...e, phase }));
  const evidence = [...of(before, 'before'), ...of(after, 'after')];
  return evidence.length ? { evidence } : {};
}

const allPictures = (values: Record<string, unknown>) => [...picturesOf(values), ...picturesOf({ pictures: values['after'] })];

/** Where it is: to be said, unless the subject on file says it. */
function PlaceField({ within }: { within: readonly string[] | undefined }) {
  const { t } = useWords();
  const onFile = !!Form.useWatch('subjectId');
  return (
    <Field name="divisionCode" label={t('地点', 'Where')} required={!onFile} extra={onFile && t('留空则为该监管对象所在地', 'Left empty: where the subject is')}>
      <DivisionPicker within={within} allowClear={onFile} placeholder={t('选择所在社区或网格', 'Choose the community or grid')} />
    </Field>
  );
}

function AfterField() {
  const { t } = useWords();
  const kind = Form.useWatch('rectification') as string | undefined;
  if (kind !== 'on_the_spot') return null;
  return <Field name="after" label={t('整改后照片', 'Pictures after rectification')} extra={t('整改前、后都有照片的一般隐患，上报即销号', 'With pictures of before and after, a general hazard is closed with its report')} rules={[allKept(t)]}><PicturesField op={enforcementFileApi.upload} /></Field>;
}

function DueField() {
  const { t } = useWords();
  const kind = Form.useWatch('rectification') as string | undefined;
  if (kind === 'on_the_spot') return null;
  return <Field name="dueAt" className="report-due" label={t('整改期限', 'Due')}><DueDayField /></Field>;
}

function MoreFields() {
  const { t, label } = useWords();
  const rights = useRights();
  const categories = rights.me.hazardCategories;
  const onFile = !!Form.useWatch('subjectId');
  return (
    <>
      <Field name="description" label={t('详细描述', 'Description')}><Input.TextArea rows={4} maxLength={4000} showCount /></Field>
      {!onFile && <Field name="subjectName" label={t('生产经营单位', 'Enterprise')}><Input maxLength={200} /></Field>}
      {!onFile && <Field name="subjectCreditCode" label={t('统一社会信用代码', 'Unified social credit code')}><Input maxLength={18} autoCapitalize="characters" /></Field>}
      <Field name="category" label={t('隐患类别', 'Category')}>
        {categories.length ? <Select allowClear options={categories.map((c) => ({ value: c, label: c }))} /> : <Input maxLength={100} />}
      </Field>
      {rights.may('campaign.read') && <Field name="campaignIds" label={t('专项行动', 'Campaigns')}><CampaignPicker placeholder={t('可多选', 'One or several')} /></Field>}
      <Field name="source" label={t('来源', 'Source')}><Select options={choicesOf(hazardSourceNames).map((c) => ({ value: c.value, label: label(c.label) }))} /></Field>
    </>
  );
}
