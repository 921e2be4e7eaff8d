import { subjectApi } from '@anlan/contracts/enforcement';
import { MOST_SUPERVISIONS, responsibilityFileApi, supervisionApi, type SupervisionKind } from '@anlan/contracts/responsibility';
import { Alert, Card, Form, Input } from 'antd';
import { Link, useNavigate } from 'react-router';
import { call } from '../../api/client';
import { Problem } from '../../api/problem';
import { givenEvidence } from '../../patterns/files/files';
import { FilesField, filesSent } from '../../patterns/files/files-field';
import { Field } from '../../patterns/form/field';
import { OperationForm } from '../../patterns/form/operation-form';
import { PageHeader } from '../../patterns/page-header';
import { UnitsPicker } from '../../patterns/pickers/units-picker';
import { ProblemView } from '../../patterns/problem-view';
import { useRights, useTenantPath } from '../../session/rights';
import { useWords } from '../../text/text';
import { enterprisesIn, type Named } from './batch-lines';
import { DraftFields, KindFields } from './draft-fields';

type Values = Record<string, unknown>;

/** A code alone is called what the register calls it; what it does not know is left without a name, and refused at its line. */
async function known(e: Named): Promise<Named> {
  if (e.name !== '' || e.creditCode === null) return e;
  const { items } = await call(subjectApi.list, { query: { q: e.creditCode, limit: 5 } });
  return { ...e, name: items.find((s) => s.creditCode === e.creditCode)?.name ?? '' };
}

/** 批量拟制: one reason, and a document for each enterprise and each department; all of them or none. */
export function NewSupervisionsPage() {
  const { t } = useWords();
  const rights = useRights();
  const to = useTenantPath();
  const navigate = useNavigate();
  const [form] = Form.useForm();
  const kind = Form.useWatch('kind', form) as SupervisionKind | undefined;
  const pasted = Form.useWatch('enterprises', form) as string | undefined;
  const units = Form.useWatch('unitIds', form) as string[] | undefined;
  const count = enterprisesIn(pasted ?? '').length + (units?.length ?? 0);
  const places = rights.divisionsOf('supervision.manage');
  const toBody = async ({ files, enterprises, unitIds, level, requirements, ...v }: Values) => {
    const named: Named[] = [];
    for (const e of enterprisesIn(String(enterprises ?? ''))) named.push(rights.may('subject.read') ? await known(e) : e);
    const lines = [...named.map((enterprise) => ({ enterprise })), ...((unitIds as string[] | undefined) ?? []).map((unitId) => ({ unitId }))];
    return { ...v, ...(kind === 'listed' && { level: level ?? null, requirements: requirements ?? null }), lines, attachments: givenEvidence(files) } as never;
  };
  return (
    <>
      <PageHeader back={<Link to={to('supervisions')}>← {t('督办', 'Supervision')}</Link>} title={t('批量拟制督办文书', 'Draft for many')} note={t('同一事由，一个对象一件，全部拟成或全部不成；之后逐件报审、签发', 'One reason, a document for each; all are drafted or none. Each is then submitted and approved by itself')} />
      <Card style={{ maxWidth: 760 }}>
        <OperationForm
          op={supervisionApi.draftMany} form={form} initial={{ kind: 'interview', divisionCode: places?.length === 1 ? places[0] : undefined }} toBody={toBody} also={[['responsibility', 'task'], ['responsibility', 'supervision']]}
          submit={t('拟制 {n} 件', 'Draft {n}', { n: count })} refusal={(error) => <Refusal error={error} />} onDone={({ items }) => void navigate(to(`supervisions?${new URLSearchParams({ status: 'drafted', ...(items[0] && { kind: items[0].kind }) })}`))}
        >
          <KindFields kind={kind} />
          <Field name="enterprises" label={t('企业（一行一家：统一社会信用代码、名称，可从表格粘贴）', 'Enterprises, one a line: credit code and name, as pasted from a sheet')} required={false} extra={rights.may('subject.read') ? t('只有代码的，名称取自监管对象台账', 'With a code alone the name is taken from the register of subjects') : undefined}><Input.TextArea rows={6} /></Field>
          <Field name="unitIds" label={t('部门', 'Departments')} required={false}><UnitsPicker placeholder={t('请选择单位', 'Choose units')} /></Field>
          <p role="status">{t('共 {n} 个对象，最多 {most} 个', '{n} in all, at most {most}', { n: count, most: MOST_SUPERVISIONS })}</p>
          <DraftFields kind={kind} />
          <Field name="files" label={t('附件', 'Attachments')} required={false} rules={[filesSent(t)]}><FilesField op={responsibilityFileApi.upload} /></Field>
        </OperationForm>
      </Card>
    </>
  );
}

/** What is wrong, by the place of whom it is about: enterprises as pasted, then departments. */
function Refusal({ error }: { error: Error }) {
  const { t } = useWords();
  const faults = error instanceof Problem ? error.faults.flatMap((f) => { const n = /lines\[?\.?(\d+)/.exec(f.path)?.[1]; return n === undefined ? [] : [{ n: Number(n) + 1, message: f.message }]; }) : [];
  if (faults.length === 0) return <ProblemView error={error} />;
  return <Alert type="error" showIcon title={t('一件也没有拟制', 'Nothing was drafted')} description={<ul style={{ margin: 0, paddingInlineStart: 16, maxHeight: 240, overflow: 'auto' }}>{faults.map((f, i) => <li key={i}>{t('第 {n} 个对象：{why}', 'Number {n}: {why}', { n: f.n, why: f.message })}</li>)}</ul>} />;
}
