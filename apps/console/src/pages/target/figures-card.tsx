import { targetApi } from '@anlan/contracts/responsibility';
import { rate } from '@anlan/domain';
import { Card } from 'antd';
import { useSearchParams } from 'react-router';
import { useRead } from '../../api/queries';
import { FigureRow } from '../../patterns/figures/figure-row';
import { instantText } from '../../text/format';
import { useWords } from '../../text/text';

/** 目标完成率 of the year that the list shows, or of all; each number leads to its rows. */
export function TargetFiguresCard() {
  const { t } = useWords();
  const [params] = useSearchParams();
  const year = params.get('year') ?? undefined;
  const { data: f } = useRead(targetApi.figures, { query: { year } as never }, { keep: true });
  if (!f) return null;
  return (
    <Card style={{ marginBottom: 16 }}>
      <FigureRow
        rows="targets"
        figures={[
          { name: t('全部（不含取消）', 'All but dropped'), ...f.total }, { name: t('办理中', 'Open'), ...f.open }, { name: t('逾期', 'Overdue'), ...f.overdue, bad: true }, { name: t('未完成', 'Missed'), ...f.missed, bad: true }, { name: t('已完成', 'Reached'), ...f.reached },
          { name: t('完成率', 'Rate'), text: rate(f.reached.count, f.total.count), note: t('已完成 ÷ 全部，截至 {at}', 'reached ÷ all, as of {at}', { at: instantText(f.asOf) }) },
        ]}
      />
    </Card>
  );
}
