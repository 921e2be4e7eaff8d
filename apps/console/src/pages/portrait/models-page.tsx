import { portraitModelApi, portraitModelLifecycle, type PortraitModel } from '@anlan/contracts/enforcement';
import { PlusOutlined } from '@ant-design/icons';
import { LinkButton } from '../../patterns/link-button';
import { ListPage } from '../../patterns/list/list-page';
import type { Column, ListSpec } from '../../patterns/list/list.types';
import { ToneTag } from '../../patterns/tone-tag';
import { useRights } from '../../session/rights';
import { dayText, instantText, numberText } from '../../text/format';
import { useWords } from '../../text/text';
import { choicesOf } from '../hazard/hazard.names';

export function ModelState({ model }: { model: Pick<PortraitModel, 'status' | 'inForce'> }) {
  const { t, label } = useWords();
  return model.inForce ? <ToneTag tone="good">{t('施行中', 'In force')}</ToneTag> : <ToneTag tone={model.status === 'draft' ? 'warn' : 'plain'}>{label(portraitModelLifecycle.states[model.status])}</ToneTag>;
}

const columns: readonly Column<PortraitModel>[] = [
  { key: 'name', title: { zh: '模型', en: 'Model' }, main: true, render: (m) => <span style={{ overflowWrap: 'anywhere' }}>{m.name}</span> },
  { key: 'status', title: { zh: '状态', en: 'Status' }, render: (m) => <ModelState model={m} />, phone: 'mark' },
  { key: 'effectiveOn', title: { zh: '施行日期', en: 'In force from' }, render: (m) => dayText(m.effectiveOn), phone: 'line' },
  { key: 'factors', title: { zh: '因子', en: 'Factors' }, render: (m) => numberText(m.factors.length), align: 'right', phone: 'line' },
  { key: 'updatedAt', title: { zh: '最近更新', en: 'Last change' }, render: (m) => <span style={{ whiteSpace: 'nowrap' }}>{instantText(m.updatedAt)}</span> },
];
const spec: ListSpec<PortraitModel> = {
  name: 'enforcement.portrait_model', op: portraitModelApi.list, columns, rowKey: (m) => m.id, rowName: (m) => m.name, href: (m) => `portrait-models/${m.id}`,
  filters: [{ kind: 'choice', key: 'status', label: { zh: '状态', en: 'Status' }, choices: choicesOf(portraitModelLifecycle.states) }],
  empty: { text: { zh: '还没有画像模型，请起草一版', en: 'There is no model yet: draft one' } },
};

/** 画像模型各版. */
export function ModelsPage() {
  const { t } = useWords();
  const may = useRights().may('portrait-model.manage');
  return <ListPage title={t('画像模型', 'Portrait model')} note={t('发布后不再变动，自施行日期起使用，不溯及既往。', 'A published version stays as it is, holds from its day on, and does not reach back.')} spec={spec} actions={may && <LinkButton to="portrait-models/new" type="primary" icon={<PlusOutlined />}>{t('起草新版', 'Draft a version')}</LinkButton>} />;
}
