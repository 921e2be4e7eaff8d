import { bodyStandardApi, type BodyStandardDeductions, type BodyStandardFigures } from '@anlan/contracts/responsibility';
import { rate } from '@anlan/domain';
import { Button, Card, Flex } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { useRead } from '../../api/queries';
import { FigureLink } from '../../patterns/figures/figure-link';
import { ProblemView } from '../../patterns/problem-view';
import { RowsSkeleton } from '../../patterns/skeletons';
import { useRights, useTenantPath } from '../../session/rights';
import { numberText } from '../../text/format';
import { useWords } from '../../text/text';
import { AssessmentTag, levelNames } from './words';

const cell = { textAlign: 'right', padding: '6px 8px', whiteSpace: 'nowrap' } as const;
const words = { ...cell, textAlign: 'left', whiteSpace: 'normal', fontWeight: 400, overflowWrap: 'anywhere' } as const;
const heading = (text: string) => <h2 style={{ fontSize: 16, margin: 0 }}>{text}</h2>;
const rowsOf = (filter: Readonly<Record<string, string>>): string => `body-assessments?${new URLSearchParams(filter)}`;

/** 达标率 and 主要扣分点 of a standard; each number leads to its assessments. */
export function StandardFigures({ id }: { id: string }) {
  const { t } = useWords();
  const figures = useRead(bodyStandardApi.figures, { params: { id } }, { keep: true });
  const deductions = useRead(bodyStandardApi.deductions, { params: { id } }, { keep: true });
  const error = figures.error ?? deductions.error;
  if (error && !(figures.data && deductions.data)) return <ProblemView error={error} onRetry={() => (void figures.refetch(), void deductions.refetch())} />;
  return (
    <>
      <Card title={heading(t('达标率', 'Bodies that passed'))}>{figures.data ? <Passed figures={figures.data} /> : <RowsSkeleton rows={3} />}</Card>
      <Card title={heading(t('主要扣分点', 'Where points are lost'))}>{deductions.data ? <Deductions deductions={deductions.data} /> : <RowsSkeleton rows={3} />}</Card>
    </>
  );
}

function Passed({ figures: f }: { figures: BodyStandardFigures }) {
  const { t, label } = useWords();
  const to = useTenantPath();
  const looks = useRights().may('body-assessment.read');
  const [all, setAll] = useState(false);
  const open = f.bodies.filter((b) => b.status !== 'passed');
  const shown = all ? f.bodies : open.slice(0, 20);
  return (
    <>
      <Flex gap={24} wrap component="ul" style={{ listStyle: 'none', margin: 0, padding: 0 }}>
        {f.levels.map((l) => (
          <li key={l.level}>
            {label(levelNames[l.level])} <strong>{rate(l.passed, l.bodies)}</strong> {t('（达标 ', '(passed ')}
            <FigureLink n={l.passed} rows={looks ? rowsOf(l.filter) : null} name={t('{level}达标', '{level}, passed', { level: label(levelNames[l.level]) })} />
            {t(' ÷ 应达标 {n}）', ' of {n})', { n: numberText(l.bodies) })}
          </li>
        ))}
      </Flex>
      {f.bodies.length > 0 && (
        <>
          <h3 style={{ fontSize: 14 }}>{all ? t('全部机构', 'All bodies') : t('未达标的机构（{n}）', 'Not passed yet ({n})', { n: open.length })}</h3>
          <ul style={{ margin: 0, paddingInlineStart: 20, columnWidth: 260 }}>
            {shown.map((b) => (
              <li key={b.divisionCode} style={{ breakInside: 'avoid', marginBottom: 4 }}>
                {b.assessmentId && looks ? <Link className="in-text" to={to(`body-assessments/${b.assessmentId}`)}>{b.divisionName}</Link> : b.divisionName}{' '}
                {b.status ? <AssessmentTag status={b.status} /> : t('未申报', 'nothing handed in')}
                {b.attempt !== null && b.attempt > 1 && ` ${t('第 {n} 次', 'try {n}', { n: b.attempt })}`}
              </li>
            ))}
          </ul>
          {(all || f.bodies.length > shown.length) && <Button type="link" style={{ paddingInline: 0 }} onClick={() => setAll(!all)}>{all ? t('只看未达标', 'Only those not passed') : t('查看全部机构', 'Show all bodies')}</Button>}
        </>
      )}
      <p style={{ marginBottom: 0 }}><small>{t('达标率＝达标机构÷{day} 现行的应达标机构；各版合计，修订不影响已达标的。', 'Passed ÷ bodies in force on {day}; of all versions together: a revision takes nothing from who passed.', { day: f.day })}</small></p>
    </>
  );
}

function Deductions({ deductions: d }: { deductions: BodyStandardDeductions }) {
  const { t } = useWords();
  const looks = useRights().may('body-assessment.read');
  const lost = d.items.filter((i) => i.points > 0);
  if (lost.length === 0) return <p style={{ margin: 0 }}>{d.checked === 0 ? t('还没有初验。', 'Nothing has been checked yet.') : t('已初验 {n} 个机构，没有扣分。', '{n} bodies checked, no points lost.', { n: d.checked })}</p>;
  return (
    <>
      <table style={{ width: '100%', borderSpacing: 0 }}>
        <caption className="for-ears">{t('各项的合计扣分和扣分机构数', 'Points lost and bodies that lost them, by item')}</caption>
        <thead><tr><th scope="col" style={words}>{t('项目', 'Item')}</th><th scope="col" style={cell}>{t('合计扣分', 'Points')}</th><th scope="col" style={cell}>{t('机构', 'Bodies')}</th></tr></thead>
        <tbody>
          {lost.map((i) => (
            <tr key={i.item}>
              <th scope="row" style={words}>{i.item}. {i.name}</th><td style={cell}>{numberText(i.points)}</td>
              <td style={cell}><FigureLink n={i.bodies} rows={looks ? rowsOf(i.filter) : null} name={t('{name} 扣分机构', '{name}, bodies', { name: i.name })} /></td>
            </tr>
          ))}
        </tbody>
      </table>
      <p style={{ marginBottom: 0 }}><small>{t('已初验 {n} 个机构；每个机构只计最后一次。', '{n} bodies checked; of each the last try counts.', { n: d.checked })}</small></p>
    </>
  );
}
