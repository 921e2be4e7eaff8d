import { fundApi, fundLifecycle, fundStates, type Fund } from '@anlan/contracts/responsibility';
import { PlusOutlined } from '@ant-design/icons';
import { Button, Flex } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { FormDrawer } from '../../patterns/form/form-drawer';
import { ListPage } from '../../patterns/list/list-page';
import type { ListSpec } from '../../patterns/list/list.types';
import { useRights, useTenantPath } from '../../session/rights';
import { yuanText } from '../../text/format';
import { useWords } from '../../text/text';
import { FundForm } from './forms';
import { FundTag } from './tags';

const yuan = (n: number) => <span style={{ whiteSpace: 'nowrap' }}>{yuanText(n)}</span>;
const spec: ListSpec<Fund> = {
  name: 'responsibility.fund', op: fundApi.list, rowKey: (f) => f.id, rowName: (f) => f.name, href: (f) => `funds/${f.id}`, saved: true,
  columns: [
    { key: 'name', title: { zh: '经费名称', en: 'Name' }, main: true, render: (f) => <span style={{ overflowWrap: 'anywhere' }}>{f.name}</span> },
    { key: 'status', title: { zh: '状态', en: 'State' }, render: (f) => <FundTag status={f.status} />, phone: 'mark' },
    { key: 'year', title: { zh: '年度', en: 'Year' }, render: (f) => f.year, phone: 'line' },
    { key: 'amount', title: { zh: '总额', en: 'Amount' }, render: (f) => yuan(f.amount), align: 'right', phone: 'line' },
    { key: 'budgeted', title: { zh: '已编列', en: 'Budgeted' }, render: (f) => yuan(f.budgeted), align: 'right' },
    { key: 'rest', title: { zh: '未编列', en: 'Not budgeted' }, render: (f) => yuan(f.amount - f.budgeted), align: 'right', phone: 'line' },
    { key: 'division', title: { zh: '区划', en: 'Division' }, render: (f) => f.divisionName, phone: 'line' },
    { key: 'source', title: { zh: '来源文件', en: 'Source' }, render: (f) => f.sourceDocument, extra: true },
  ],
  filters: [
    { kind: 'text', key: 'year', label: { zh: '年度', en: 'Year' } },
    { kind: 'choice', key: 'status', label: { zh: '状态', en: 'State' }, choices: fundStates.map((value) => ({ value, label: fundLifecycle.states[value] })) },
    { kind: 'division', key: 'divisionCode', label: { zh: '区划', en: 'Division' } },
  ],
  empty: { text: { zh: '还没有专项经费。设立年度经费，编列项目，下达后登记支付，进度随之算出。', en: 'There is no fund yet. Open the fund of a year, plan its projects, and record payments once they are allotted; the progress follows.' } },
};

/** 专项经费 The funds of each year. */
export function FundListPage() {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const navigate = useNavigate();
  const to = useTenantPath();
  const add = useRights().may('fund.manage') && <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen(true)}>{t('设立经费', 'Open a fund')}</Button>;
  const ledgers = [['fund-projects', t('全部项目', 'All projects')], ['fund-payments', t('全部支付', 'All payments')], ['fund-adjustments', t('预算调整', 'Adjustments')], ['fund-bulletins', t('提醒与通报', 'Reminders and bulletins')]] as const;
  return (
    <>
      <ListPage title={t('专项经费', 'Funds')} note={<Flex gap={12} wrap component="span">{ledgers.map(([path, name]) => <Link key={path} className="in-text" to={to(path)}>{name}</Link>)}</Flex>} spec={{ ...spec, empty: { ...spec.empty, action: add } }} actions={add} />
      <FormDrawer title={t('设立经费', 'Open a fund')} open={open} onClose={() => setOpen(false)}><FundForm onDone={(f) => void navigate(to(`funds/${f.id}`))} onCancel={() => setOpen(false)} /></FormDrawer>
    </>
  );
}
