import { checklistApi, checklistCategoryNames, type ChecklistDetail } from '@anlan/contracts/enforcement';
import { Card, Flex, Form, Input, Select } from 'antd';
import { Link, useNavigate, useParams } from 'react-router';
import { call } from '../../api/client';
import { useRead } from '../../api/queries';
import { Field } from '../../patterns/form/field';
import { OperationForm } from '../../patterns/form/operation-form';
import { LinkButton } from '../../patterns/link-button';
import { PageHeader } from '../../patterns/page-header';
import { ProblemView } from '../../patterns/problem-view';
import { PageSkeleton } from '../../patterns/skeletons';
import { Statement } from '../../patterns/statement';
import { useRights, useTenantPath } from '../../session/rights';
import { useWords } from '../../text/text';
import { useNotices } from '../../theme/notices';
import { choicesOf } from '../hazard/hazard.names';
import { ItemsField } from './items-field';

const valuesOf = ({ name, category, tags, industry, description, source, items }: ChecklistDetail) => ({ name, category, tags, industry, description, source, items });
/** An emptied text is none. */
const bodyOf = (values: Record<string, unknown>): never => Object.fromEntries(Object.entries(values).map(([k, v]) => [k, v === '' || v === undefined ? null : v])) as never;

export function ChecklistNewPage() {
  const { t } = useWords();
  const to = useTenantPath();
  const navigate = useNavigate();
  return (
    <>
      <PageHeader back={<Link to={to('checklists')}>← {t('检查表', 'Checklists')}</Link>} title={t('新建检查表', 'New checklist')} note={t('先存为草稿，发布后检查才能使用。', 'It is kept as a draft; checks use it once it is published.')} />
      <Card>
        <OperationForm op={checklistApi.create} draft="checklist.new" submit={t('存为草稿', 'Keep as a draft')} initial={{ category: 'routine', tags: [], items: [] }} toBody={bodyOf} onDone={(made) => void navigate(to(`checklists/${made.id}`))}><Fields /></OperationForm>
      </Card>
    </>
  );
}

export function ChecklistEditPage() {
  const { id = '' } = useParams();
  const { t } = useWords();
  const list = useRead(checklistApi.get, { params: { id } }, { keep: true });
  if (list.error && !list.data) return <ProblemView error={list.error} onRetry={() => void list.refetch()} />;
  if (!list.data) return <PageSkeleton />;
  if (list.data.status !== 'draft') {
    return <Statement title={t('只有草稿可以修改', 'Only a draft can be changed')} detail={t('已发布的版次不会变动，请建立新版本。', 'A published version stays as it is: start a new one.')}><LinkButton to={`checklists/${id}`} type="primary">{t('回到检查表', 'To the checklist')}</LinkButton></Statement>;
  }
  return <Edit key={id} list={list.data} />;
}

function Edit({ list }: { list: ChecklistDetail }) {
  const { t } = useWords();
  const to = useTenantPath();
  const navigate = useNavigate();
  const notices = useNotices();
  const back = (): void => void navigate(to(`checklists/${list.id}`));
  return (
    <>
      <PageHeader back={<Link to={to(`checklists/${list.id}`)}>← {list.name}</Link>} title={t('编辑：{name}（第 {n} 版）', 'Edit: {name} (version {n})', { name: list.name, n: list.number })} />
      <Card>
        <OperationForm
          op={checklistApi.change} params={{ id: list.id }} version={list.version} draft={`checklist.${list.id}`} initial={valuesOf(list)} toBody={bodyOf} submit={t('保存草稿', 'Save the draft')} onCancel={back}
          compare={{
            read: async () => {
              const now = await call(checklistApi.get, { params: { id: list.id } });
              return { values: valuesOf(now), version: now.version };
            },
            labels: { name: t('名称', 'Name'), category: t('类别', 'Category'), industry: t('适用行业', 'Industry'), source: t('编制依据', 'Made from'), items: t('检查项', 'Items') },
            show: (field, value) => (field === 'items' ? (value as ChecklistDetail['items']).map((i) => i.code).join('、') : String(value ?? '—')),
          }}
          onDone={() => (notices.success(t('已保存', 'Saved')), back())}
        >
          <Fields />
        </OperationForm>
      </Card>
    </>
  );
}

function Fields() {
  const { t, label } = useWords();
  const tags = useRights().me.riskTags;
  return (
    <>
      <Field name="name" label={t('名称', 'Name')}><Input maxLength={200} /></Field>
      <Flex gap={12} wrap>
        <Field name="category" label={t('类别', 'Category')} required={false} style={{ flex: 1, minWidth: 200 }}><Select options={choicesOf(checklistCategoryNames).map((c) => ({ value: c.value, label: label(c.label) }))} /></Field>
        <Field name="industry" label={t('适用行业', 'Industry')} style={{ flex: 1, minWidth: 200 }}><Input maxLength={50} /></Field>
      </Flex>
      <Field name="tags" label={t('适用的风险标签', 'Risk tags')} required={false}><Select mode="multiple" options={tags.map((tag) => ({ value: tag.code, label: label({ zh: tag.name, en: tag.nameEn || tag.name }) }))} /></Field>
      <Field name="source" label={t('编制依据', 'Made from')}><Input maxLength={500} /></Field>
      <Field name="description" label={t('说明', 'Description')}><Input.TextArea rows={2} maxLength={2000} /></Field>
      <h2 className="check-section">{t('检查项', 'Items')}</h2>
      <Form.Item name="items"><ItemsField /></Form.Item>
    </>
  );
}
