import { performanceRateParts, pointsSchemeApi, type PerformanceBoard, type PerformanceCount, type PerformanceFigure, type PointsLine, type PointsRule } from '@anlan/contracts/enforcement';
import { theme } from 'antd';
import type { CSSProperties } from 'react';
import { Link } from 'react-router';
import { useRead } from '../../api/queries';
import { EmptyState } from '../../patterns/empty-state';
import { ToneTag } from '../../patterns/tone-tag';
import { useRights, useTenantPath } from '../../session/rights';
import { dayText } from '../../text/format';
import { useWords } from '../../text/text';
import { FigureLink } from './figure-link';
import { isRate, pointsText, ruleText, signedText } from './points-text';
import type { Street } from './sheet-page';

/** What happened → what the rule says → points, and where a cap was reached; then the sum and what appeals added. */
export function PointsTable({ board, street }: { board: PerformanceBoard; street: Street }) {
  const { t } = useWords();
  const rights = useRights();
  const to = useTenantPath();
  const { token } = theme.useToken();
  const scheme = useRead(pointsSchemeApi.get, { params: { id: board.scheme?.id ?? '' } }, { enabled: board.scheme !== null });
  if (!board.scheme) return <EmptyState text={t('这个月没有施行中的积分办法，没有积分。', 'No points scheme is in force in this month, so there are no points.')}>{rights.may('performance.manage') && <Link className="in-text" to={to('points-schemes')}>{t('去积分办法', 'To the points scheme')}</Link>}</EmptyState>;
  const rules = new Map(scheme.data?.rules.map((r) => [r.figure, r]));
  return (
    <div style={{ overflowX: 'auto', '--line': token.colorBorderSecondary } as CSSProperties} role="region" tabIndex={0} aria-label={t('积分明细', 'Points')}>
      <table className="figures-table">
        <thead><tr><th scope="col" className="text">{t('项目与规则', 'Event and rule')}</th><th scope="col">{t('数量', 'How many')}</th><th scope="col">{t('得分', 'Points')}</th></tr></thead>
        <tbody>
          <tr><th scope="row" className="text">{t('基础分', 'Base')}</th><td /><td>{pointsText(board.scheme.base)}</td></tr>
          {street.lines.map((line) => <Line key={line.figure} month={board.month} street={street} line={line} rule={rules.get(line.figure)} />)}
          {street.adjustments.map((a) => (
            <tr key={a.appealId}>
              <th scope="row" className="text">{t('申诉调整', 'Appeal granted')} <span className="below"><small><Link className="in-text" to={to(`points-appeals/${a.appealId}`)}>{a.reason}</Link>（{dayText(a.at)}）</small></span></th>
              <td /><td>{signedText(a.points)}</td>
            </tr>
          ))}
          <tr className="sum"><th scope="row" className="text">{board.frozen ? t('合计（冻结时）', 'Total, as frozen') : t('合计', 'Total')}</th><td /><td>{pointsText(street.total)}</td></tr>
        </tbody>
      </table>
    </div>
  );
}

function Line({ month, street, line, rule }: { month: string; street: Street; line: PointsLine; rule: PointsRule | undefined }) {
  const words = useWords();
  const { t, label } = words;
  const link = (figure: PerformanceCount, count: number) => <FigureLink month={month} street={street.divisionCode} figure={figure} count={count} name={t('得分项 {name}', 'Counted: {name}', { name: label(line.names) })} />;
  return (
    <tr>
      <th scope="row" className="text">{label(line.names)} <span className="below"><small>{rule && ruleText(rule, words)}</small></span></th>
      <td style={{ whiteSpace: 'nowrap' }}><Count line={line} link={link} /></td>
      <td style={{ whiteSpace: 'nowrap' }}>{signedText(line.points)}{line.capped && <span className="below"><ToneTag tone="warn">{t('已到上限', 'At its cap')}</ToneTag></span>}</td>
    </tr>
  );
}

function Count({ line, link }: { line: PointsLine; link: (figure: PerformanceCount, count: number) => React.ReactNode }) {
  if (!isRate(line.figure)) return link(line.figure as PerformanceCount, line.numerator);
  const [numerator, denominator] = performanceRateParts[line.figure as Exclude<PerformanceFigure, PerformanceCount>];
  return <>{link(numerator, line.numerator)} / {link(denominator, line.denominator ?? 0)}</>;
}
