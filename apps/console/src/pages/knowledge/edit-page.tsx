import { knowledgeApi, knowledgeKindNames, type KnowledgeDetail, type KnowledgeFacts, type KnowledgeKind } from '@anlan/contracts/enforcement';
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
import { useTenantPath } from '../../session/rights';
import { useWords } from '../../text/text';
import { useNotices } from '../../theme/notices';
import { choicesOf } from '../hazard/hazard.names';

const fields = ['title', 'collection', 'article', 'category', 'text', 'source', 'effectiveFrom', 'effectiveTo', 'basis', 'penalty', 'cas', 'occurredOn'] as const satisfies readonly (keyof KnowledgeFacts)[];
const valuesOf = (entry: KnowledgeDetail) => Object.fromEntries(fields.map((f) => [f, entry[f]]));
/** An emptied text is none. */
const bodyOf = (values: Record<string, unknown>): never => Object.fromEntries(Object.entries(values).map(([k, v]) => [k, v === '' || v === undefined ? null : v])) as never;

export function KnowledgeNewPage() {
  const { t, label } = useWords();
  const to = useTenantPath();
  const navigate = useNavigate();
  const [form] = Form.useForm();
  const kind = (Form.useWatch('kind', form) as KnowledgeKind | undefined) ?? 'law_article';
  return (
    <>
      <PageHeader back={<Link to={to('knowledge')}>← {t('知识库', 'Knowledge base')}</Link>} title={t('新建知识条目', 'New entry')} note={t('先存为草稿，填完后发布。', 'It is kept as a draft and published once it is whole.')} />
      <Card>
        <OperationForm op={knowledgeApi.create} form={form} draft="knowledge.new" submit={t('存为草稿', 'Keep as a draft')} initial={{ kind: 'law_article' }} toBody={bodyOf} onDone={(made) => void navigate(to(`knowledge/${made.id}`))}>
          <Field name="kind" label={t('种类', 'Kind')}><Select options={choicesOf(knowledgeKindNames).map((c) => ({ value: c.value, label: label(c.label) }))} /></Field>
          <Fields kind={kind} />
        </OperationForm>
      </Card>
    </>
  );
}

export function KnowledgeEditPage() {
  const { id = '' } = useParams();
  const { t } = useWords();
  const entry = useRead(knowledgeApi.get, { params: { id } }, { keep: true });
  if (entry.error && !entry.data) return <ProblemView error={entry.error} onRetry={() => void entry.refetch()} />;
  if (!entry.data) return <PageSkeleton />;
  if (entry.data.status !== 'draft') {
    return <Statement title={t('只有草稿可以修改', 'Only a draft can be changed')} detail={t('已发布的版次不会变动，请修订。', 'A published version stays as it is: revise it.')}><LinkButton to={`knowledge/${id}`} type="primary">{t('回到条目', 'To the entry')}</LinkButton></Statement>;
  }
  return <Edit key={id} entry={entry.data} />;
}

function Edit({ entry }: { entry: KnowledgeDetail }) {
  const { t } = useWords();
  const to = useTenantPath();
  const navigate = useNavigate();
  const notices = useNotices();
  const back = (): void => void navigate(to(`knowledge/${entry.id}`));
  return (
    <>
      <PageHeader back={<Link to={to(`knowledge/${entry.id}`)}>← {entry.title}</Link>} title={t('编辑：{name}（第 {n} 版）', 'Edit: {name} (version {n})', { name: entry.title, n: entry.number })} />
      <Card>
        <OperationForm
          op={knowledgeApi.change} params={{ id: entry.id }} version={entry.version} draft={`knowledge.${entry.id}`} initial={valuesOf(entry)} toBody={bodyOf} submit={t('保存草稿', 'Save the draft')} onCancel={back}
          compare={{
            read: async () => {
              const now = await call(knowledgeApi.get, { params: { id: entry.id } });
              return { values: valuesOf(now), version: now.version };
            },
            labels: { title: t('名称', 'Title'), collection: t('所属法规', 'Collection'), article: t('条款', 'Article'), category: t('类别', 'Category'), text: t('正文', 'Text'), source: t('来源', 'Source'), effectiveFrom: t('施行日期', 'In force from'), effectiveTo: t('失效日期', 'Until') },
            show: (_field, value) => String(value ?? '—'),
          }}
          onDone={() => (notices.success(t('已保存', 'Saved')), back())}
        >
          <Fields kind={entry.kind} />
        </OperationForm>
      </Card>
    </>
  );
}

const half = { flex: 1, minWidth: 200 };

function Fields({ kind }: { kind: KnowledgeKind }) {
  const { t } = useWords();
  const day = <Input type="date" />;
  return (
    <>
      <Field name="title" label={kind === 'chemical' ? t('品名', 'Name') : kind === 'violation' ? t('违法行为', 'Conduct') : t('名称', 'Title')}><Input maxLength={300} /></Field>
      <Flex gap={12} wrap>
        <Field name="collection" label={t('所属法规、标准、目录', 'Collection')} style={{ flex: 2, minWidth: 240 }} extra={t('与检查表“依据”写法一致，才能互相对应', 'Written as checklists name their basis, so that the two meet')}><Input maxLength={300} /></Field>
        <Field name="article" label={t('条款、序号', 'Article')} style={half}><Input maxLength={100} /></Field>
      </Flex>
      <Flex gap={12} wrap>
        <Field name="category" label={t('类别', 'Category')} style={half}><Input maxLength={100} /></Field>
        {kind === 'chemical' && <Field name="cas" label={t('CAS 号', 'CAS number')} style={half}><Input maxLength={12} /></Field>}
        {kind === 'accident_case' && <Field name="occurredOn" label={t('事故日期', 'Occurred on')} style={half}>{day}</Field>}
      </Flex>
      {kind === 'violation' && (
        <>
          <Field name="basis" label={t('违反条款', 'Offends against')}><Input.TextArea rows={2} maxLength={1000} /></Field>
          <Field name="penalty" label={t('处罚条款', 'Penalty clause')} extra={t('写明条款，不另写数额', 'The clause, without amounts of its own')}><Input.TextArea rows={2} maxLength={1000} /></Field>
        </>
      )}
      <Field name="text" label={t('正文', 'Text')}><Input.TextArea rows={8} maxLength={20_000} showCount /></Field>
      <Field name="source" label={t('来源', 'Source')}><Input maxLength={500} /></Field>
      {kind !== 'accident_case' && (
        <Flex gap={12} wrap>
          <Field name="effectiveFrom" label={t('施行日期', 'In force from')} style={half}>{day}</Field>
          <Field name="effectiveTo" label={t('失效日期', 'Until')} style={half}>{day}</Field>
        </Flex>
      )}
    </>
  );
}
