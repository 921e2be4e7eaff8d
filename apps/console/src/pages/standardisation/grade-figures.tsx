import { STANDARDISATION, standardisationApi, standardisationGradeNames, standardisationGrades, type StandardisationFigures } from '@anlan/contracts/enforcement';
import { Card, Flex } from 'antd';
import { Link } from 'react-router';
import { useRead } from '../../api/queries';
import { ProblemView } from '../../patterns/problem-view';
import { RowsSkeleton } from '../../patterns/skeletons';
import { useTenantPath } from '../../session/rights';
import { NONE, numberText } from '../../text/format';
import { useWords } from '../../text/text';

const cell = { textAlign: 'right', padding: '6px 8px', whiteSpace: 'nowrap' } as const;

/** 达标家数 by street and grade; each number leads to its rows. */
export function GradeFigures() {
  const { t } = useWords();
  const read = useRead(standardisationApi.figures, { query: {} }, { keep: true });
  if (read.error && !read.data) return <ProblemView error={read.error} onRetry={() => void read.refetch()} />;
  return <Card style={{ marginBottom: 16 }} title={<h2 style={{ fontSize: 16, margin: 0 }}>{t('达标家数', 'Subjects with a valid grade')}</h2>}>{read.data ? <Loaded figures={read.data} /> : <RowsSkeleton rows={3} />}</Card>;
}

function Loaded({ figures: f }: { figures: StandardisationFigures }) {
  const { t, label } = useWords();
  const to = useTenantPath();
  const rows = (filter: Readonly<Record<string, string>>): string => to(`standardisations?${new URLSearchParams(filter)}`);
  const streets = [...new Map(f.items.map((i) => [i.divisionCode, i.divisionName]))];
  return (
    <>
      <Flex gap={24} wrap component="ul" style={{ listStyle: 'none', margin: 0, padding: 0 }}>
        <li>{t('达标', 'Valid')} <strong><Link to={rows({ valid: 'true' })}>{numberText(f.total)}</Link></strong> {t('家', '')}</li>
        <li>{t('{n} 日内到期', 'Ending within {n} days', { n: STANDARDISATION.remindDays })} <strong><Link to={rows({ expiresWithin: String(STANDARDISATION.remindDays) })}>{numberText(f.expiring)}</Link></strong> {t('家', '')}</li>
        <li>{t('已过期、未复评', 'Expired')} <strong><Link to={rows({ expired: 'true' })}>{numberText(f.expired)}</Link></strong> {t('家', '')}</li>
      </Flex>
      {streets.length > 0 && (
        <div style={{ overflowX: 'auto', marginTop: 12 }} role="region" tabIndex={0} aria-label={t('各街道、各等级', 'By street and grade')}>
          <table style={{ width: '100%', borderSpacing: 0 }}>
            <caption className="for-ears">{t('各街道、各等级的达标家数', 'Subjects with a valid grade by street and grade')}</caption>
            <thead><tr><th scope="col" style={{ ...cell, textAlign: 'left' }}>{t('区划', 'Division')}</th>{standardisationGrades.map((g) => <th key={g} scope="col" style={cell}>{label(standardisationGradeNames[g])}</th>)}</tr></thead>
            <tbody>
              {streets.map(([code, name]) => (
                <tr key={code}>
                  <th scope="row" style={{ ...cell, textAlign: 'left', fontWeight: 400 }}>{name}</th>
                  {standardisationGrades.map((g) => {
                    const item = f.items.find((i) => i.divisionCode === code && i.grade === g);
                    return <td key={g} style={cell}>{item ? <Link to={rows(item.filter)} aria-label={`${name} ${label(standardisationGradeNames[g])} ${item.count}`}>{numberText(item.count)}</Link> : NONE}</td>;
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}
