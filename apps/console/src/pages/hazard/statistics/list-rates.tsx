import { hazardApi, listLevelNames, type ListRates as Rates } from '@anlan/contracts/enforcement';
import { Card } from 'antd';
import { useRead } from '../../../api/queries';
import { EmptyState } from '../../../patterns/empty-state';
import { FigureLink } from '../../../patterns/figures/figure-link';
import { ProblemView } from '../../../patterns/problem-view';
import { RowsSkeleton } from '../../../patterns/skeletons';
import { instantText } from '../../../text/format';
import { useWords } from '../../../text/text';

const cell = { textAlign: 'right', padding: '6px 8px', whiteSpace: 'nowrap' } as const;
const first = { ...cell, textAlign: 'left', fontWeight: 400, whiteSpace: 'normal' } as const;
type Figures = Pick<Rates['items'][number], 'entered' | 'struckOff' | 'rate' | 'filter'>;

/** 清单销号率: of each list, and of each of its levels; lists share hazards and are never added up. */
export function ListRates({ divisionCode }: { divisionCode?: string }) {
  const { t, label } = useWords();
  const read = useRead(hazardApi.listRates, { query: { divisionCode } }, { keep: true });
  const title = t('清单销号率', 'Struck off the lists');
  const numbers = (name: string, { entered, struckOff, rate, filter }: Figures) => {
    const figure = (n: number, what: string, more: Record<string, string>) => <td style={cell}><FigureLink n={n} name={`${name} ${what}`} rows={`hazards?${new URLSearchParams({ ...filter, ...more })}`} /></td>;
    return <>{figure(entered, t('录入', 'Entered'), {})}{figure(struckOff, t('销号', 'Struck off'), { struckOff: 'true' })}{figure(entered - struckOff, t('未销号', 'Still in it'), { struckOff: 'false' })}<td style={cell}>{rate}</td></>;
  };
  const items = read.data?.items.filter((i) => i.entered > 0) ?? [];
  return (
    <Card title={<h2>{title}</h2>} style={{ height: '100%' }}>
      {read.error && !read.data ? <ProblemView error={read.error} onRetry={() => void read.refetch()} /> : !read.data ? <RowsSkeleton rows={4} /> : items.length === 0 ? (
        <EmptyState text={t('还没有隐患录入清单。打开一条隐患，在“更多办理”里选“录入清单”。', 'No hazard is in a list yet. Open one, and enter it under “More”.')} />
      ) : (
        <>
          <div style={{ overflowX: 'auto' }} role="region" tabIndex={0} aria-label={title}>
            <table style={{ width: '100%', borderSpacing: 0 }}>
              <thead><tr>{[t('清单', 'List'), t('录入', 'Entered'), t('销号', 'Struck off'), t('未销号', 'Still in it'), t('销号率', 'Rate')].map((h, i) => <th key={h} scope="col" style={i ? cell : { ...cell, textAlign: 'left' }}>{h}</th>)}</tr></thead>
              {items.map((i) => (
                <tbody key={i.kind}>
                  <tr><th scope="row" style={{ ...first, fontWeight: 600 }}>{label(i.name)}</th>{numbers(label(i.name), i)}</tr>
                  {i.levels.filter((l) => l.entered > 0).map((l) => <tr key={l.level}><th scope="row" style={{ ...first, paddingInlineStart: 24 }}>{label(listLevelNames[l.level])}</th>{numbers(`${label(i.name)} ${label(listLevelNames[l.level])}`, l)}</tr>)}
                </tbody>
              ))}
            </table>
          </div>
          <p style={{ marginBottom: 0 }}><small>{t('销号率＝销号÷录入；一条隐患可在几个清单中，各清单不相加。截至 {at}', 'Rate: struck off of those entered. A hazard may be in several lists, which do not add up. As of {at}', { at: instantText(read.data.asOf) })}</small></p>
        </>
      )}
    </Card>
  );
}
