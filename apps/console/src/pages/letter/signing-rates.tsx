import { letterApi, letterLevelNames, type LetterFigures } from '@anlan/contracts/responsibility';
import { Card, theme } from 'antd';
import type { CSSProperties } from 'react';
import { useSearchParams } from 'react-router';
import { useRead } from '../../api/queries';
import { FigureLink } from '../../patterns/figures/figure-link';
import { ProblemView } from '../../patterns/problem-view';
import { RowsSkeleton } from '../../patterns/skeletons';
import { instantText, NONE } from '../../text/format';
import { useWords } from '../../text/text';
import './letter.css';

/** 签订率 by year and level, of the year and division that are chosen below; each number leads to its rows. */
export function SigningRates() {
  const { t } = useWords();
  const [params] = useSearchParams();
  const year = Number(params.get('year')) || undefined;
  const read = useRead(letterApi.figures, { query: { year, divisionCode: params.get('divisionCode') ?? undefined } }, { keep: true });
  if (read.error && !read.data) return <ProblemView error={read.error} onRetry={() => void read.refetch()} />;
  return <Card style={{ marginBottom: 16 }} title={<h2 style={{ fontSize: 16, margin: 0 }}>{t('签订率', 'Signing rate')}</h2>}>{read.data ? <Loaded figures={read.data} /> : <RowsSkeleton rows={3} />}</Card>;
}

function Loaded({ figures: { total, items, asOf } }: { figures: LetterFigures }) {
  const { t, label } = useWords();
  const { token } = theme.useToken();
  const rows = [...items.map((i) => ({ ...i, name: t('{year} {level}', '{year} {level}', { year: i.year, level: label(letterLevelNames[i.level]) }) })), { ...total, name: t('合计', 'Total') }];
  return (
    <>
      <table className="rates-table" style={{ '--line': token.colorBorderSecondary } as CSSProperties}>
        <caption className="for-ears">{t('各年度、层级的签订率', 'Signing rate by year and level')}</caption>
        <thead><tr><th scope="col">{t('年度、层级', 'Year, level')}</th><th scope="col">{t('应签', 'Sent')}</th><th scope="col">{t('已签', 'Signed')}</th><th scope="col">{t('未签', 'Waiting')}</th><th scope="col">{t('逾期', 'Overdue')}</th><th scope="col">{t('签订率', 'Rate')}</th></tr></thead>
        <tbody>
          {rows.map((r) => {
            const link = (f: LetterFigures['total']['signed'], what: string) => <FigureLink n={f.count} rows={`letters?${new URLSearchParams(f.filter)}`} name={`${r.name} ${what}`} />;
            return (
              <tr key={r.name}>
                <th scope="row">{r.name}</th><td>{link(r.issued, t('应签', 'sent'))}</td><td>{link(r.signed, t('已签', 'signed'))}</td><td>{link(r.waiting, t('未签', 'waiting'))}</td><td>{link(r.overdue, t('逾期', 'overdue'))}</td><td><strong>{r.rate ?? NONE}</strong></td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <p style={{ marginBottom: 0 }}><small>{t('签订率 = 双方已签 ÷ 已发出且未作废；没有发出时记作 —。截至 {at}。', 'Signed by both ÷ sent and not void; — where none was sent. As of {at}.', { at: instantText(asOf) })}</small></p>
    </>
  );
}
