import { mechanismScopeNames, mechanismTemplateApi, type MechanismTemplate } from '@anlan/contracts/responsibility';
import { Button, Card, Flex, Input } from 'antd';
import { useState } from 'react';
import { Link, useNavigate, useParams, useSearchParams } from 'react-router';
import { useRead } from '../../api/queries';
import { FactList } from '../../patterns/detail/fact-list';
import { RecordView } from '../../patterns/detail/record-view';
import { Field } from '../../patterns/form/field';
import { FormDrawer } from '../../patterns/form/form-drawer';
import { OperationForm } from '../../patterns/form/operation-form';
import { LinkButton } from '../../patterns/link-button';
import { PageHeader } from '../../patterns/page-header';
import { useRights, useTenantPath } from '../../session/rights';
import { instantText } from '../../text/format';
import { useWords } from '../../text/text';
import { useNotices } from '../../theme/notices';
import { ListForm } from './list-form';
import { Matrix } from './matrix';
import { TemplateTag } from './tags';
import { TemplateFigures } from './template-figures';
import { TemplateForm } from './template-form';

/** One mechanism: its items, how far it is attained, and each place with its ticks. */
export function MechanismTemplatePage() {
  const { id = '' } = useParams();
  const { t } = useWords();
  const read = useRead(mechanismTemplateApi.get, { params: { id } }, { keep: true });
  return <RecordView read={read} missing={t('没有这个机制模板', 'There is no such template')} list={{ path: 'mechanism-templates', name: t('机制模板', 'the templates') }}>{(m) => <Loaded key={m.id} template={m} onReadAgain={() => void read.refetch()} />}</RecordView>;
}

type Form = 'list' | 'change' | 'revise' | 'retire';

function Loaded({ template: m, onReadAgain }: { template: MechanismTemplate; onReadAgain: () => void }) {
  const { t, label } = useWords();
  const to = useTenantPath();
  const navigate = useNavigate();
  const notices = useNotices();
  const rights = useRights();
  const [params] = useSearchParams();
  const [open, setOpen] = useState<Form>();
  const close = (): void => setOpen(undefined);
  const done = (): void => (notices.success(t('已办理', 'Done')), close());
  const names: Record<Form, string> = { list: t('列入', 'List'), change: t('修改', 'Change'), revise: t('修订', 'Revise'), retire: t('停用', 'Retire') };
  const lists = m.status === 'in_force' && rights.may('mechanism-record.list');
  const shown: Form[] = [...(lists ? ['list' as const] : []), ...(m.allowedActions.length > 0 && !m.used ? ['change' as const] : []), ...m.allowedActions];
  return (
    <>
      <PageHeader
        back={<Link to={to('mechanism-templates')}>← {t('机制模板', 'Mechanism templates')}</Link>} title={m.name} note={<Flex gap={8} wrap align="center"><TemplateTag status={m.status} /><span>{t('第 {n} 版', 'Version {n}', { n: m.number })} · {label(mechanismScopeNames[m.scope])}</span></Flex>}
        actions={<>{shown.map((k) => <Button key={k} type={k === 'list' ? 'primary' : 'default'} danger={k === 'retire'} onClick={() => setOpen(k)}>{names[k]}</Button>)}{lists && <LinkButton to="mechanism-records/import">{t('从文件导入', 'Import a file')}</LinkButton>}</>}
      />
      <Flex vertical gap={16}>
        <TemplateFigures id={m.id} divisionCode={params.get('divisionCode') ?? undefined} />
        <Matrix template={m} />
        <Card>
          <FactList
            facts={[
              { label: t('牵头单位', 'Lead unit'), value: m.ownerUnitName },
              { label: t('项数', 'Items'), value: m.items.length },
              { label: t('最近修改', 'Last change'), value: `${instantText(m.updatedAt)} · ${m.updatedBy.name}` },
              { label: t('依据文件', 'Source document'), value: m.sourceDocument, wide: true as const },
              ...(m.retireReason ? [{ label: t('停用原因', 'Retired because'), value: m.retireReason, wide: true as const }] : []),
            ]}
          />
          <ol style={{ margin: '12px 0 0', paddingInlineStart: 24 }}>
            {m.items.map((i) => <li key={i.name} style={{ marginBottom: 8, overflowWrap: 'anywhere' }}><strong>{i.name}</strong>{i.evidenceWanted && t('（须有佐证）', ' (wants evidence)')}{i.countUnit && t('（填数量，{unit}）', ' (counted in {unit})', { unit: i.countUnit })}<div style={{ whiteSpace: 'pre-wrap' }}>{i.wanted}</div></li>)}
          </ol>
        </Card>
      </Flex>
      <FormDrawer title={open ? names[open] : ''} open={!!open} onClose={close} width={640}>
        {open === 'list' && <ListForm template={m} onDone={(r) => void navigate(to(`mechanism-records/${r.id}`))} onCancel={close} />}
        {open === 'change' && <TemplateForm template={m} onDone={done} onCancel={close} onReadAgain={onReadAgain} />}
        {open === 'revise' && <TemplateForm template={m} revises onDone={(next) => void navigate(to(`mechanism-templates/${next.id}`))} onCancel={close} onReadAgain={onReadAgain} />}
        {open === 'retire' && (
          <OperationForm op={mechanismTemplateApi.retire} params={{ id: m.id }} version={m.version} submit={names.retire} danger onDone={done} onCancel={close} onReadAgain={onReadAgain}>
            <p>{t('停用后不再列入新的场所；已有的记录保留，可继续填报和核查。', 'Nothing new is listed under it; what is listed stays, and can be recorded and checked.')}</p>
            <Field name="reason" label={t('停用原因', 'Reason')}><Input.TextArea rows={3} maxLength={500} /></Field>
          </OperationForm>
        )}
      </FormDrawer>
    </>
  );
}
