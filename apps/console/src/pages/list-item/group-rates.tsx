import type { ItemFigures } from '@anlan/contracts/responsibility';
import { theme } from 'antd';
import type { CSSProperties } from 'react';
import { FigureLink } from '../../patterns/figures/figure-link';
import { useWords } from '../../text/text';
import './coverage.css';
import { rateText } from '../../patterns/figures/rate-text';

/** 条目落实率 of each group of a kind, such as 十五条, 六十五条, 七十五条; each number leads to its rows. */
export function GroupRates({ groups }: Pick<ItemFigures, 'groups'>) {
  const { t } = useWords();
  const { token } = theme.useToken();
  const instructed = groups.some((g) => g.instructed.count > 0);
  return (
    <table className="coverage-table" style={{ '--line': token.colorBorderSecondary, marginTop: 12 } as CSSProperties}>
      <caption className="for-ears">{t('各分类的条目落实率', 'How far each group is')}</caption>
      <thead><tr><th scope="col">{t('分类', 'Group')}</th><th scope="col">{t('在用', 'In force')}</th><th scope="col">{t('已销号', 'Closed')}</th><th scope="col">{t('逾期', 'Overdue')}</th><th scope="col">{t('落实率', 'Done')}</th>{instructed && <><th scope="col">{t('指令', 'Instructed')}</th><th scope="col">{t('指令闭环', 'Closed of these')}</th><th scope="col">{t('指令闭环率', 'Share')}</th></>}</tr></thead>
      <tbody>
        {groups.map((g) => {
          const link = (f: typeof g.closed, what: string) => <FigureLink n={f.count} rows={`list-items?${new URLSearchParams(f.filter)}`} name={`${g.name} ${what}`} />;
          return <tr key={g.key}><th scope="row">{g.name}</th><td>{link(g.inForce, t('在用', 'in force'))}</td><td>{link(g.closed, t('已销号', 'closed'))}</td><td>{link(g.overdue, t('逾期', 'overdue'))}</td><td><strong>{rateText(g.completion.rate)}</strong></td>{instructed && <><td>{link(g.instructed, t('指令', 'instructed'))}</td><td>{link(g.instructionsClosed, t('指令闭环', 'instructions closed'))}</td><td><strong>{rateText(g.instructionClosure.rate)}</strong></td></>}</tr>;
        })}
      </tbody>
    </table>
  );
}
