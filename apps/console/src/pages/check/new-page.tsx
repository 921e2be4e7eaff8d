import { checkKindNames, checkKinds, checklistApi, checkStyleNames, checkStyles, type CheckDetail, type CheckKind } from '@anlan/contracts/enforcement';
import { Alert, Card, Form, Grid, Input, Segmented, Select } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { useRead } from '../../api/queries';
import { wholeCode } from '../../offline/directory.rules';
import { outbox } from '../../offline/outbox';
import { useSubjectByCode } from '../../offline/use-directory';
import { Field } from '../../patterns/form/field';
import { OperationForm } from '../../patterns/form/operation-form';
import { PageHeader } from '../../patterns/page-header';
import { PositionField } from '../../patterns/pickers/position-field';
import { SubjectPicker } from '../../patterns/pickers/subject-picker';
import { useRights, useTenantPath } from '../../session/rights';
import { useWords } from '../../text/text';
import { CampaignPicker } from '../hazard/campaign-picker';
import { ExpertPicker } from '../expert/expert-picker';
import { ContractPicker } from '../service-contract/contract-picker';
import { also, apis, opens } from './check.names';
import { InspectionFields } from './inspection-fields';

/** Begins a check, or asks for an inspection: the kinds that the caller may. */
export function NewCheckPage() {
  const { t, label } = useWords();
  const rights = useRights();
  const to = useTenantPath();
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const wide = Grid.useBreakpoint().md;
  const kinds = checkKinds.filter((k) => rights.may(opens[k]));
  const asked = params.get('kind') as CheckKind | null;
  const [kind, setKind] = useState<CheckKind | undefined>(asked && kinds.includes(asked) ? asked : kinds[0]);
  const done = (check: CheckDetail): void => void navigate(to(check.kind === 'inspection' ? `checks/${check.id}` : `checks/${check.id}/run`));
  return (
    <>
      <PageHeader back={<Link to={to('checks')}>← {t('检查台账', 'Checks')}</Link>} title={kind === 'inspection' ? t('申请行政检查', 'Ask for an inspection') : t('开始检查', 'Begin a check')} />
      <Card style={{ maxWidth: 720 }}>
        {kinds.length > 1 && <Segmented vertical={!wide && kinds.length > 2} block value={kind} onChange={setKind} options={kinds.map((value) => ({ value, label: label(checkKindNames[value]) }))} style={{ marginBottom: 16 }} aria-label={t('检查类型', 'Kind of check')} />}
        {kind ? <NewForm key={kind} kind={kind} subjectId={params.get('subject') ?? undefined} onDone={done} /> : <Alert type="info" showIcon title={t('您的角色不能开展检查', 'Your role does not carry out checks')} />}
      </Card>
    </>
  );
}

const dropEmpty = (values: Record<string, unknown>) => Object.fromEntries(Object.entries(values).filter(([, v]) => v !== undefined && v !== '' && v !== null));

function NewForm({ kind, subjectId, onDone }: { kind: CheckKind; subjectId?: string; onDone: (check: CheckDetail) => void }) {
  const { t, label } = useWords();
  const rights = useRights();
  const looks = rights.may('subject.read');
  // The phone names the record: an opening whose answer was lost, and one that goes on here, are the same.
  const [clientId] = useState(() => crypto.randomUUID());
  const to = useTenantPath();
  const navigate = useNavigate();
  const goOnHere = async (body: Record<string, unknown>): Promise<boolean> => {
    if (kind === 'inspection') return false;
    const startedAt = new Date().toISOString();
    const title = `${label(checkKindNames[kind])} ${name.current ?? String(body['premisesCode'] ?? '')}`;
    await outbox.open({ id: clientId, kind, body: { ...body, startedAt }, title, startedAt });
    void navigate(to(`checks/local/${clientId}`));
    return true;
  };
  const name = useRef<string>(undefined);
  const common = { also, onDone, onAway: goOnHere as never, initial: { subjectId, style: 'regular', cause: 'plan', officers: [{}, {}] }, toBody: (v: Record<string, unknown>) => ({ ...dropEmpty(v), clientId }) as never };
  const fields = (
    <>
      {looks && <Field name="subjectId" label={t('监管对象', 'Subject')} required={kind === 'inspection'}><SubjectPicker onSubject={(chosen) => (name.current = chosen?.name)} status="active,suspended" placeholder={t('名称、地址或信用代码', 'Name, address or code')} /></Field>}
      {kind !== 'inspection' && <Field name="premisesCode" label={looks ? t('场所码（扫码到场，可不填）', 'Code of the premises, when you are there') : t('场所码', 'Code of the premises')} required={!looks} extra={looks && <AtCode onFound={(found) => (name.current ??= found)} />}><Input size="large" maxLength={20} autoCapitalize="characters" placeholder="7K2M-Q9XD-4TRP" /></Field>}
      {kind === 'agency' && <Field name="organization" label={t('中介机构（专家组）', 'Agency or experts')} required><Input maxLength={100} /></Field>}
      {kind === 'agency' && rights.may('service-contract.read') && <Field name="contractId" label={t('服务合同', 'Service contract')} required={false}><ContractPicker /></Field>}
      {kind === 'agency' && rights.may('expert.read') && <Field name="expertIds" label={t('参加的专家', 'Experts who take part')} required={false}><ExpertPicker many /></Field>}
      {kind === 'agency' && <Field name="contractNumber" label={t('合同编号（未在系统内的合同）', 'Number of a contract that is not on file here')} required={false}><Input maxLength={60} /></Field>}
      {kind === 'inspection' && <InspectionFields />}
      {kind !== 'self_check' && <Field name="style" label={t('方式', 'Way')} required={false}><Segmented block options={checkStyles.map((value) => ({ value, label: label(checkStyleNames[value]) }))} /></Field>}
      <ChecklistField />
      {rights.may('campaign.read') && <Field name="campaignIds" label={t('专项行动', 'Campaigns')} required={false}><CampaignPicker /></Field>}
      {kind !== 'inspection' && <Form.Item name="position"><PositionField otherwise={t('没有定位也可以继续。', 'It goes on without one.')} /></Form.Item>}
    </>
  );
  if (kind === 'inspection') return <OperationForm op={apis.inspection.request} draft="check.inspection" submit={t('提交申请', 'Ask')} {...common}>{fields}</OperationForm>;
  if (kind === 'agency') return <OperationForm op={apis.agency.open} submit={t('开始检查', 'Begin')} {...common} initial={{ subjectId, style: 'regular' }}>{fields}</OperationForm>;
  if (kind === 'self_check') return <OperationForm op={apis.self_check.open} submit={t('开始自查', 'Begin')} {...common} initial={{ subjectId }}>{fields}</OperationForm>;
  return <OperationForm op={apis.patrol.open} submit={t('开始检查', 'Begin')} {...common} initial={{ subjectId, style: 'regular' }}>{fields}</OperationForm>;
}

/** Whose door it is that the code hangs at, also without a line. */
function AtCode({ onFound }: { onFound: (name: string) => void }) {
  const { t } = useWords();
  const typed = Form.useWatch('premisesCode') as string | undefined;
  const { data } = useSubjectByCode(wholeCode(typed ?? ''));
  useEffect(() => {
    if (data) onFound(data.name);
  });
  return <span role="status">{data && t('{name}（{address}）', '{name} ({address})', { name: data.name, address: data.address })}</span>;
}

const publishedLists = { query: { status: 'published', limit: 200 } } as const;

/** The published checklists; without one, findings are written down by themselves. */
function ChecklistField() {
  const { t } = useWords();
  const rights = useRights();
  const lists = useRead(checklistApi.list, publishedLists, { enabled: rights.may('checklist.read'), offline: true });
  if (!rights.may('checklist.read')) return null;
  return <Field name="checklistId" label={t('检查表', 'Checklist')} required={false}><Select allowClear showSearch={{ optionFilterProp: 'label' }} loading={lists.isFetching} options={(lists.data?.items ?? []).map((c) => ({ value: c.id, label: `${c.name}（${c.itemCount}）` }))} notFoundContent={t('没有已发布的检查表', 'No checklist is published')} /></Field>;
}
