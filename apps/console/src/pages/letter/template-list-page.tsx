import { letterTemplateApi, letterTemplateLifecycle, letterTemplateStates, type LetterTemplate } from '@anlan/contracts/responsibility';
import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { FormDrawer } from '../../patterns/form/form-drawer';
import { ListPage } from '../../patterns/list/list-page';
import type { ListSpec } from '../../patterns/list/list.types';
import { ToneTag } from '../../patterns/tone-tag';
import { useRights, useTenantPath } from '../../session/rights';
import { instantText } from '../../text/format';
import { useWords } from '../../text/text';
import { TemplateForm } from './template-form';

export function TemplateTag({ status }: Pick<LetterTemplate, 'status'>) {
  return <ToneTag tone={status === 'active' ? 'good' : 'plain'}>{useWords().label(letterTemplateLifecycle.states[status])}</ToneTag>;
}

const spec: ListSpec<LetterTemplate> = {
  name: 'responsibility.letter-template', op: letterTemplateApi.list, rowKey: (x) => x.id, rowName: (x) => x.name, href: (x) => `letter-templates/${x.id}`,
  columns: [
    { key: 'name', title: { zh: '模板', en: 'Template' }, main: true, render: (x) => <span style={{ overflowWrap: 'anywhere' }}>{x.name}</span> },
    { key: 'status', title: { zh: '状态', en: 'State' }, render: (x) => <TemplateTag status={x.status} />, phone: 'mark' },
    { key: 'division', title: { zh: '归口区划', en: 'Kept by' }, render: (x) => x.divisionName, phone: 'line' },
    { key: 'targets', title: { zh: '目标', en: 'Targets' }, render: (x) => x.targets.length },
    { key: 'updated', title: { zh: '最近修改', en: 'Last change' }, render: (x) => <span style={{ whiteSpace: 'nowrap' }}>{instantText(x.updatedAt)}</span>, phone: 'line' },
  ],
  filters: [{ kind: 'choice', key: 'status', label: { zh: '状态', en: 'State' }, choices: letterTemplateStates.map((value) => ({ value, label: letterTemplateLifecycle.states[value] })) }],
  search: { key: 'q', hint: { zh: '名称', en: 'Name' } },
  empty: { text: { zh: '还没有模板。建一个模板，就可以给多家机构一次起草。', en: 'There is no template yet: with one, letters for many units are drafted at once.' } },
};

/** 责任书模板 What letters are made of. */
export function LetterTemplateListPage() {
  const { t } = useWords();
  const to = useTenantPath();
  const navigate = useNavigate();
  const [open, setOpen] = useState(false);
  const add = useRights().may('letter.manage') && <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen(true)}>{t('新建模板', 'Make a template')}</Button>;
  return (
    <>
      <ListPage title={t('责任书模板', 'Templates of letters')} spec={{ ...spec, empty: { ...spec.empty, action: add } }} actions={add} />
      <FormDrawer title={t('新建责任书模板', 'Make a template of letters')} open={open} onClose={() => setOpen(false)} width={680}><TemplateForm onDone={(x) => void navigate(to(`letter-templates/${x.id}`))} onCancel={() => setOpen(false)} /></FormDrawer>
    </>
  );
}
