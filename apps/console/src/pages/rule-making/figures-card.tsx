import { ruleMakingApi, ruleMakingKindNames, ruleMakingLifecycle, ruleMakingStates } from '@anlan/contracts/responsibility';
import { rate } from '@anlan/domain';
import { Card } from 'antd';
import { useSearchParams } from 'react-router';
import { useRead } from '../../api/queries';
import { FigureLink } from '../../patterns/figures/figure-link';
import { FigureRow } from '../../patterns/figures/figure-row';
import { FigureTable } from '../../patterns/figures/figure-table';
import { instantText } from '../../text/format';
import { useWords } from '../../text/text';

/** How many of each kind are at each stage, of the year that the list shows, or of all; each number leads to its rows. */
export function RuleFiguresCard() {
  const { t, label } = useWords();
  const [params] = useSearchParams();
  const { data: f } = useRead(ruleMakingApi.figures, { query: { year: params.get('year') ?? undefined } as never }, { keep: true });
  if (!f) return null;
  const rows = (filter: Readonly<Record<string, string>>): string => `rule-makings?${new URLSearchParams(filter)}`;
  const kinds = f.byKind.filter((k) => k.total.count + k.stages.withdrawn.count > 0);
  const stages = ruleMakingStates.map((s) => ({ s, name: label(ruleMakingLifecycle.states[s]) }));
  return (
    <Card style={{ marginBottom: 16 }}>
      <FigureRow
        rows="rule-makings"
        figures={[
          { name: t('立项（不含撤回）', 'On the plan'), ...f.total }, { name: t('逾期', 'Overdue'), ...f.overdue, bad: true }, { name: t('已施行', 'In force'), ...f.inForce }, { name: t('到期未评估', 'To be evaluated'), ...f.reviewDue, bad: true }, { name: t('已发布', 'Published'), ...f.done },
          { name: t('完成率', 'Rate'), text: rate(f.done.count, f.total.count), note: t('已发布 ÷ 立项，截至 {at}', 'published ÷ on the plan, as of {at}', { at: instantText(f.asOf) }) },
        ]}
      />
      {kinds.length > 0 && (
        <div style={{ marginTop: 12 }}>
          <FigureTable label={t('按类别和阶段', 'By kind and stage')} heads={[t('类别', 'Kind'), ...stages.map((s) => s.name), t('完成率', 'Rate')]}>
            {kinds.map((k) => {
              const kind = label(ruleMakingKindNames[k.kind]);
              return <tr key={k.kind}><th scope="row">{kind}</th>{stages.map(({ s, name }) => <td key={s}><FigureLink n={k.stages[s].count} rows={rows(k.stages[s].filter)} name={`${kind} ${name}`} /></td>)}<td>{rate(k.done.count, k.total.count)}</td></tr>;
            })}
          </FigureTable>
        </div>
      )}
    </Card>
  );
}
