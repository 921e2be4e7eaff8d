import { campaignActionApi, campaignMeasureApi, campaignTaskApi, type Campaign, type CampaignActionRecord, type CampaignItemKind, type CampaignMeasure, type CampaignTask } from '@anlan/contracts/enforcement';
import { PlusOutlined } from '@ant-design/icons';
import { Button, Flex, Progress } from 'antd';
import { useMemo, useState } from 'react';
import { percentText } from '../../patterns/figures/rate-text';
import { FormDrawer } from '../../patterns/form/form-drawer';
import { List } from '../../patterns/list/list';
import type { Column, Filter, ListSpec } from '../../patterns/list/list.types';
import { ToneTag } from '../../patterns/tone-tag';
import { useRights } from '../../session/rights';
import { NONE, numberText } from '../../text/format';
import { useWords } from '../../text/text';
import { ItemForm, ProgressForm } from './item-forms';

type Item = CampaignTask | CampaignMeasure | CampaignActionRecord;

const names = {
  task: { zh: '任务', en: 'Tasks', add: { zh: '下达任务', en: 'Give out a task' }, empty: { zh: '还没有任务。任务清单写明事项、责任单位和时限。', en: 'There are no tasks yet: what is to be done, by whom, until when.' } },
  measure: { zh: '制度措施清单', en: 'Measures', add: { zh: '登记制度措施', en: 'Add a measure' }, empty: { zh: '还没有制度措施。行动中出台的制度、方案登记在这里。', en: 'There are no measures yet: rules that the campaign brought about.' } },
  action: { zh: '行动', en: 'Actions', add: { zh: '登记行动', en: 'Add an action' }, empty: { zh: '还没有行动。每次出动登记人次和检查处数。', en: 'There are no actions yet: each with its people and its places.' } },
} as const;
export const itemNames = names;

const title: Column<Item> = { key: 'title', title: { zh: '内容', en: 'What' }, main: true, render: (i) => <span style={{ overflowWrap: 'anywhere' }}>{i.title}</span> };
const unit: Column<Item> = { key: 'unit', title: { zh: '单位', en: 'Unit' }, render: (i) => i.unit.name || NONE, phone: 'line' };
const place: Column<Item> = { key: 'place', title: { zh: '区划', en: 'Division' }, render: (i) => i.divisionName };
const note: Column<Item> = { key: 'note', title: { zh: '说明', en: 'Note' }, render: (i) => i.note ?? NONE, extra: true };

const columns: Readonly<Record<CampaignItemKind, readonly Column<never>[]>> = {
  task: [
    title, { key: 'list', title: { zh: '清单', en: 'List' }, render: (i: CampaignTask) => i.list }, unit, { key: 'owner', title: { zh: '责任人', en: 'Person' }, render: (i: CampaignTask) => i.owner?.name ?? NONE },
    { key: 'due', title: { zh: '完成时限', en: 'Due' }, render: (i: CampaignTask) => <Due task={i} />, phone: 'line' },
    { key: 'progress', title: { zh: '进度', en: 'Progress' }, render: (i: CampaignTask) => <Progress percent={i.progress} size="small" format={percentText} style={{ minWidth: 90 }} aria-label={`${i.title} ${percentText(i.progress)}`} />, phone: 'line' },
    place, note,
  ] as Column<never>[],
  measure: [
    title, { key: 'number', title: { zh: '文号', en: 'Document' }, render: (i: CampaignMeasure) => i.documentNumber ?? NONE, phone: 'line' },
    { key: 'day', title: { zh: '出台日期', en: 'Issued' }, render: (i: CampaignMeasure) => i.issuedOn, phone: 'line' }, unit, place, note,
  ] as Column<never>[],
  action: [
    title, { key: 'day', title: { zh: '日期', en: 'Day' }, render: (i: CampaignActionRecord) => i.heldOn, phone: 'line' },
    { key: 'people', title: { zh: '出动人次', en: 'People' }, render: (i: CampaignActionRecord) => numberText(i.people), sum: (i: CampaignActionRecord) => i.people, align: 'right', phone: 'line' },
    { key: 'places', title: { zh: '检查处数', en: 'Places' }, render: (i: CampaignActionRecord) => numberText(i.places), sum: (i: CampaignActionRecord) => i.places, align: 'right', phone: 'line' }, unit, place, note,
  ] as Column<never>[],
};
const ops = { task: campaignTaskApi.list, measure: campaignMeasureApi.list, action: campaignActionApi.list } as const;

const days = (zh: string, en: string): Filter => ({ kind: 'days', whole: true, key: 'days', from: 'dayFrom', to: 'dayTo', label: { zh, en } });
const division: Filter = { kind: 'division', key: 'divisionCode', label: { zh: '区划', en: 'Division' } };
const filters: Readonly<Record<CampaignItemKind, readonly Filter[]>> = {
  task: [days('完成时限', 'Due'), division, { kind: 'choice', key: 'done', label: { zh: '是否完成', en: 'Done' }, choices: [{ value: 'true', label: { zh: '已完成', en: 'Done' } }, { value: 'false', label: { zh: '未完成', en: 'Not done' } }] }, { kind: 'flag', key: 'overdue', label: { zh: '只看逾期', en: 'Overdue only' } }],
  measure: [days('出台日期', 'Issued'), division],
  action: [days('行动日期', 'Day of the action'), division],
};

function Due({ task }: { task: CampaignTask }) {
  const { t } = useWords();
  return <Flex gap={6} wrap align="center"><span style={{ whiteSpace: 'nowrap' }}>{task.dueOn ?? NONE}</span>{task.overdue && <ToneTag tone="bad">{t('逾期', 'Overdue')}</ToneTag>}</Flex>;
}

/** One of the lists of a campaign: its tasks, its measures, or its actions. */
export function ItemList({ campaign, kind }: { campaign: Campaign; kind: CampaignItemKind }) {
  const { t, label } = useWords();
  const rights = useRights();
  const [open, setOpen] = useState<{ item?: Item; progress?: true }>();
  const close = (): void => setOpen(undefined);
  const edits = campaign.status !== 'concluded' && rights.may(kind === 'task' ? 'campaign.manage' : 'campaign.report');
  const reports = campaign.status !== 'concluded' && kind === 'task' && rights.may('campaign.report');
  const spec = useMemo(
    (): ListSpec<Item> => ({
      name: `enforcement.campaign-${kind}`, op: ops[kind], rowKey: (i) => i.id, rowName: (i) => i.title, fixed: { campaignId: campaign.id }, exports: true, counts: true, filters: filters[kind], empty: { text: names[kind].empty },
      columns: [
        ...(columns[kind] as Column<Item>[]),
        ...(edits || reports
          ? [{
            key: 'actions', title: { zh: '操作', en: 'Do' }, phone: 'line' as const,
            render: (item: Item) => (
              <Flex gap={4} wrap>
                {reports && <Button size="small" onClick={() => setOpen({ item, progress: true })}>{t('报进度', 'Progress')}</Button>}
                {edits && <Button size="small" onClick={() => setOpen({ item })}>{t('修改', 'Change')}</Button>}
              </Flex>
            ),
          }]
          : []),
      ],
    }),
    [campaign.id, edits, kind, reports, t],
  );
  return (
    <>
      {edits && <Button icon={<PlusOutlined />} style={{ marginBottom: 12 }} onClick={() => setOpen({})}>{label(names[kind].add)}</Button>}
      <List spec={spec} label={label(names[kind])} />
      <FormDrawer title={open?.progress ? t('报送进度', 'Report progress') : open?.item ? t('修改', 'Change') : label(names[kind].add)} open={!!open} onClose={close}>
        {open?.progress && open.item ? <ProgressForm task={open.item as CampaignTask} onDone={close} /> : <ItemForm campaign={campaign} kind={kind} item={open?.item} onDone={close} />}
      </FormDrawer>
    </>
  );
}
