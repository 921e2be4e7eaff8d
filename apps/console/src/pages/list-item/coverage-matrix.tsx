import type { ListCoverage } from '@anlan/contracts/responsibility';
import { Card, Collapse, theme } from 'antd';
import type { CSSProperties } from 'react';
import { FigureLink } from '../../patterns/figures/figure-link';
import { ToneTag } from '../../patterns/tone-tag';
import { numberText } from '../../text/format';
import { useWords } from '../../text/text';
import './coverage.css';
import { rateText } from '../../patterns/figures/rate-text';

interface Row {
  readonly key: string;
  readonly name: string;
  readonly items: number;
  readonly owners: number;
  readonly filter: Readonly<Record<string, string>>;
}

interface Props {
  readonly title: string;
  readonly share: ListCoverage['posts']['share'];
  readonly rows: readonly Row[];
}

/** What is to have an owner, one by one: those without first and in view, the others with how many items and owners. */
export function CoverageMatrix({ title, share, rows }: Props) {
  const { t } = useWords();
  const { token } = theme.useToken();
  const without = rows.filter((r) => r.items === 0);
  const owned = rows.filter((r) => r.items > 0);
  return (
    <Card title={<h2 style={{ fontSize: 16, margin: 0 }}>{title}</h2>} extra={<span>{t('有主 {n} / {of}', '{n} of {of} with an owner', { n: numberText(share.numerator), of: numberText(share.denominator) })} · <strong>{rateText(share.rate)}</strong></span>}>
      {without.length > 0 && (
        <section aria-label={t('{what}：无主', '{what} without an owner', { what: title })}>
          <p style={{ margin: '0 0 8px' }}><ToneTag tone="bad" strong>{t('无主 {n}', 'No owner: {n}', { n: without.length })}</ToneTag></p>
          <ul className="coverage-none">{without.map((r) => <li key={r.key} style={{ borderColor: token.colorErrorBorder }}>{r.name}</li>)}</ul>
        </section>
      )}
      {without.length === 0 && owned.length > 0 && <p style={{ marginTop: 0 }}><ToneTag tone="good">{t('全部有主', 'All have an owner')}</ToneTag></p>}
      {owned.length > 0 && <Owned rows={owned} title={title} fold={without.length > 20} />}
    </Card>
  );
}

function Owned({ rows, title, fold }: { rows: readonly Row[]; title: string; fold: boolean }) {
  const { t } = useWords();
  const { token } = theme.useToken();
  const table = (
    <table className="coverage-table" style={{ '--line': token.colorBorderSecondary } as CSSProperties}>
      <caption className="for-ears">{t('{what}：有主', '{what} with an owner', { what: title })}</caption>
      <thead><tr><th scope="col">{title}</th><th scope="col">{t('事项', 'Items')}</th><th scope="col">{t('责任单位', 'Owner units')}</th></tr></thead>
      <tbody>
        {rows.map((r) => (
          <tr key={r.key}><th scope="row">{r.name}</th><td><FigureLink n={r.items} rows={`list-items?${new URLSearchParams(r.filter)}`} name={t('{what} 事项', '{what} items', { what: r.name })} /></td><td>{numberText(r.owners)}</td></tr>
        ))}
      </tbody>
    </table>
  );
  return fold ? <Collapse ghost items={[{ key: 'owned', label: t('有主 {n}', 'With an owner: {n}', { n: rows.length }), children: table }]} /> : table;
}
