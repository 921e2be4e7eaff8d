import { planProjectApi, planProjectKindNames, type PlanProjectFigures } from '@anlan/contracts/responsibility';
import { rate } from '@anlan/domain';
import { Card } from 'antd';
import { useRead } from '../../api/queries';
import { FigureLink } from '../../patterns/figures/figure-link';
import { FigureRow, type Figure } from '../../patterns/figures/figure-row';
import { FigureTable } from '../../patterns/figures/figure-table';
import { instantText } from '../../text/format';
import { useWords } from '../../text/text';

type Cell = PlanProjectFigures['total'];

/** 完成率, 按期, 滞后, of all and of each kind; of a plan or a year where one is chosen. Each number leads to its rows. */
export function PlanFiguresCard({ planId, year }: { planId?: string; year?: string }) {
  const { t, label } = useWords();
  const { data: f } = useRead(planProjectApi.figures, { query: { planId, year } as never }, { keep: true });
  if (!f) return null;
  const done = (x: { completed: Cell; total: Cell }): string => rate(x.completed.count, x.total.count);
  const goals: Figure[] = f.goals ? [{ name: t('当年目标未完成', 'Goals of the year open'), ...f.goals.open }, { name: t('当年目标完成率', 'Goals of the year'), text: rate(f.goals.reached.count, f.goals.due.count), note: t('目标都已完成的 ÷ 有当年目标的项目', 'projects with all reached ÷ with goals') }] : [];
  const kinds = f.byKind.filter((k) => k.total.count > 0);
  const heads = [t('类别', 'Kind'), t('已启动', 'Started'), t('按期', 'On schedule'), t('滞后', 'Behind'), t('已完成', 'Completed'), t('已终止', 'Ended'), t('完成率', 'Rate')];
  return (
    <Card style={{ marginBottom: 16 }}>
      <FigureRow
        rows="plan-projects"
        figures={[
          { name: t('已启动', 'Started'), ...f.total }, { name: t('按期', 'On schedule'), ...f.onSchedule }, { name: t('滞后', 'Behind'), ...f.behind, bad: true }, { name: t('季报逾期', 'Reports late'), ...f.reportsOverdue, bad: true }, { name: t('已完成', 'Completed'), ...f.completed },
          { name: t('已调整', 'Adjusted'), ...f.adjusted }, { name: t('已终止', 'Ended'), ...f.ended }, { name: t('拟列', 'Drafted'), ...f.drafted }, ...goals, { name: t('完成率', 'Rate'), text: done(f), note: t('已完成 ÷ 已启动，截至 {at}', 'completed ÷ started, as of {at}', { at: instantText(f.asOf) }) },
        ]}
      />
      {kinds.length > 0 && (
        <div style={{ marginTop: 12 }}>
          <FigureTable label={t('按类别', 'By kind')} heads={heads}>
            {kinds.map((k) => {
              const kind = label(planProjectKindNames[k.kind]);
              return <tr key={k.kind}><th scope="row">{kind}</th>{[k.total, k.onSchedule, k.behind, k.completed, k.ended].map((c, i) => <td key={heads[i + 1]}><FigureLink n={c.count} rows={`plan-projects?${new URLSearchParams(c.filter)}`} name={`${kind} ${heads[i + 1]}`} /></td>)}<td>{done(k)}</td></tr>;
            })}
          </FigureTable>
        </div>
      )}
    </Card>
  );
}
