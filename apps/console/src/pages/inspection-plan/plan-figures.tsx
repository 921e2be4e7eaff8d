import { inspectionKindNames, inspectionKinds, inspectionPlanApi, type InspectionPlan } from '@anlan/contracts/enforcement';
import { Link } from 'react-router';
import { useRead } from '../../api/queries';
import { EmptyState } from '../../patterns/empty-state';
import { ProblemView } from '../../patterns/problem-view';
import { RowsSkeleton } from '../../patterns/skeletons';
import { instantText, NONE, numberText } from '../../text/format';
import { useWords } from '../../text/text';
import { months } from './item-fields';

const cell = { textAlign: 'right', padding: '6px 8px', whiteSpace: 'nowrap' } as const;

/** By month and kind: inspected of planned, and the rate. Each number leads to its subjects. */
export function PlanFigures({ plan }: { plan: InspectionPlan }) {
  const { t, label } = useWords();
  const figures = useRead(inspectionPlanApi.statistics, { query: { year: plan.year, unitId: plan.unitId } as never }, { keep: true });
  if (figures.error && !figures.data) return <ProblemView error={figures.error} onRetry={() => void figures.refetch()} />;
  if (!figures.data) return <RowsSkeleton />;
  const own = figures.data.items.filter((i) => i.planId === plan.id);
  if (own.length === 0) return <EmptyState text={t('计划批准后，这里按月显示完成情况。', 'Once the plan is approved, this is how far it is by month.')} />;
  const rows = (more: Record<string, string>): string => `?${new URLSearchParams({ tab: 'items', ...more })}`;
  return (
    <>
      <div style={{ overflowX: 'auto' }} role="region" tabIndex={0} aria-label={t('按月完成情况', 'By month')}>
        <table style={{ width: '100%', borderSpacing: 0 }}>
          <caption className="for-ears">{t('各月、各类别的已检家数、计划家数和完成率', 'Inspected, planned and rate by month and kind')}</caption>
          <thead>
            <tr><th scope="col" style={{ ...cell, textAlign: 'left' }}>{t('月份', 'Month')}</th>{inspectionKinds.map((k) => <th key={k} scope="col" style={cell}>{t('{kind}：已检 / 计划', '{kind}: inspected / planned', { kind: label(inspectionKindNames[k]) })}</th>)}</tr>
          </thead>
          <tbody>
            {months.filter((m) => own.some((i) => i.month === m)).map((month) => (
              <tr key={month}>
                <th scope="row" style={{ ...cell, textAlign: 'left', fontWeight: 400 }}>{t('{m} 月', 'Month {m}', { m: month })}</th>
                {inspectionKinds.map((kind) => {
                  const found = own.find((i) => i.month === month && i.kind === kind);
                  if (!found) return <td key={kind} style={cell}>{NONE}</td>;
                  const filter = { month: String(month), kind };
                  const name = `${t('{m} 月', 'Month {m}', { m: month })} ${label(inspectionKindNames[kind])}`;
                  return (
                    <td key={kind} style={cell}>
                      <Link className="in-text" to={rows({ ...filter, inspected: 'true' })} aria-label={t('{name} 已检 {n}', '{name}, inspected {n}', { name, n: found.inspected })}>{numberText(found.inspected)}</Link>
                      {' / '}
                      <Link className="in-text" to={rows(filter)} aria-label={t('{name} 计划 {n}', '{name}, planned {n}', { name, n: found.planned })}>{numberText(found.planned)}</Link>
                      {' · '}{found.rate}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p style={{ marginBottom: 0 }}><small>{t('签了记录的行政检查才算完成。截至 {at}', 'Only an administrative inspection whose record is signed counts. As of {at}', { at: instantText(figures.data.asOf) })}</small></p>
    </>
  );
}
