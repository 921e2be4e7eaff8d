import { standardisationApi, standardisationGradeNames, standardisationGrades, standardisationLifecycle, standardisationStates, type Standardisation } from '@anlan/contracts/enforcement';
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
import { ApplyForm } from './apply-form';
import { GradeFigures } from './grade-figures';
import { GradeTag } from './grade-tag';

const spec: ListSpec<Standardisation> = {
  name: 'enforcement.standardisation', op: standardisationApi.list, rowKey: (s) => s.id, rowName: (s) => s.subject.name, href: (s) => `standardisations/${s.id}`,
  columns: [
    { key: 'subject', title: { zh: '监管对象', en: 'Subject' }, main: true, render: (s) => <span style={{ overflowWrap: 'anywhere' }}>{s.subject.name}</span> },
    { key: 'status', title: { zh: '等级与状态', en: 'Grade and state' }, render: (s) => <GradeTag of={s} />, phone: 'mark' },
    { key: 'certificate', title: { zh: '证书编号', en: 'Certificate' }, render: (s) => <span style={{ overflowWrap: 'anywhere' }}>{s.certificateNumber ?? NONE}</span>, phone: 'line' },
    { key: 'announced', title: { zh: '公告日期', en: 'Announced' }, render: (s) => <span style={{ whiteSpace: 'nowrap' }}>{s.announcedOn ?? NONE}</span> },
    { key: 'expires', title: { zh: '有效期至', en: 'Valid until' }, render: (s) => <span style={{ whiteSpace: 'nowrap' }}>{s.expiresOn ?? NONE}</span>, phone: 'line' },
    { key: 'reviewer', title: { zh: '评审单位', en: 'Reviewed by' }, render: (s) => s.reviewer ?? NONE },
    { key: 'division', title: { zh: '区划', en: 'Division' }, render: (s) => s.divisionName, phone: 'line' },
  ],
  filters: [
    { kind: 'flag', key: 'valid', label: { zh: '有效', en: 'Valid' } },
    { kind: 'choice', key: 'grade', label: { zh: '等级', en: 'Grade' }, choices: standardisationGrades.map((value) => ({ value, label: standardisationGradeNames[value] })) },
    { kind: 'choice', key: 'status', label: { zh: '状态', en: 'State' }, choices: standardisationStates.map((value) => ({ value, label: standardisationLifecycle.states[value] })) },
    { kind: 'division', key: 'divisionCode', label: { zh: '区划', en: 'Division' } },
    { kind: 'flag', key: 'expired', label: { zh: '已过期', en: 'Expired' }, extra: true },
    { kind: 'choice', key: 'expiresWithin', label: { zh: '即将到期', en: 'Ends within' }, choices: ['30', '90', '180'].map((value) => ({ value, label: { zh: `${value} 日内`, en: `${value} days` } })), extra: true },
  ],
  search: { key: 'q', hint: { zh: '监管对象、证书编号', en: 'Subject, certificate' } }, counts: true, saved: true, exports: true,
  empty: { text: { zh: '还没有标准化定级记录。企业申请，评审通过并公告后，三年内有效。', en: 'There is no record yet. A subject applies; reviewed and announced, a grade is valid for three years.' } },
};

/** 安全生产标准化 Grades: applied for, reviewed, announced, renewed or revoked. */
export function StandardisationListPage() {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const navigate = useNavigate();
  const to = useTenantPath();
  const add = useRights().may('standardisation.apply') && <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen(true)}>{t('申请定级', 'Apply for a grade')}</Button>;
  return (
    <>
      <ListPage title={t('安全生产标准化', 'Standardisation')} spec={{ ...spec, empty: { ...spec.empty, action: add } }} actions={add}><GradeFigures /></ListPage>
      <FormDrawer title={t('申请定级', 'Apply for a grade')} open={open} onClose={() => setOpen(false)}><ApplyForm onDone={(s) => void navigate(to(`standardisations/${s.id}`))} onCancel={() => setOpen(false)} /></FormDrawer>
    </>
  );
}
