import type { ListCoverage } from '@anlan/contracts/responsibility';
import { Card, theme } from 'antd';
import type { CSSProperties } from 'react';
import { FigureLink } from '../../patterns/figures/figure-link';
import { rateText } from '../../patterns/figures/rate-text';
import { useWords } from '../../text/text';
import './coverage.css';

/** 责任覆盖率 of each group of a kind, such as 部门监管, 属地管理, 企业主体; each number leads to its rows. */
export function CoverageGroups({ groups }: Pick<ListCoverage, 'groups'>) {
  const { t } = useWords();
  const { token } = theme.useToken();
  return (
    <Card title={<h2 style={{ fontSize: 16, margin: 0 }}>{t('各分类的责任覆盖率', 'Coverage of each group')}</h2>}>
      <table className="coverage-table" style={{ '--line': token.colorBorderSecondary } as CSSProperties}>
        <caption className="for-ears">{t('各分类的责任覆盖率', 'Coverage of each group')}</caption>
        <thead><tr><th scope="col">{t('分类', 'Group')}</th><th scope="col">{t('在用', 'In force')}</th><th scope="col">{t('已写明责任主体', 'Say whose they are')}</th><th scope="col">{t('覆盖率', 'Share')}</th></tr></thead>
        <tbody>
          {groups.map((g) => {
            const link = (f: typeof g.held, what: string) => <FigureLink n={f.count} rows={`list-items?${new URLSearchParams(f.filter)}`} name={`${g.name} ${what}`} />;
            return <tr key={g.key}><th scope="row">{g.name}</th><td>{link(g.inForce, t('在用', 'in force'))}</td><td>{link(g.held, t('已写明责任主体', 'say whose they are'))}</td><td><strong>{rateText(g.share.rate)}</strong></td></tr>;
          })}
        </tbody>
      </table>
    </Card>
  );
}
