import { listItemApi, responsibilityListApi, responsibilityListLifecycle, type ListItem, type ResponsibilityList } from '@anlan/contracts/responsibility';
import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Card, Flex } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { everyPage } from '../../api/every-page';
import { keyOf, useRead } from '../../api/queries';
import { FactList } from '../../patterns/detail/fact-list';
import { LifecycleSteps } from '../../patterns/detail/lifecycle-steps';
import { RecordView } from '../../patterns/detail/record-view';
import { FormDrawer } from '../../patterns/form/form-drawer';
import { OperationForm } from '../../patterns/form/operation-form';
import { PageHeader } from '../../patterns/page-header';
import { useRights, useTenantPath } from '../../session/rights';
import { instantText } from '../../text/format';
import { useWords } from '../../text/text';
import { EditionFields } from './edition-fields';
import { EditionItems } from './edition-items';
import { EditionSteps } from './edition-steps';
import { EditionTag } from './edition-tag';

/** One edition of a list: what it is, its items, and what may be done with it. */
export function EditionPage() {
  const { id = '' } = useParams();
  const { t } = useWords();
  const read = useRead(responsibilityListApi.get, { params: { id } }, { keep: true });
  return <RecordView read={read} missing={t('没有这份清单', 'There is no such list')} list={{ path: 'responsibility-lists', name: t('责任清单', 'the lists') }}>{(l) => <Loaded key={l.id} list={l} onReadAgain={() => void read.refetch()} />}</RecordView>;
}

function Loaded({ list, onReadAgain }: { list: ResponsibilityList; onReadAgain: () => void }) {
  const { t } = useWords();
  const to = useTenantPath();
  const [changing, setChanging] = useState(false);
  const items = useQuery<ListItem[], Error>({ queryKey: keyOf(listItemApi.list, 'of', list.id), queryFn: ({ signal }) => everyPage(listItemApi.list, { listId: list.id }, signal) });
  const keeps = useRights().may('responsibility-list.manage');
  const isDraft = list.status === 'draft' && list.allowedActions.includes('submit');
  const reached = {
    draft: { at: list.draftedAt, by: list.draftedBy.name }, ...(list.submittedAt && { submitted: { at: list.submittedAt, by: list.submittedBy?.name } }), ...(list.approvedAt && { approved: { at: list.approvedAt, by: list.approvedBy?.name } }),
  };
  return (
    <>
      <PageHeader
        back={<Link to={to('responsibility-lists')}>← {t('责任清单', 'Responsibility lists')}</Link>} title={list.title} note={<Flex gap={8} wrap align="center"><EditionTag status={list.status} /><span>{list.kind.name} · {t('第 {n} 版', 'edition {n}', { n: list.edition })} · {list.number}</span></Flex>}
        actions={<>{isDraft && <Button onClick={() => setChanging(true)}>{t('修改', 'Change')}</Button>}<EditionSteps list={list} items={items.data} onReadAgain={onReadAgain} /></>}
      />
      <Flex vertical gap={16}>
        <Before list={list} />
        <Card><LifecycleSteps lifecycle={responsibilityListLifecycle} state={list.status} reached={reached} /></Card>
        <EditionItems list={list} read={items} drafting={isDraft} rolling={keeps && list.inForce && list.rules.rolling && list.allowedActions.includes('revise')} />
        <Card><Facts list={list} /></Card>
      </Flex>
      <FormDrawer title={t('修改清单', 'Change the list')} open={changing} onClose={() => setChanging(false)}>
        <OperationForm
          op={responsibilityListApi.change} params={{ id: list.id }} version={list.version} initial={{ title: list.title, unitId: list.unitId, year: list.year, effectiveFrom: list.effectiveFrom, effectiveTo: list.effectiveTo }}
          toBody={(v) => ({ ...v, effectiveTo: v['effectiveTo'] || null }) as never} onDone={() => setChanging(false)} onCancel={() => setChanging(false)} onReadAgain={onReadAgain}
        ><EditionFields /></OperationForm>
      </FormDrawer>
    </>
  );
}

/** Editions before and after it, and why it was returned. */
function Before({ list }: { list: ResponsibilityList }) {
  const { t } = useWords();
  const to = useTenantPath();
  return (
    <>
      {list.status === 'draft' && list.decision && <Alert type="warning" showIcon title={t('已退回：{reason}', 'Returned: {reason}', { reason: list.decision })} />}
      {list.status === 'repealed' && list.decision && <Alert type="warning" showIcon title={t('已废止：{reason}', 'Repealed: {reason}', { reason: list.decision })} />}
      {list.revisionId && <Alert type="info" showIcon title={<Link className="in-text" to={to(`responsibility-lists/${list.revisionId}`)}>{list.status === 'superseded' ? t('已由新版取代，查看新版', 'A newer edition has taken its place') : t('正在修订，查看修订稿', 'It is being revised: to the revision')}</Link>} />}
      {list.revisionOf && <Alert type="info" showIcon title={<Link className="in-text" to={to(`responsibility-lists/${list.revisionOf}`)}>{t('本版修订自上一版，查看上一版', 'It revises the edition before')}</Link>} />}
    </>
  );
}

function Facts({ list: l }: { list: ResponsibilityList }) {
  const { t } = useWords();
  const rules = [l.rules.performed ? t('逐项办结销号', 'items are done and closed one by one') : t('常态职责，不办结', 'standing duties'), l.rules.published && t('印发后公示', 'published'), l.rules.rolling && t('动态增补', 'items enter at any time'), l.rules.instructed && t('按指令办理', 'worked by instruction'), l.rules.promotionName && t('可上报（{name}）', 'promoted ({name})', { name: l.rules.promotionName })];
  return (
    <FactList
      facts={[
        { label: t('种类', 'Kind'), value: l.kind.name },
        { label: t('年度', 'Year'), value: l.year },
        { label: t('区划', 'Division'), value: l.divisionName },
        { label: t('编制单位', 'Kept by'), value: l.unitName },
        { label: t('有效期', 'In force'), value: `${l.effectiveFrom} – ${l.effectiveTo ?? t('修订或废止', 'revised or repealed')}` },
        { label: t('文号', 'Document'), value: l.documentNumber },
        { label: t('印发日期', 'Issued on'), value: l.issuedOn },
        { label: t('审定意见', 'Approved with'), value: l.approvedAt ? l.decision : null },
        { label: t('公示', 'Published'), value: l.publishedAt && `${l.publishedAs ?? ''} · ${instantText(l.publishedAt)}` },
        { label: t('本版规则', 'Its rules'), value: rules.filter(Boolean).join(t('；', '; ')), wide: true },
        { label: t('最近修改', 'Last change'), value: `${instantText(l.updatedAt)} · ${l.updatedBy.name}` },
      ]}
    />
  );
}
