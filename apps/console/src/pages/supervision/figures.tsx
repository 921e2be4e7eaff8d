import { owesReply, supervisionApi, supervisionKinds } from '@anlan/contracts/responsibility';
import { Card } from 'antd';
import { useRead } from '../../api/queries';
import { FigureLink } from '../../patterns/figures/figure-link';
import { rateText } from '../../patterns/figures/rate-text';
import { ProblemView } from '../../patterns/problem-view';
import { RowsSkeleton } from '../../patterns/skeletons';
import { instantText, NONE, numberText } from '../../text/format';
import { useWords } from '../../text/text';

const cell = { textAlign: 'right', padding: '6px 8px', whiteSpace: 'nowrap' } as const;
const rows = (filter: Record<string, string>): string => `supervisions?${new URLSearchParams(filter).toString()}`;

/** 件数、企业数、回执率 of each kind and 双闭环率; each number leads to its documents. */
export function SupervisionFigures() {
  const { t, label } = useWords();
  const read = useRead(supervisionApi.figures, { query: {} }, { keep: true });
  if (read.error && !read.data) return <ProblemView error={read.error} onRetry={() => void read.refetch()} />;
  const f = read.data;
  return (
    <Card style={{ marginBottom: 16 }} title={<h2 style={{ fontSize: 16, margin: 0 }}>{t('督办数字', 'Supervision in numbers')}</h2>}>
      {!f ? <RowsSkeleton rows={3} /> : (
        <>
          <p style={{ marginTop: 0 }}>
            {t('双重督办', 'To two sides')} <strong><FigureLink n={f.dualClosure.assigned.count} rows={rows(f.dualClosure.assigned.filter)} name={t('双重督办', 'To two sides')} /></strong>{t(' 件，双方均已解除 ', ', both released ')}
            <strong><FigureLink n={f.dualClosure.closed.count} rows={rows(f.dualClosure.closed.filter)} name={t('双方均已解除', 'Both released')} /></strong>{t(' 件，双闭环率 ', ', share ')}<strong>{rateText(f.dualClosure.percent, 100)}</strong>
          </p>
          {f.kinds.length > 0 && (
            <div style={{ overflowX: 'auto' }} role="region" tabIndex={0} aria-label={t('按类别', 'By kind')}>
              <table style={{ width: '100%', borderSpacing: 0 }}>
                <caption className="for-ears">{t('各类督办文书的件数、对象和回执率', 'Documents, subjects and reply rates by kind')}</caption>
                <thead><tr><th scope="col" style={{ ...cell, textAlign: 'left' }}>{t('类别', 'Kind')}</th><th scope="col" style={cell}>{t('已送达', 'Delivered')}</th><th scope="col" style={cell}>{t('企业', 'Enterprises')}</th><th scope="col" style={cell}>{t('部门', 'Departments')}</th><th scope="col" style={cell}>{t('已回复', 'Replied')}</th><th scope="col" style={cell}>{t('回执率', 'Reply rate')}</th></tr></thead>
                <tbody>
                  {f.kinds.map((k) => {
                    const name = label(supervisionKinds[k.kind]);
                    return (
                      <tr key={k.kind}>
                        <th scope="row" style={{ ...cell, textAlign: 'left', fontWeight: 400 }}>{name}</th><td style={cell}><FigureLink n={k.delivered.count} rows={rows(k.delivered.filter)} name={t('{kind} 已送达', '{kind}, delivered', { kind: name })} /></td>
                        <td style={cell}>{numberText(k.enterprises)}</td><td style={cell}>{numberText(k.units)}</td><td style={cell}>{owesReply(k.kind) ? <FigureLink n={k.replied.count} rows={rows(k.replied.filter)} name={t('{kind} 已回复', '{kind}, replied', { kind: name })} /> : NONE}</td><td style={cell}>{rateText(k.replyRate.percent, 100)}</td>
                      </tr>
                    );
                  })}
                </tbody>
              </table>
            </div>
          )}
          <p style={{ marginBottom: 0 }}><small>{t('统计于 {at}。同一企业、部门只计一个；回执率 = 全部对象已回复 ÷ 已送达，没有送达的、无须回复的记作 —。', 'As of {at}. An enterprise or department counts once; the reply rate is of those to which every side has replied in those delivered, — where none was, or none is owed.', { at: instantText(f.asOf) })}</small></p>
        </>
      )}
    </Card>
  );
}
