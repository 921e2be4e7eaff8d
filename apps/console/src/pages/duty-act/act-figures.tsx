import { dutyActApi } from '@anlan/contracts/responsibility';
import { Card } from 'antd';
import { useSearchParams } from 'react-router';
import { useRead } from '../../api/queries';
import { FigureRow } from '../../patterns/figures/figure-row';
import { ProblemView } from '../../patterns/problem-view';
import { RowsSkeleton } from '../../patterns/skeletons';
import { useWords } from '../../text/text';
import { rateText } from '../../patterns/figures/rate-text';

/** 留痕率 of the kind, place and period that are chosen below; each number leads to its duties. */
export function ActFigures() {
  const { t } = useWords();
  const [params] = useSearchParams();
  const of = (key: string): string | undefined => params.get(key) ?? undefined;
  const query = { from: of('from'), to: of('to'), kindKey: of('kindKey'), listId: of('listId'), divisionCode: of('divisionCode') };
  const read = useRead(dutyActApi.figures, { query }, { keep: true });
  if (read.error && !read.data) return <ProblemView error={read.error} onRetry={() => void read.refetch()} />;
  const f = read.data;
  return (
    <Card style={{ marginBottom: 16 }} title={<h2 style={{ fontSize: 16, margin: 0 }}>{t('留痕率', 'Duties with acts')}</h2>}>
      {!f ? <RowsSkeleton rows={2} /> : (
        <>
          <FigureRow
            rows="list-items"
            figures={[
              { name: t('常态职责', 'Standing duties'), ...f.duties }, { name: t('有留痕', 'With an act'), ...f.acted }, { name: t('未留痕', 'Without any'), ...f.unrecorded, bad: true },
              { name: t('留痕率', 'Rate'), text: rateText(f.traced.rate), note: `${f.traced.numerator} ÷ ${f.traced.denominator}` },
            ]}
          />
          <small>{t('{from} 至 {to}，每项职责只计一次；撤回的不计。', '{from} to {to}, each duty once; what was withdrawn does not count.', { from: f.from, to: f.to })}</small>
        </>
      )}
    </Card>
  );
}
