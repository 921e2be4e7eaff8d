import { bodyStandardApi, bodyStandardLifecycle, bodyStandardStates, type BodyStandard } from '@anlan/contracts/responsibility';
import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { FormDrawer } from '../../patterns/form/form-drawer';
import { ListPage } from '../../patterns/list/list-page';
import type { ListSpec } from '../../patterns/list/list.types';
import { useRights, useTenantPath } from '../../session/rights';
import { useWords } from '../../text/text';
import { StandardForm } from './standard-form';
import { levelNames, StandardTag } from './words';

function Levels({ of }: { of: BodyStandard['levels'] }) {
  const { t, label } = useWords();
  return <>{of.map((l) => label(levelNames[l])).join(t('、', ', '))}</>;
}

const spec: ListSpec<BodyStandard> = {
  name: 'responsibility.body-standard', op: bodyStandardApi.list, rowKey: (s) => s.id, rowName: (s) => s.name, href: (s) => `body-standards/${s.id}`, saved: true,
  columns: [
    { key: 'name', title: { zh: '标准名称', en: 'Name' }, main: true, render: (s) => <span style={{ overflowWrap: 'anywhere' }}>{s.name}</span> },
    { key: 'status', title: { zh: '状态', en: 'State' }, render: (s) => <StandardTag status={s.status} />, phone: 'mark' },
    { key: 'number', title: { zh: '版次', en: 'Version' }, render: (s) => s.number, align: 'right', phone: 'line' },
    { key: 'levels', title: { zh: '适用的机构', en: 'For' }, render: (s) => <Levels of={s.levels} />, phone: 'line' },
    { key: 'items', title: { zh: '项数', en: 'Items' }, render: (s) => s.items.length, align: 'right' },
    { key: 'pass', title: { zh: '达标分／满分', en: 'Pass mark / full score' }, render: (s) => `${s.passMark} / ${s.fullScore}`, align: 'right', phone: 'line' },
    { key: 'source', title: { zh: '依据文件', en: 'Source' }, render: (s) => <span style={{ overflowWrap: 'anywhere' }}>{s.sourceDocument}</span>, extra: true },
  ],
  filters: [
    { kind: 'choice', key: 'status', label: { zh: '状态', en: 'State' }, choices: bodyStandardStates.map((value) => ({ value, label: bodyStandardLifecycle.states[value] })) },
    { kind: 'choice', key: 'level', label: { zh: '适用的机构', en: 'For' }, choices: (['street', 'community'] as const).map((value) => ({ value, label: levelNames[value] })) },
  ],
  empty: { text: { zh: '还没有机构建设标准。起草并发布（如“六有”）之后，街道、社区即可自评。', en: 'There is no standard yet. Once one is drafted and published (such as 六有), streets and communities can check themselves.' } },
};

/** 机构建设标准 in their versions. */
export function BodyStandardListPage() {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const navigate = useNavigate();
  const to = useTenantPath();
  const add = useRights().may('body-standard.manage') && <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen(true)}>{t('起草标准', 'Draft a standard')}</Button>;
  return (
    <>
      <ListPage title={t('机构建设标准', 'Standards of bodies')} spec={{ ...spec, empty: { ...spec.empty, action: add } }} actions={add} />
      <FormDrawer title={t('起草标准', 'Draft a standard')} open={open} onClose={() => setOpen(false)} width={720}><StandardForm onDone={(s) => void navigate(to(`body-standards/${s.id}`))} onCancel={() => setOpen(false)} /></FormDrawer>
    </>
  );
}
