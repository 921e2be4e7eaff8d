import { itemLevelNames, itemSourceNames, type PromotionReport } from '@anlan/contracts/responsibility';
import { theme } from 'antd';
import type { CSSProperties } from 'react';
import { FigureLink } from '../../patterns/figures/figure-link';
import { useWords } from '../../text/text';
import './coverage.css';
import { rateText } from '../../patterns/figures/rate-text';

type Counted = PromotionReport['promoted'];

interface Row {
  readonly key: string;
  readonly name: string;
  readonly counts: readonly (Counted & { readonly what: string })[];
  readonly rate: number | null;
}

/** What came of what was promoted, by level and by source; each number leads to its rows. */
export function PromotionTables({ report: { levels, sources } }: { report: Pick<PromotionReport, 'levels' | 'sources'> }) {
  const { t, label } = useWords();
  const [promoted, asked, accepted, refused, closed] = [t('上报', 'Promoted'), t('待答复', 'Waiting'), t('被录入', 'Accepted'), t('被退回', 'Refused'), t('已销号', 'Closed')];
  return (
    <>
      <Table
        first={t('层级', 'Level')} caption={t('各层级的上报与销号', 'Promoted and closed, by level')}
        rows={levels.map((l) => ({ key: l.level, name: label(itemLevelNames[l.level]), rate: l.closure.rate, counts: [{ ...l.promoted, what: promoted }, { ...l.asked, what: asked }, { ...l.accepted, what: accepted }, { ...l.refused, what: refused }, { ...l.closed, what: closed }] }))}
      />
      <Table
        first={t('问题来源', 'Source')} caption={t('各来源的上报与销号', 'Promoted and closed, by source')}
        rows={sources.map((s) => ({ key: s.source ?? 'none', name: s.source ? label(itemSourceNames[s.source]) : t('未注明', 'Not said'), rate: s.closure.rate, counts: [{ ...s.promoted, what: promoted }, { ...s.accepted, what: accepted }, { ...s.closed, what: closed }] }))}
      />
    </>
  );
}

function Table({ first, caption, rows }: { first: string; caption: string; rows: readonly Row[] }) {
  const { t } = useWords();
  const { token } = theme.useToken();
  return (
    <table className="coverage-table" style={{ '--line': token.colorBorderSecondary, marginTop: 12 } as CSSProperties}>
      <caption className="for-ears">{caption}</caption>
      <thead><tr><th scope="col">{first}</th>{rows[0]?.counts.map((c) => <th key={c.what} scope="col">{c.what}</th>)}<th scope="col">{t('销号率', 'Closure')}</th></tr></thead>
      <tbody>
        {rows.map((r) => (
          <tr key={r.key}><th scope="row">{r.name}</th>{r.counts.map((c) => <td key={c.what}><FigureLink n={c.count} rows={`list-items?${new URLSearchParams(c.filter)}`} name={`${r.name} ${c.what}`} /></td>)}<td><strong>{rateText(r.rate)}</strong></td></tr>
        ))}
      </tbody>
    </table>
  );
}
