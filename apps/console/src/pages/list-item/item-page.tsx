import { itemLevelNames, itemSourceNames, listItemApi, listItemLifecycle, type ListItem } from '@anlan/contracts/responsibility';
import { Alert, Card, Flex } from 'antd';
import { Link, useParams } from 'react-router';
import { useRead } from '../../api/queries';
import { Attachments } from '../../patterns/detail/attachments';
import { FactList } from '../../patterns/detail/fact-list';
import { LifecycleSteps } from '../../patterns/detail/lifecycle-steps';
import { RecordView } from '../../patterns/detail/record-view';
import { loadFile } from '../../patterns/files/load-file';
import { PageHeader } from '../../patterns/page-header';
import { useTenantPath } from '../../session/rights';
import { instantText } from '../../text/format';
import { useWords } from '../../text/text';
import { useKinds } from '../list-kind/use-kinds';
import { Due } from './columns';
import { ItemActs } from './item-acts';
import { Enterprises } from './enterprises-fields';
import { ItemSteps } from './item-steps';
import { ItemTag, Owner } from './item-tag';
import { Disputes, Instructions, Promotions, Reassignments } from './item-trail';
import { AccountabilityCard } from '../accident/accountability-card';
import { SourceTasks } from '../task/source-tasks';

/** One item: what has to be done, by whom, until when, and what came of it. */
export function ListItemPage() {
  const { id = '' } = useParams();
  const { t } = useWords();
  const read = useRead(listItemApi.get, { params: { id } }, { keep: true });
  return <RecordView read={read} missing={t('没有这个事项', 'There is no such item')} list={{ path: 'list-items', name: t('清单事项', 'the items') }}>{(i) => <Loaded item={i} onReadAgain={() => void read.refetch()} />}</RecordView>;
}

function Loaded({ item: i, onReadAgain }: { item: ListItem; onReadAgain: () => void }) {
  const { t, label } = useWords();
  const to = useTenantPath();
  const kind = useKinds().data?.find((k) => k.key === i.kindKey);
  const long = (text: string | null) => text && <span style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{text}</span>;
  const reached = { draft: { at: i.draftedAt, by: i.draftedBy.name }, ...(i.enteredAt && { open: { at: i.enteredAt } }), ...(i.submittedAt && { submitted: { at: i.submittedAt, by: i.submittedBy?.name } }), ...(i.closedAt && { closed: { at: i.closedAt, by: i.closedBy?.name } }) };
  return (
    <>
      <PageHeader
        back={<Link to={to(`responsibility-lists/${i.list.id}`)}>← {kind?.name ?? t('所在清单', 'Its list')} {i.list.number}</Link>} title={i.content.length > 60 ? `${i.content.slice(0, 60)}…` : i.content}
        note={<Flex gap={8} wrap align="center"><ItemTag item={i} /><span>{i.number}</span></Flex>} actions={<ItemSteps item={i} onReadAgain={onReadAgain} />}
      />
      <Flex vertical gap={16}>
        {i.status === 'open' && i.decision && <Alert type="warning" showIcon title={t('已退回：{reason}', 'Returned: {reason}', { reason: i.decision })} />}
        <Card>
          <FactList
            facts={[
              { label: t('责任主体', 'Owner'), value: <Owner item={i} /> },
              ...(i.enterprises ? [{ label: t('企业主体', 'Enterprises'), value: <Enterprises of={i.enterprises} /> }] : []),
              { label: t('完成时限', 'Due'), value: <Due item={i} /> },
              { label: t('配合单位', 'Supported by'), value: i.supportUnits.map((u) => u.name).join('、') },
              { label: t('属地', 'Place'), value: i.divisionName },
              { label: t('层级', 'Level'), value: i.level && label(itemLevelNames[i.level]) },
              ...(i.source ? [{ label: t('问题来源', 'Source'), value: label(itemSourceNames[i.source]) }] : []),
              { label: t('行业代码', 'Industry code'), value: i.industryCode },
              { label: t('分类', 'Group'), value: i.groupKey && (kind?.groups.find((g) => g.key === i.groupKey)?.name ?? i.groupKey) },
              { label: t('佐证要求', 'Evidence wanted'), value: i.evidenceWanted },
              { label: t('事项内容', 'Item'), value: long(i.content), wide: true },
              { label: t('依据', 'Basis'), value: long(i.legalBasis), wide: true },
              ...(i.requirement ? [{ label: t('工作要求', 'Requirement'), value: long(i.requirement), wide: true as const }] : []),
              ...(i.measure ? [{ label: t('措施', 'Measure'), value: long(i.measure), wide: true as const }] : []),
              { label: t('最近修改', 'Last change'), value: `${instantText(i.updatedAt)} · ${i.updatedBy.name}` },
            ]}
          />
          <Files item={i} files={i.attachments} />
        </Card>
        {i.report && (
          <Card title={<h2 style={{ fontSize: 16, margin: 0 }}>{t('办结情况与佐证', 'What was done, and the evidence')}</h2>}>
            <p style={{ marginTop: 0, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{i.report}</p>
            <Files item={i} files={i.evidence} />
            {i.submittedAt && <p><small>{t('{who} 报送于 {at}', 'Reported by {who} at {at}', { who: i.submittedBy?.name ?? '', at: instantText(i.submittedAt) })}</small></p>}
            {i.status === 'closed' && i.decision && <p style={{ marginBottom: 0 }}>{t('核验意见：{note}', 'Verified: {note}', { note: i.decision })}{i.closedBy && ` · ${i.closedBy.name}`}</p>}
          </Card>
        )}
        {kind?.performed === false && i.enteredAt !== null && <ItemActs item={i} />}
        <SourceTasks card kind="list_item" id={i.id} preset={i.status === 'open' ? { title: i.content.slice(0, 200), wanted: i.requirement?.slice(0, 200), leadUnitId: i.ownerUnit?.id, divisionCode: i.divisionCode, dueOn: i.dueDay } : undefined} />
        {i.status !== 'draft' && <AccountabilityCard source={{ kind: 'list_item', id: i.id }} />}
        <Instructions item={i} />
        <Promotions item={i} />
        <Disputes item={i} />
        <Reassignments item={i} />
        {kind?.performed !== false && <Card><LifecycleSteps lifecycle={listItemLifecycle} state={i.status} reached={reached} /></Card>}
      </Flex>
    </>
  );
}

function Files({ item, files }: { item: ListItem; files: ListItem['evidence'] }) {
  const { t } = useWords();
  const said = files.filter((f) => !f.fileId && f.description);
  const kept = files.flatMap((f, n) => (f.fileId ? [{ fileId: f.fileId, name: f.description ?? t('附件 {n}', 'File {n}', { n: n + 1 }) }] : []));
  return (
    <>
      {said.map((f) => <p key={f.description} style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{f.description}</p>)}
      {kept.length > 0 && <Attachments files={kept} load={(fileId) => loadFile(listItemApi.file, { id: item.id, fileId })} />}
    </>
  );
}
