import { performanceFigureNames as names, performanceRateParts, type PerformanceBoard, type PerformanceRate } from '@anlan/contracts/enforcement';
import { Grid, theme } from 'antd';
import type { CSSProperties, ReactNode } from 'react';
import { Link } from 'react-router';
import { useTenantPath } from '../../session/rights';
import { NONE } from '../../text/format';
import { useWords } from '../../text/text';
import { ChangeMark } from './change-mark';
import { FigureLink } from './figure-link';
import { rateChange } from './compare';
import { pointsText, signedText } from './points-text';

type Street = PerformanceBoard['streets'][number];
interface Props {
  readonly board: PerformanceBoard;
  /** the month before; absent while it is read */
  readonly before: PerformanceBoard | undefined;
}

/** The streets by rank: a table, on a phone cards. */
export function BoardTable({ board, before }: Props) {
  const wide = Grid.useBreakpoint().md;
  const { token } = theme.useToken();
  const was = new Map(before?.streets.map((s) => [s.divisionCode, s]));
  const style = { '--line': token.colorBorderSecondary } as CSSProperties;
  const rows = board.streets.map((street) => ({ street, was: was.get(street.divisionCode) }));
  return <div style={style}>{wide ? <Wide board={board} rows={rows} /> : <Cards board={board} rows={rows} />}</div>;
}

interface Shown {
  readonly board: PerformanceBoard;
  readonly rows: readonly { readonly street: Street; readonly was: Street | undefined }[];
}

function Wide({ board, rows }: Shown) {
  const { t, label } = useWords();
  const head = (text: ReactNode) => <th scope="col">{text}</th>;
  return (
    <div style={{ overflowX: 'auto' }} role="region" tabIndex={0} aria-label={t('考评榜', 'Board')}>
      <table className="figures-table">
        <caption className="for-ears">{t('各街道的名次、检查、隐患、查处率、进度和积分', 'Rank, checks, hazards, rates and points of each street')}</caption>
        <thead>
          <tr>
            {head(t('名次', 'Rank'))}<th scope="col" className="text">{t('街道', 'Street')}</th>{head(t('检查次数', 'Checks'))}{head(label(names.hazards))}{head(label(names.hazards_overdue))}
            {head(label(names.handling_rate))}{head(label(names.progress))}{head(t('专项任务完成', 'Campaign tasks done'))}{head(t('积分', 'Points'))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ street: s, was }) => {
            const link = (figure: 'checks' | 'hazards' | 'hazards_overdue') => <FigureLink month={board.month} street={s.divisionCode} figure={figure} count={s.counts[figure]} name={`${s.divisionName} ${label(names[figure])}`} />;
            return (
              <tr key={s.divisionCode}>
                <td><Rank street={s} was={was} /></td>
                <th scope="row" className="text"><StreetLink board={board} street={s} /></th>
                <td>{link('checks')}</td><td>{link('hazards')}</td><td>{link('hazards_overdue')}</td>
                <td><Rate month={board.month} street={s} was={was} rate="handling_rate" /></td>
                <td><Rate month={board.month} street={s} was={was} rate="progress" /></td>
                <td><Tasks month={board.month} street={s} /></td>
                <td><Points street={s} was={was} /></td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function Cards({ board, rows }: Shown) {
  const { t, label } = useWords();
  return (
    <ol className="board-cards">
      {rows.map(({ street: s, was }) => (
        <li key={s.divisionCode}>
          <div style={{ display: 'flex', justifyContent: 'space-between', gap: 12 }}>
            <span><Rank street={s} was={was} named /> <StreetLink board={board} street={s} /></span>
            <span style={{ textAlign: 'right' }}><Points street={s} was={was} named /></span>
          </div>
          <dl>
            <dt>{label(names.handling_rate)}</dt><dd><Rate month={board.month} street={s} was={was} rate="handling_rate" /></dd>
            <dt>{label(names.progress)}</dt><dd><Rate month={board.month} street={s} was={was} rate="progress" /></dd>
            {(['checks', 'hazards', 'hazards_overdue'] as const).map((figure) => [
              <dt key={figure}>{label(names[figure])}</dt>, <dd key={`${figure} n`}><FigureLink month={board.month} street={s.divisionCode} figure={figure} count={s.counts[figure]} name={`${s.divisionName} ${label(names[figure])}`} /></dd>,
            ])}
            <dt>{t('专项任务完成', 'Campaign tasks done')}</dt><dd><Tasks month={board.month} street={s} /></dd>
          </dl>
        </li>
      ))}
    </ol>
  );
}

function StreetLink({ board, street }: { board: PerformanceBoard; street: Street }) {
  const to = useTenantPath();
  return <Link className="in-text" style={{ fontWeight: 600 }} to={to(`performance/${board.month}/${street.divisionCode}`)}>{street.divisionName}</Link>;
}

/** Shared by whoever has as many points. */
function Rank({ street, was, named }: { street: Street; was: Street | undefined; named?: true }) {
  const { t } = useWords();
  const by = street.rank !== null && was?.rank != null ? street.rank - was.rank : null;
  return (
    <>
      <span className="strong">{street.rank === null ? NONE : named ? t('第 {n} 名', 'No. {n}', { n: street.rank }) : street.rank}</span>{' '}
      {by !== null && by !== 0 && <span className={named ? undefined : 'below'}><ChangeMark by={by} downIsGood text={t('{n} 位', '{n}', { n: Math.abs(by) })} /></span>}
    </>
  );
}

/** 66.67 %, of what, and against the month before in percentage points. */
function Rate({ month, street, was, rate }: { month: string; street: Street; was: Street | undefined; rate: PerformanceRate }) {
  const { t, label } = useWords();
  const now = street.rates.find((r) => r.figure === rate);
  const [numerator, denominator] = performanceRateParts[rate];
  const by = rateChange(now, was?.rates.find((r) => r.figure === rate));
  const link = (figure: typeof numerator | typeof denominator) => <FigureLink month={month} street={street.divisionCode} figure={figure} count={street.counts[figure]} name={`${street.divisionName} ${label(names[figure])}`} />;
  return (
    <>
      <span style={{ whiteSpace: 'nowrap' }}>{now?.rate ?? NONE}</span> <span className="below" style={{ whiteSpace: 'nowrap' }}><small>{link(numerator)} / {link(denominator)}</small></span>
      <ChangeMark by={by} text={t('{n} 个百分点', '{n} points', { n: Math.abs(by ?? 0).toFixed(2) })} />
    </>
  );
}

function Tasks({ month, street }: { month: string; street: Street }) {
  const { label } = useWords();
  const link = (figure: 'tasks_done' | 'tasks') => <FigureLink month={month} street={street.divisionCode} figure={figure} count={street.counts[figure]} name={`${street.divisionName} ${label(names[figure])}`} />;
  return <span style={{ whiteSpace: 'nowrap' }}>{link('tasks_done')} / {link('tasks')}</span>;
}

/** As it was announced; a correction stands below, never in its place. */
function Points({ street, was, named }: { street: Street; was: Street | undefined; named?: true }) {
  const { t } = useWords();
  const by = street.total !== null && was?.total != null ? Math.round((street.total - was.total) * 100) / 100 : null;
  return (
    <>
      <span className="strong">{pointsText(street.total)}</span>{named && street.total !== null && t(' 分', ' points')}{' '}
      <span className="below"><ChangeMark by={by} text={pointsText(Math.abs(by ?? 0))} /></span>
      {street.corrected !== null && street.total !== null && <small className="below" style={{ whiteSpace: 'nowrap' }}>{t('更正 {by}，为 {n}', 'corrected {by}: {n}', { by: signedText(Math.round((street.corrected - street.total) * 100) / 100), n: pointsText(street.corrected) })}</small>}
    </>
  );
}
