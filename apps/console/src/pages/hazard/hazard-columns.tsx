import { hazardSourceNames, rectificationNames, type Hazard } from '@anlan/contracts/enforcement';
import { DueTag } from '../../patterns/due/due-tag';
import type { Column } from '../../patterns/list/list.types';
import { instantText, NONE } from '../../text/format';
import { useWords } from '../../text/text';
import { StatusTag, LevelTag } from './hazard-tags';

function Said({ of, is }: { of: Readonly<Record<string, { zh: string; en: string }>>; is: string }) {
  return <>{useWords().label(of[is], is)}</>;
}

/** Columns of a list of hazards; a phone shows the title, its marks, and where, whose and until when. */
export const hazardColumns: readonly Column<Hazard>[] = [
  { key: 'number', title: { zh: '编号', en: 'Number' }, render: (h) => <span style={{ whiteSpace: 'nowrap' }}>{h.number}</span>, phone: 'line' },
  { key: 'title', title: { zh: '隐患名称', en: 'Hazard' }, main: true, render: (h) => <span style={{ display: 'inline-block', maxWidth: 320, overflowWrap: 'anywhere' }}>{h.title}</span> },
  { key: 'level', title: { zh: '级别', en: 'Level' }, render: (h) => <LevelTag level={h.level} />, phone: 'mark' },
  { key: 'status', title: { zh: '状态', en: 'Status' }, render: (h) => <StatusTag status={h.status} />, phone: 'mark' },
  { key: 'dueAt', title: { zh: '整改期限', en: 'Due' }, render: (h) => <DueTag dueAt={h.dueAt} done={h.status === 'closed'} />, order: { ascend: 'dueAt' }, phone: 'line' },
  { key: 'division', title: { zh: '所在区划', en: 'Division' }, render: (h) => h.divisionName, phone: 'line' },
  { key: 'subject', title: { zh: '生产经营单位', en: 'Enterprise' }, render: (h) => h.subjectName ?? NONE, phone: 'line' },
  { key: 'assignee', title: { zh: '整改责任', en: 'Assigned to' }, render: (h) => h.assignee?.name ?? NONE },
  { key: 'assigneeUnit', title: { zh: '责任单位', en: 'Unit' }, render: (h) => h.assignee?.unitName ?? NONE, extra: true },
  { key: 'source', title: { zh: '来源', en: 'Source' }, render: (h) => <Said of={hazardSourceNames} is={h.source} /> },
  { key: 'reportedAt', title: { zh: '上报时间', en: 'Reported' }, render: (h) => <span style={{ whiteSpace: 'nowrap' }}>{instantText(h.reportedAt)}</span>, order: { descend: '-reportedAt' } },
  { key: 'reportedBy', title: { zh: '上报人', en: 'Reported by' }, render: (h) => h.reportedBy.name, extra: true },
  { key: 'category', title: { zh: '隐患类别', en: 'Category' }, render: (h) => h.category ?? NONE, extra: true },
  { key: 'rectification', title: { zh: '整改方式', en: 'Rectification' }, render: (h) => <Said of={rectificationNames} is={h.rectification} />, extra: true },
  { key: 'rejections', title: { zh: '复查不合格次数', en: 'Rejections' }, render: (h) => h.rejections, align: 'right', extra: true },
  { key: 'attachments', title: { zh: '附件数', en: 'Files' }, render: (h) => h.attachments, align: 'right', extra: true },
  { key: 'updatedAt', title: { zh: '最近更新', en: 'Last change' }, render: (h) => <span style={{ whiteSpace: 'nowrap' }}>{instantText(h.updatedAt)}</span>, order: { descend: '-updatedAt' }, extra: true },
  { key: 'closedAt', title: { zh: '销号时间', en: 'Closed' }, render: (h) => <span style={{ whiteSpace: 'nowrap' }}>{instantText(h.closedAt)}</span>, extra: true },
];
