import { hazardLevelNames, hazardSourceNames, RECHECK_MOST, recheckApi, recheckResultNames, rectificationNames, reportChannelNames, type Recheck, type RecheckResult } from '@anlan/contracts/enforcement';
import { PlusOutlined } from '@ant-design/icons';
import { Button, Flex, Input, InputNumber, Select, Statistic } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useRead } from '../../api/queries';
import { FigureLink } from '../../patterns/figures/figure-link';
import { Field } from '../../patterns/form/field';
import { FormDrawer } from '../../patterns/form/form-drawer';
import { OperationForm } from '../../patterns/form/operation-form';
import { ListPage } from '../../patterns/list/list-page';
import type { ListSpec } from '../../patterns/list/list.types';
import { DivisionPicker } from '../../patterns/pickers/division-picker';
import { useRights, useTenantPath } from '../../session/rights';
import { instantText, numberText } from '../../text/format';
import { useWords } from '../../text/text';
import { CampaignPicker } from '../hazard/campaign-picker';
import { choicesOf } from '../hazard/hazard.names';

const spec: ListSpec<Recheck> = {
  name: 'enforcement.recheck', op: recheckApi.list, rowKey: (r) => r.id, rowName: (r) => r.name, href: (r) => `rechecks/${r.id}`,
  columns: [
    { key: 'name', title: { zh: '名称', en: 'Name' }, main: true, render: (r) => <span style={{ overflowWrap: 'anywhere' }}>{r.name}</span> },
    { key: 'number', title: { zh: '抽查编号', en: 'Number' }, render: (r) => <span style={{ whiteSpace: 'nowrap' }}>{r.number}</span>, phone: 'line' },
    { key: 'division', title: { zh: '范围', en: 'Division' }, render: (r) => r.divisionName, phone: 'line' },
    { key: 'drawn', title: { zh: '抽取数', en: 'Drawn' }, render: (r) => <Found sample={r} n={r.progress.drawn} />, sum: (r) => r.progress.drawn, align: 'right' },
    { key: 'checked', title: { zh: '已复查', en: 'Looked at' }, render: (r) => numberText(r.progress.checked), sum: (r) => r.progress.checked, align: 'right', phone: 'line' },
    { key: 'holds', title: { zh: '合格', en: 'Hold' }, render: (r) => <Found sample={r} n={r.progress.holds} result="holds" />, sum: (r) => r.progress.holds, align: 'right' },
    { key: 'rate', title: { zh: '复查合格率', en: 'Hold ÷ looked at' }, render: (r) => r.progress.rate, align: 'right', phone: 'mark' },
    { key: 'drawnAt', title: { zh: '抽取时间', en: 'Drawn at' }, render: (r) => instantText(r.drawnAt) },
    { key: 'drawnBy', title: { zh: '抽取人', en: 'Drawn by' }, render: (r) => r.drawnBy.name, extra: true },
  ],
  filters: [{ kind: 'division', key: 'divisionCode', label: { zh: '范围', en: 'Division' } }],
  empty: { text: { zh: '还没有抽查复查。从已销号的隐患中按种子抽取若干条，逐条到现场看是否真的改好。', en: 'There is no sample yet. Draw closed hazards by lot, and look whether they are really put right.' } },
};

/** A number of one sample, with its hazards behind it. */
function Found({ sample, n, result }: { sample: Recheck; n: number; result?: RecheckResult }) {
  const { t, label } = useWords();
  return <FigureLink n={n} rows={`rechecks/${sample.id}${result ? `?result=${result}` : ''}`} name={`${sample.name} ${result ? label(recheckResultNames[result]) : t('抽取', 'Drawn')}`} />;
}

/** 抽查复查: samples of closed hazards, newest first, with how many hold. */
export function RecheckListPage() {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const draw = useRights().may('hazard.verify') && <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen(true)}>{t('抽取复查', 'Draw a sample')}</Button>;
  return (
    <>
      <ListPage title={t('抽查复查', 'Sampling re-checks')} spec={{ ...spec, empty: { ...spec.empty, action: draw } }} actions={draw}><Figures /></ListPage>
      <FormDrawer title={t('抽取已销号隐患复查', 'Draw closed hazards to be looked at again')} open={open} onClose={() => setOpen(false)}>{open && <DrawForm onClose={() => setOpen(false)} />}</FormDrawer>
    </>
  );
}

function Figures() {
  const { t } = useWords();
  const total = useRead(recheckApi.statistics, {}, { keep: true }).data?.total;
  if (!total || total.drawn === 0) return null;
  return (
    <Flex gap={32} wrap style={{ marginBottom: 16 }}>
      <Statistic title={t('抽取', 'Drawn')} value={numberText(total.drawn)} />
      <Statistic title={t('已复查', 'Looked at')} value={numberText(total.checked)} />
      <Statistic title={t('合格', 'Hold')} value={numberText(total.holds)} />
      <Statistic title={t('复查合格率', 'Hold ÷ looked at')} value={total.rate} />
    </Flex>
  );
}

function DrawForm({ onClose }: { onClose: () => void }) {
  const { t, label } = useWords();
  const to = useTenantPath();
  const go = useNavigate();
  const rights = useRights();
  const categories = rights.me.hazardCategories;
  const options = (names: Parameters<typeof choicesOf>[0]) => choicesOf(names).map((c) => ({ value: c.value, label: label(c.label) }));
  return (
    <OperationForm
      op={recheckApi.draw} draft="recheck.draw" submit={t('抽取', 'Draw')} initial={{ count: 20 }} onCancel={onClose}
      toBody={(values) => {
        const { campaignIds, level, source, reportChannel, rectification, category, seedText, seedSource, ...rest } = values as Record<string, unknown> & { campaignIds?: string[]; seedText?: string; seedSource?: string };
        const pool = Object.fromEntries(Object.entries({ level, source, reportChannel, rectification, category, campaignId: campaignIds?.[0] }).filter(([, v]) => v !== undefined && v !== ''));
        return { ...rest, pool, ...(seedText && { seed: { text: seedText, source: seedSource ?? '' } }) } as never;
      }}
      faultField={(path) => (path[0] === 'pool' && path[1] === 'campaignId' ? ['campaignIds'] : path[0] === 'pool' ? path.slice(1) : path[0] === 'seed' ? [path[1] === 'text' ? 'seedText' : 'seedSource'] : path)}
      onDone={(made) => void go(to(`rechecks/${(made as Recheck).id}`))}
    >
      <Field name="name" label={t('抽查名称', 'Name')} required><Input maxLength={200} placeholder={t('例如：三季度隐患整改抽查', 'For example: third quarter')} /></Field>
      <Field name="divisionCode" label={t('抽查范围（区、街道或社区）', 'Of whose hazards')} required><DivisionPicker /></Field>
      <Field name="count" label={t('抽取条数', 'How many')} required><InputNumber min={1} max={RECHECK_MOST} precision={0} /></Field>
      <Field name="campaignIds" label={t('只抽某个专项行动的', 'Of a campaign only')} required={false}><CampaignPicker /></Field>
      <Field name="level" label={t('级别', 'Level')} required={false}><Select allowClear options={options(hazardLevelNames)} /></Field>
      <Field name="source" label={t('来源', 'Source')} required={false}><Select allowClear options={options(hazardSourceNames)} /></Field>
      {rights.may('public-report.read') && <Field name="reportChannel" label={t('只抽某一来源渠道的公众举报', 'Of public reports by one channel only')} required={false}><Select allowClear options={options(reportChannelNames)} /></Field>}
      <Field name="rectification" label={t('整改方式', 'Rectification')} required={false}><Select allowClear options={options(rectificationNames)} /></Field>
      <Field name="category" label={t('隐患类别', 'Category')} required={false}><Select allowClear options={categories.map((value) => ({ value, label: value }))} /></Field>
      <Field name="seedText" label={t('随机种子', 'Seed')} required={false} extra={t('留空由系统随机产生；同一种子、同一范围，结果相同', 'Left empty, it is made at random. The same seed draws the same from the same hazards')}><Input maxLength={200} /></Field>
      <Field name="seedSource" label={t('种子来源', 'Where the seed is from')} required={false} dependencies={['seedText']} rules={[({ getFieldValue }) => ({ required: !!getFieldValue('seedText'), message: t('请说明种子来源', 'Where is it from?') })]}><Input maxLength={200} /></Field>
    </OperationForm>
  );
}
