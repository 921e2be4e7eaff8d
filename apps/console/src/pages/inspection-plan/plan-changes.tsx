import { inspectionKindNames, type InspectionPlan, type PlanChange } from '@anlan/contracts/enforcement';
import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { History } from '../../patterns/detail/history';
import { EmptyState } from '../../patterns/empty-state';
import { useSubjects } from '../../patterns/pickers/subjects-picker';
import { useTenantPath } from '../../session/rights';
import { instantText, NONE } from '../../text/format';
import { useWords } from '../../text/text';

const MORE = 20;

/** Every change that was proposed, newest first, and what became of it. */
export function PlanChanges({ plan }: { plan: InspectionPlan }) {
  const { t } = useWords();
  if (plan.changes.length === 0) return <EmptyState text={t('没有调整。执行中的计划经申请、审批后调整。', 'Nothing was changed. What runs is changed by proposing it and deciding on it.')} />;
  const outcome = ({ result }: PlanChange): string => (result === null ? t('待审批', 'Not decided') : result === 'accepted' ? t('已同意', 'Accepted') : t('未同意', 'Refused'));
  return (
    <History
      items={[...plan.changes].reverse().map((c) => ({
        id: c.proposedAt, at: c.proposedAt, who: c.proposedBy.name, tone: c.result === null ? 'plain' : c.result === 'accepted' ? 'good' : 'bad',
        what: t('申请调整：列入 {put} 家，撤下 {drop} 家 · {outcome}', 'Proposed: {put} in, {drop} out · {outcome}', { put: c.put.length, drop: c.drop.length, outcome: outcome(c) }),
        note: (
          <>
            <div style={{ overflowWrap: 'anywhere' }}>{t('事由：{reason}', 'Reason: {reason}', { reason: c.reason })}</div>
            <ChangedSubjects change={c} />
            {c.decidedAt && <div>{t('审批：{who} {at}', 'Decided: {who} {at}', { who: c.decidedBy?.name ?? NONE, at: instantText(c.decidedAt) })}{c.decision && ` · ${c.decision}`}</div>}
          </>
        ),
      }))}
    />
  );
}

/** Which subjects come and go: who decides has to see them. Of many the first are named, more when they are asked for. */
export function ChangedSubjects({ change }: { change: PlanChange }) {
  const { t, label } = useWords();
  const to = useTenantPath();
  const [most, setMost] = useState(MORE);
  const lines = [
    ...change.put.map((p) => ({ id: p.subjectId, mark: t('列入', 'In'), more: `${label(inspectionKindNames[p.kind])} · ${t('{m} 月', 'month {m}', { m: p.month })}` })),
    ...change.drop.map((id) => ({ id, mark: t('撤下', 'Out'), more: '' })),
  ];
  const shown = lines.slice(0, most);
  const subjects = useSubjects([...new Set(shown.map((l) => l.id))]);
  return (
    <>
      <ul style={{ margin: '4px 0', paddingInlineStart: 20 }}>
        {shown.map((l) => <li key={`${l.mark}${l.id}`} style={{ overflowWrap: 'anywhere' }}>{l.mark} <Link to={to(`subjects/${l.id}`)}>{subjects.get(l.id)?.name ?? l.id}</Link> {l.more}</li>)}
      </ul>
      {lines.length > shown.length && <Button size="small" onClick={() => setMost(most + MORE)}>{t('显示更多（共 {n} 家）', 'Show more (of {n})', { n: lines.length })}</Button>}
    </>
  );
}
