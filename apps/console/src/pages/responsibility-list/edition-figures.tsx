import { responsibilityListApi, type ListFigures } from '@anlan/contracts/responsibility';
import { Card, theme } from 'antd';
import type { CSSProperties } from 'react';
import { useSearchParams } from 'react-router';
import { useRead } from '../../api/queries';
import { FigureLink } from '../../patterns/figures/figure-link';
import { FigureRow } from '../../patterns/figures/figure-row';
import { ProblemView } from '../../patterns/problem-view';
import { RowsSkeleton } from '../../patterns/skeletons';
import { instantText, NONE } from '../../text/format';
import { useWords } from '../../text/text';
import '../list-item/coverage.css';
import { rateText } from '../../patterns/figures/rate-text';

/** 公示率 and 修订次数 of the kind, year and division that are chosen below; each number leads to its rows. */
export function EditionFigures() {
  const { t } = useWords();
  const [params] = useSearchParams();
  const query = { kindKey: params.get('kindKey') ?? undefined, year: Number(params.get('year')) || undefined, divisionCode: params.get('divisionCode') ?? undefined };
  const read = useRead(responsibilityListApi.figures, { query }, { keep: true });
  if (read.error && !read.data) return <ProblemView error={read.error} onRetry={() => void read.refetch()} />;
  return <Card style={{ marginBottom: 16 }} title={<h2 style={{ fontSize: 16, margin: 0 }}>{t('公示与修订', 'Published and revised')}</h2>}>{read.data ? <Loaded figures={read.data} /> : <RowsSkeleton rows={2} />}</Card>;
}

function Loaded({ figures: f }: { figures: ListFigures }) {
  const { t } = useWords();
  const { token } = theme.useToken();
  return (
    <>
      <FigureRow
        rows="responsibility-lists"
        figures={[
          { name: t('应公示', 'To be published'), ...f.publication.due }, { name: t('已公示', 'Published'), ...f.publication.published }, { name: t('公示率', 'Share published'), text: rateText(f.publication.rate) },
          { name: t('{year} 年印发', 'Issued in {year}', { year: f.year }), ...f.issued }, { name: t('其中修订', 'of them revisions'), ...f.revisions },
        ]}
      />
      {f.kinds.length > 0 && (
        <table className="coverage-table" style={{ '--line': token.colorBorderSecondary, marginTop: 12 } as CSSProperties}>
          <caption className="for-ears">{t('各种类的公示率和修订次数', 'Published and revised, by kind')}</caption>
          <thead><tr><th scope="col">{t('种类', 'Kind')}</th><th scope="col">{t('应公示', 'To publish')}</th><th scope="col">{t('已公示', 'Published')}</th><th scope="col">{t('公示率', 'Share')}</th><th scope="col">{t('印发', 'Issued')}</th><th scope="col">{t('修订次数', 'Revisions')}</th></tr></thead>
          <tbody>
            {f.kinds.map(({ key, name, publication: p, issued, revisions }) => {
              const link = (n: ListFigures['issued'], what: string) => <FigureLink n={n.count} rows={`responsibility-lists?${new URLSearchParams(n.filter)}`} name={`${name} ${what}`} />;
              return <tr key={key}><th scope="row">{name}</th><td>{p ? link(p.due, t('应公示', 'to publish')) : NONE}</td><td>{p ? link(p.published, t('已公示', 'published')) : NONE}</td><td><strong>{rateText(p?.rate ?? null)}</strong></td><td>{link(issued, t('印发', 'issued'))}</td><td>{link(revisions, t('修订', 'revisions'))}</td></tr>;
            })}
          </tbody>
        </table>
      )}
      <p style={{ marginBottom: 0 }}><small>{t('公示率 = 已公示 ÷ 在用且应公示；没有应公示的记作 —。印发、修订按印发日期计入 {year} 年。截至 {at}。', 'Share: published ÷ in force and to be published; — where none is. Editions count for {year} by their day of issue. As of {at}.', { year: f.year, at: instantText(f.asOf) })}</small></p>
    </>
  );
}
