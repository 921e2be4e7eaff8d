import { drawApi, drawLifecycle, drawStates, type Draw } from '@anlan/contracts/enforcement';
import { PlusOutlined } from '@ant-design/icons';
import { LinkButton } from '../../patterns/link-button';
import { ListPage } from '../../patterns/list/list-page';
import type { ListSpec } from '../../patterns/list/list.types';
import { useRights } from '../../session/rights';
import { instantText, numberText } from '../../text/format';
import { useWords } from '../../text/text';
import { DrawTag } from './state-tag';

const spec: ListSpec<Draw> = {
  name: 'enforcement.draw', op: drawApi.list, rowKey: (d) => d.id, rowName: (d) => d.name, href: (d) => `draws/${d.id}`,
  columns: [
    { key: 'name', title: { zh: '名称', en: 'Name' }, main: true, render: (d) => <span style={{ overflowWrap: 'anywhere' }}>{d.name}</span> },
    { key: 'status', title: { zh: '状态', en: 'State' }, render: (d) => <DrawTag state={d.status} />, phone: 'mark' },
    { key: 'number', title: { zh: '抽查编号', en: 'Number' }, render: (d) => <span style={{ whiteSpace: 'nowrap' }}>{d.number}</span>, phone: 'line' },
    { key: 'period', title: { zh: '检查时间', en: 'Inspections' }, render: (d) => <span style={{ whiteSpace: 'nowrap' }}>{d.from} – {d.to}</span>, phone: 'line' },
    { key: 'poolSize', title: { zh: '名录库家数', en: 'In the pool' }, render: (d) => numberText(d.poolSize), align: 'right' },
    { key: 'drawn', title: { zh: '抽中家数', en: 'Drawn' }, render: (d) => numberText(d.drawn), align: 'right', phone: 'line' },
    { key: 'division', title: { zh: '组织区划', en: 'Organized by' }, render: (d) => d.divisionName },
    { key: 'preparedBy', title: { zh: '起草人', en: 'Prepared by' }, render: (d) => d.preparedBy.name, extra: true },
    { key: 'publishedAt', title: { zh: '公示时间', en: 'Published' }, render: (d) => instantText(d.publishedAt), extra: true },
  ],
  filters: [
    { kind: 'choice', key: 'status', label: { zh: '状态', en: 'State' }, choices: drawStates.map((value) => ({ value, label: drawLifecycle.states[value] })) },
    { kind: 'division', key: 'divisionCode', label: { zh: '组织区划', en: 'Organized by' } },
  ],
  saved: true,
  empty: { text: { zh: '还没有双随机抽查。起草方案、锁定两库后，用公开的种子抽取。', en: 'There is no draw yet. Prepare one, fix its pools, and draw with a seed that everybody may know.' } },
};

/** 双随机、一公开 All draws, newest first. */
export function DrawListPage() {
  const { t } = useWords();
  const prepare = useRights().may('draw.manage') && <LinkButton to="draws/new" type="primary" icon={<PlusOutlined />}>{t('起草抽查', 'Prepare a draw')}</LinkButton>;
  return <ListPage title={t('双随机抽查', 'Random draws')} spec={{ ...spec, empty: { ...spec.empty, action: prepare } }} actions={prepare} />;
}
