import { listItemApi } from '@anlan/contracts/responsibility';
import { Card } from 'antd';
import { useSearchParams } from 'react-router';
import { useRead } from '../../api/queries';
import { FigureRow } from '../../patterns/figures/figure-row';
import { ProblemView } from '../../patterns/problem-view';
import { RowsSkeleton } from '../../patterns/skeletons';
import { instantText } from '../../text/format';
import { useWords } from '../../text/text';
import { GroupRates } from './group-rates';
import { rateText } from '../../patterns/figures/rate-text';

/** 办理数字 of the kind and division that are chosen below; each leads to its rows. */
export function ItemFigures() {
  const { t } = useWords();
  const [params] = useSearchParams();
  const query = { kindKey: params.get('kindKey') ?? undefined, groupKey: params.get('groupKey') ?? undefined, divisionCode: params.get('divisionCode') ?? undefined };
  const read = useRead(listItemApi.figures, { query }, { keep: true });
  if (read.error && !read.data) return <ProblemView error={read.error} onRetry={() => void read.refetch()} />;
  const f = read.data;
  return (
    <Card style={{ marginBottom: 16 }} title={<h2 style={{ fontSize: 16, margin: 0 }}>{t('办理情况', 'How far they are')}</h2>}>
      {!f ? <RowsSkeleton rows={2} /> : (
        <>
          <FigureRow
            rows="list-items"
            figures={[
              { name: t('在用', 'In force'), ...f.inForce }, { name: t('办理中', 'Open'), ...f.open }, { name: t('已报送', 'Reported'), ...f.submitted }, { name: t('已销号', 'Closed'), ...f.closed }, { name: t('逾期', 'Overdue'), ...f.overdue, bad: true },
              ...(f.instructed.count > 0 ? [{ name: t('已下达指令', 'Instructed'), ...f.instructed }, { name: t('指令已闭环', 'Instructions closed'), ...f.instructionsClosed }, { name: t('指令闭环率', 'Instructions closed, share'), text: rateText(f.instructionClosure.rate), note: `${f.instructionClosure.numerator} / ${f.instructionClosure.denominator}` }] : []),
              ...(f.disputesOpen.count + f.disputesSettled.count > 0 ? [{ name: t('边界争议未裁定', 'Disputes open'), ...f.disputesOpen, bad: true as const }, { name: t('边界争议已裁定', 'Disputes settled'), ...f.disputesSettled }] : []),
              { name: t('完成率', 'Done'), text: rateText(f.completion.rate), note: `${f.completion.numerator} / ${f.completion.denominator}` },
            ]}
          />
          {f.groups.length > 0 && <GroupRates groups={f.groups} />}
          <p style={{ marginBottom: 0 }}><small>{t('完成率 = 已销号 ÷ 在用（只计逐项办结的种类）；指令闭环率 = 已下达指令且已销号 ÷ 已下达指令；截至 {at}。', 'Done: closed ÷ in force, of kinds whose items are done one by one; instructions closed ÷ instructed; as of {at}.', { at: instantText(f.asOf) })}</small></p>
        </>
      )}
    </Card>
  );
}
