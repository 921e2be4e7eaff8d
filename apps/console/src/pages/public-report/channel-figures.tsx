import { publicReportApi, reportChannelNames } from '@anlan/contracts/enforcement';
import { Card } from 'antd';
import { useSearchParams } from 'react-router';
import { useRead } from '../../api/queries';
import { FigureLink } from '../../patterns/figures/figure-link';
import { FigureTable } from '../../patterns/figures/figure-table';
import { instantText } from '../../text/format';
import { useWords } from '../../text/text';

/** By channel what came and what became of it, of the division and days that the list shows; each number leads to its rows. */
export function ChannelFigures() {
  const { t, label } = useWords();
  const [params] = useSearchParams();
  const query = Object.fromEntries(['divisionCode', 'receivedFrom', 'receivedTo'].flatMap((key) => (params.get(key) ? [[key, params.get(key)]] : [])));
  const { data: f } = useRead(publicReportApi.figures, { query: query as never }, { keep: true });
  if (!f || f.total.received === 0) return null;
  const columns = [
    { key: 'received', name: t('收到', 'Received'), filter: {} }, { key: 'waiting', name: t('待办理', 'Waiting'), filter: { state: 'received' } }, { key: 'accepted', name: t('受理', 'Accepted'), filter: { state: 'accepted' } },
    { key: 'verified', name: t('属实', 'True'), filter: { verification: 'verified' } }, { key: 'closed', name: t('隐患已销号', 'Hazard closed'), filter: { closed: 'true' } },
    { key: 'holds', name: t('抽查合格', 'Hold'), filter: { recheck: 'holds' } }, { key: 'reopened', name: t('抽查不合格', 'Re-opened'), filter: { recheck: 'reopened' } },
  ] as const;
  const rows = [...f.items.filter((i) => i.received > 0).map((i) => ({ ...i, name: label(reportChannelNames[i.channel]) })), { ...f.total, channel: 'total' as const, filter: query, name: t('合计', 'Total') }];
  return (
    <Card style={{ marginBottom: 16 }} title={<h2 style={{ fontSize: 16, margin: 0 }}>{t('按来源渠道', 'By channel')}</h2>}>
      <FigureTable label={t('按来源渠道', 'By channel')} heads={[t('来源渠道', 'Channel'), ...columns.map((c) => c.name), t('核实率', 'Share true'), t('抽查合格率', 'Share that holds')]}>
        {rows.map((r) => (
          <tr key={r.channel}>
            <th scope="row">{r.name}</th>
            {columns.map((c) => <td key={c.key}><FigureLink n={r[c.key]} rows={`public-reports?${new URLSearchParams({ ...r.filter, ...c.filter })}`} name={`${r.name} ${c.name}`} /></td>)}
            <td>{r.verifiedRate}</td><td>{r.holdsRate}</td>
          </tr>
        ))}
      </FigureTable>
      <p style={{ marginBottom: 0 }}><small>{t('核实率 = 属实 ÷ 受理；抽查合格率 = 抽查合格 ÷（合格 + 不合格），按每条隐患最近一次抽查复查；截至 {at}。', 'True ÷ accepted; hold ÷ (hold + re-opened), by the last re-check of each hazard; as of {at}.', { at: instantText(f.asOf) })}</small></p>
    </Card>
  );
}
