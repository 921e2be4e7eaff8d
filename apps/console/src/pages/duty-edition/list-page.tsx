import { dutyEditionApi, dutyEditionLifecycle, dutyEditionStates, type DutyEdition } from '@anlan/contracts/responsibility';
import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { FormDrawer } from '../../patterns/form/form-drawer';
import { LinkButton } from '../../patterns/link-button';
import { ListPage } from '../../patterns/list/list-page';
import type { ListSpec } from '../../patterns/list/list.types';
import { yearChoices } from '../../patterns/list/year-choices';
import { useRights, useTenantPath } from '../../session/rights';
import { NONE } from '../../text/format';
import { useWords } from '../../text/text';
import { long } from '../duty-object/tags';
import { DraftForm } from './draft-form';
import { EditionTag } from './tags';

const spec: ListSpec<DutyEdition> = {
  name: 'responsibility.duty-edition', op: dutyEditionApi.list, rowKey: (e) => e.id, rowName: (e) => e.title, href: (e) => `duty-editions/${e.id}`, saved: true,
  columns: [
    { key: 'title', title: { zh: '名录名称', en: 'Title' }, main: true, render: (e) => long(e.title) },
    { key: 'status', title: { zh: '状态', en: 'State' }, render: (e) => <EditionTag status={e.status} />, phone: 'mark' },
    { key: 'year', title: { zh: '年度', en: 'Year' }, render: (e) => e.year, phone: 'line' },
    { key: 'division', title: { zh: '区划', en: 'Division' }, render: (e) => e.divisionName, phone: 'line' },
    { key: 'holders', title: { zh: '责任人', en: 'Holders' }, render: (e) => e.holders, align: 'right' },
    { key: 'adjustments', title: { zh: '调整次数', en: 'Adjustments' }, render: (e) => e.adjustments, align: 'right' },
    { key: 'document', title: { zh: '公布文号', en: 'Document' }, render: (e) => long(e.documentNumber ?? NONE), phone: 'line' },
    { key: 'published', title: { zh: '公布日期', en: 'Published' }, render: (e) => e.publishedOn ?? NONE },
    { key: 'number', title: { zh: '编号', en: 'Number' }, render: (e) => long(e.number), extra: true },
  ],
  filters: [
    { kind: 'choice', key: 'year', label: { zh: '年度', en: 'Year' }, choices: yearChoices() },
    { kind: 'choice', key: 'status', label: { zh: '状态', en: 'State' }, choices: dutyEditionStates.map((value) => ({ value, label: dutyEditionLifecycle.states[value] })) },
    { kind: 'division', key: 'divisionCode', label: { zh: '区划', en: 'Division' } },
  ],
  empty: { text: { zh: '还没有责任人名录。每个区划一年一份：拟定、送审、由他人审定、公布。', en: 'There is no table yet. A division has one a year: drafted, submitted, approved by another person, published.' } },
};

/** 年度三防责任人名录 */
export function DutyEditionListPage() {
  const { t } = useWords();
  const to = useTenantPath();
  const navigate = useNavigate();
  const [open, setOpen] = useState(false);
  const add = useRights().may('duty-holder.manage') && <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen(true)}>{t('拟定名录', 'Draft a table')}</Button>;
  return (
    <>
      <ListPage title={t('三防责任人名录', 'Tables of duty holders')} spec={{ ...spec, empty: { ...spec.empty, action: add } }} actions={<><LinkButton to="duty-objects/gaps">{t('缺口清单', 'Gaps')}</LinkButton>{add}</>} />
      <FormDrawer title={t('拟定名录', 'Draft a table')} open={open} onClose={() => setOpen(false)}><DraftForm onDone={(e) => void navigate(to(`duty-editions/${e.id}`))} onCancel={() => setOpen(false)} /></FormDrawer>
    </>
  );
}
