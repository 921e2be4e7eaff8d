import { honourApi, honourKindNames, honourLevelNames } from '@anlan/contracts/responsibility';
import { Card } from 'antd';
import { useSearchParams } from 'react-router';
import { useRead } from '../../api/queries';
import { CopyButton } from '../../patterns/copy-button';
import { FigureRow } from '../../patterns/figures/figure-row';
import { instantText } from '../../text/format';
import { useWords } from '../../text/text';

/** How many honours of each level and kind, in one sentence for a report and as numbers that lead to their rows; of the days the list shows. */
export function CountsCard() {
  const { t, label } = useWords();
  const [params] = useSearchParams();
  const query = { from: params.get('from') ?? undefined, to: params.get('to') ?? undefined };
  const { data: f } = useRead(honourApi.figures, { query }, { keep: true });
  if (!f || f.total.count === 0) return null;
  return (
    <Card style={{ marginBottom: 16 }} title={<h2 style={{ fontSize: 16, margin: 0 }}>{t('已核实的', 'Verified')}</h2>} extra={<CopyButton text={f.text} />}>
      <p lang="zh-CN" style={{ marginTop: 0, overflowWrap: 'anywhere' }}>{f.text}</p>
      <FigureRow
        rows="honours"
        figures={[{ name: t('合计（项）', 'In all'), ...f.total, note: t('截至 {at}', 'as of {at}', { at: instantText(f.asOf) }) }, ...f.items.map((i) => ({ name: `${label(honourLevelNames[i.level])} · ${label(honourKindNames[i.kind])}`, count: i.count, filter: i.filter, note: t('获得者 {n}', '{n} holders', { n: i.holders }) }))]}
      />
    </Card>
  );
}
