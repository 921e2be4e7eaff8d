import { serviceContractApi, serviceContractLifecycle, serviceContractStates, type ServiceContract } from '@anlan/contracts/enforcement';
import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { FormDrawer } from '../../patterns/form/form-drawer';
import { ListPage } from '../../patterns/list/list-page';
import type { ListSpec } from '../../patterns/list/list.types';
import { ToneTag, type Tone } from '../../patterns/tone-tag';
import { useRights, useTenantPath } from '../../session/rights';
import { numberText, yuanText } from '../../text/format';
import { useWords } from '../../text/text';
import { ContractForm } from './contract-form';
import { ServiceFigures } from './service-figures';

const tones: Readonly<Record<ServiceContract['status'], Tone>> = { commissioned: 'plain', running: 'info', reported: 'warn', accepted: 'good', terminated: 'plain' };
export function ContractTag({ status }: Pick<ServiceContract, 'status'>) {
  return <ToneTag tone={tones[status]}>{useWords().label(serviceContractLifecycle.states[status])}</ToneTag>;
}

const spec: ListSpec<ServiceContract> = {
  name: 'enforcement.service-contract', op: serviceContractApi.list, rowKey: (c) => c.id, rowName: (c) => c.name, href: (c) => `service-contracts/${c.id}`,
  columns: [
    { key: 'name', title: { zh: '合同名称', en: 'Name' }, main: true, render: (c) => <span style={{ overflowWrap: 'anywhere' }}>{c.name}</span> },
    { key: 'status', title: { zh: '状态', en: 'State' }, render: (c) => <ContractTag status={c.status} />, phone: 'mark' },
    { key: 'provider', title: { zh: '服务机构', en: 'Provider' }, render: (c) => <span style={{ overflowWrap: 'anywhere' }}>{c.provider}</span>, phone: 'line' },
    { key: 'period', title: { zh: '服务期', en: 'Period' }, render: (c) => <span style={{ whiteSpace: 'nowrap' }}>{c.from} – {c.to}</span>, phone: 'line' },
    { key: 'amount', title: { zh: '金额', en: 'Amount' }, render: (c) => <span style={{ whiteSpace: 'nowrap' }}>{yuanText(c.amount)}</span>, align: 'right', phone: 'line' },
    { key: 'subjects', title: { zh: '服务对象', en: 'Subjects' }, render: (c) => (c.subjectIds.length ? numberText(c.subjectIds.length) : <AnySubject />), align: 'right' },
    { key: 'division', title: { zh: '委托区划', en: 'Commissioned by' }, render: (c) => c.divisionName },
    { key: 'number', title: { zh: '合同编号', en: 'Number' }, render: (c) => <span style={{ whiteSpace: 'nowrap' }}>{c.number}</span>, extra: true },
  ],
  filters: [
    { kind: 'choice', key: 'status', label: { zh: '状态', en: 'State' }, choices: serviceContractStates.map((value) => ({ value, label: serviceContractLifecycle.states[value] })) },
    { kind: 'division', key: 'divisionCode', label: { zh: '委托区划', en: 'Commissioned by' } },
  ],
  search: { key: 'q', hint: { zh: '编号、名称、服务机构', en: 'Number, name, provider' } }, saved: true, exports: true,
  empty: { text: { zh: '还没有服务合同。委托中介、第三方后，其检查挂在合同上，数字随之而来。', en: 'There is no contract yet. Once an agency is commissioned, its checks name the contract, and the numbers follow.' } },
};

function AnySubject() {
  return <>{useWords().t('不限', 'any')}</>;
}

/** 社会化服务 Contracts with agencies, and what came of them. */
export function ServiceContractListPage() {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const navigate = useNavigate();
  const to = useTenantPath();
  const add = useRights().may('service-contract.manage') && <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen(true)}>{t('委托服务', 'Commission a service')}</Button>;
  return (
    <>
      <ListPage title={t('社会化服务', 'Services')} spec={{ ...spec, empty: { ...spec.empty, action: add } }} actions={add}><ServiceFigures /></ListPage>
      <FormDrawer title={t('委托服务', 'Commission a service')} open={open} onClose={() => setOpen(false)}><ContractForm onDone={(c) => void navigate(to(`service-contracts/${c.id}`))} onCancel={() => setOpen(false)} /></FormDrawer>
    </>
  );
}
