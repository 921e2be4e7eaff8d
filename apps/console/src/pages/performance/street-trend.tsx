import { performanceApi, type FrozenMonth } from '@anlan/contracts/enforcement';
import { Card, theme } from 'antd';
import { useMemo, type CSSProperties } from 'react';
import { Link } from 'react-router';
import { useRead } from '../../api/queries';
import { LineChart } from '../../charts/line-chart';
import { useTenantPath } from '../../session/rights';
import { NONE } from '../../text/format';
import { useWords } from '../../text/text';
import { pointsText } from './points-text';

const mean = ({ streets }: FrozenMonth): number | null => {
  const totals = streets.flatMap((s) => (s.total === null ? [] : [s.total]));
  return totals.length ? Math.round((totals.reduce((a, b) => a + b, 0) / totals.length) * 100) / 100 : null;
};

/** The street's points over the months that were announced, beside the mean of all streets. Nothing where fewer than two were. */
export function StreetTrend({ street, name }: { street: string; name: string }) {
  const { t } = useWords();
  const to = useTenantPath();
  const { token } = theme.useToken();
  const { data } = useRead(performanceApi.months, { query: { limit: 12 } as never }, { keep: true });
  const months = useMemo(() => (data?.items ?? []).filter((m) => m.streets.some((s) => s.divisionCode === street)).reverse(), [data, street]);
  const words = useMemo(() => ({ mean: t('全区平均', 'Mean of all streets'), title: t('历月积分（已冻结的月份）', 'Points by month, as frozen') }), [t]);
  const names = useMemo(() => months.map((m) => m.month), [months]);
  const lines = useMemo(() => [{ name, values: months.map((m) => m.streets.find((s) => s.divisionCode === street)?.total ?? null) }, { name: words.mean, values: months.map(mean), faint: true as const }], [months, name, street, words.mean]);
  if (months.length < 2) return null;
  return (
    <Card title={<h2 style={{ fontSize: 16, margin: 0 }}>{words.title}</h2>}>
      <LineChart names={names} lines={lines} label={words.title} />
      <div style={{ overflowX: 'auto', '--line': token.colorBorderSecondary } as CSSProperties} role="region" tabIndex={0} aria-label={words.title}>
        <table className="figures-table">
          <thead><tr><th scope="col" className="text">{t('月份', 'Month')}</th><th scope="col">{t('名次', 'Rank')}</th><th scope="col">{t('积分', 'Points')}</th><th scope="col">{words.mean}</th><th scope="col">{t('隐患查处率', 'Handling rate')}</th></tr></thead>
          <tbody>
            {[...months].reverse().map((m) => {
              const own = m.streets.find((s) => s.divisionCode === street);
              return <tr key={m.month}><th scope="row" className="text"><Link className="in-text" to={to(`performance/${m.month}/${street}`)}>{m.month}</Link></th><td>{own?.rank ?? NONE}</td><td>{pointsText(own?.total)}</td><td>{pointsText(mean(m))}</td><td>{own?.rates.find((r) => r.figure === 'handling_rate')?.rate ?? NONE}</td></tr>;
            })}
          </tbody>
        </table>
      </div>
    </Card>
  );
}
