import { campaignApi, campaignLifecycle, campaignStates, type Campaign } from '@anlan/contracts/enforcement';
import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { FormDrawer } from '../../patterns/form/form-drawer';
import { ListPage } from '../../patterns/list/list-page';
import type { ListSpec } from '../../patterns/list/list.types';
import { useRights, useTenantPath } from '../../session/rights';
import { NONE } from '../../text/format';
import { useWords } from '../../text/text';
import { PlanForm } from './plan-form';
import { CampaignTag } from './state-tag';

const spec: ListSpec<Campaign> = {
  name: 'enforcement.campaign', op: campaignApi.list, rowKey: (c) => c.id, rowName: (c) => c.name, href: (c) => `campaigns/${c.id}`,
  columns: [
    { key: 'name', title: { zh: '名称', en: 'Name' }, main: true, render: (c) => <span style={{ overflowWrap: 'anywhere' }}>{c.name}</span> },
    { key: 'status', title: { zh: '状态', en: 'State' }, render: (c) => <CampaignTag state={c.status} />, phone: 'mark' },
    { key: 'stage', title: { zh: '当前阶段', en: 'Stage now' }, render: (c) => c.stage ?? NONE },
    { key: 'period', title: { zh: '起止', en: 'Period' }, render: (c) => <span style={{ whiteSpace: 'nowrap' }}>{c.from} – {c.to}</span>, phone: 'line' },
    { key: 'lead', title: { zh: '牵头单位', en: 'Led by' }, render: (c) => c.leadUnit.name || NONE, phone: 'line' },
    { key: 'where', title: { zh: '范围', en: 'Where' }, render: (c) => c.divisionNames.join('、') || <Everywhere /> },
    { key: 'supports', title: { zh: '配合单位', en: 'Supported by' }, render: (c) => c.supportUnits.map((u) => u.name).join('、') || NONE, extra: true },
  ],
  filters: [
    { kind: 'choice', key: 'status', label: { zh: '状态', en: 'State' }, choices: campaignStates.map((value) => ({ value, label: campaignLifecycle.states[value] })), many: true },
    { kind: 'division', key: 'divisionCode', label: { zh: '范围', en: 'Where' } },
    { kind: 'unit', key: 'unitId', label: { zh: '牵头或配合单位', en: 'Led or supported by' }, extra: true },
  ],
  search: { key: 'q', hint: { zh: '名称', en: 'Name' } },
  exports: true, saved: true,
  empty: { text: { zh: '还没有专项行动。由区局或街道筹划、启动后，检查和隐患即可标记到行动。', en: 'There is no campaign yet. When one is planned and started, checks and hazards can be tagged with it.' } },
};

function Everywhere() {
  const { t } = useWords();
  return t('全区', 'Whole district');
}

/** 专项行动 All campaigns of the district. */
export function CampaignListPage() {
  const { t } = useWords();
  const rights = useRights();
  const navigate = useNavigate();
  const to = useTenantPath();
  const [open, setOpen] = useState(false);
  const plan = rights.may('campaign.manage') && <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen(true)}>{t('筹划专项行动', 'Plan a campaign')}</Button>;
  return (
    <>
      <ListPage title={t('专项行动', 'Campaigns')} spec={spec} actions={plan} />
      <FormDrawer title={t('筹划专项行动', 'Plan a campaign')} open={open} onClose={() => setOpen(false)}>
        <PlanForm onDone={(c) => void navigate(to(`campaigns/${c.id}`))} onCancel={() => setOpen(false)} />
      </FormDrawer>
    </>
  );
}
