import type { AccidentClock, AccidentDetail } from '@anlan/contracts/responsibility';
import { Card, theme } from 'antd';
import { instantText } from '../../text/format';
import { useWords, type Words } from '../../text/text';
import { clockText, OutcomeTag } from './accident.names';

/** How long there is, or was too much, in hours and minutes or in days. */
function leftText({ dueAt, doneAt, outcome, kind }: AccidentClock, { t }: Words, now: number): string {
  if (outcome === 'in_time' || outcome === 'over') return '';
  const ms = new Date(dueAt).getTime() - (doneAt ? new Date(doneAt).getTime() : now);
  const minutes = Math.floor(Math.abs(ms) / 60_000);
  const long = minutes >= 48 * 60 ? t('{n} 天', '{n} d', { n: Math.floor(minutes / 1440) }) : minutes >= 60 ? t('{h} 小时 {m} 分', '{h} h {m} min', { h: Math.floor(minutes / 60), m: minutes % 60 }) : t('{m} 分', '{m} min', { m: minutes });
  if (ms < 0) return t('晚 {long}', '{long} late', { long });
  return kind === 'casualty_window' ? t('还有 {long}', '{long} left', { long }) : t('还剩 {long}', '{long} left', { long });
}

/** 法定时限 What is due by when, what was done, what was missed, each with its article. */
export function ClocksCard({ accident: { clocks, status } }: { accident: AccidentDetail }) {
  const words = useWords();
  const { t, label } = words;
  const { token } = theme.useToken();
  if (status === 'withdrawn') return null;
  const now = Date.now();
  return (
    <Card title={<h2 style={{ fontSize: 16, margin: 0 }}>{t('法定时限', 'Limits of law')}</h2>}>
      {clocks.length === 0 ? <p style={{ margin: 0 }}>{t('事故发生之日没有可适用的时限规定。', 'No rule of limits was in force on the day of the accident.')}</p> : (
        <ul style={{ listStyle: 'none', margin: 0, padding: 0 }}>
          {clocks.map((c, i) => (
            <li key={c.id} data-clock={c.kind} style={{ display: 'flex', flexWrap: 'wrap', gap: '4px 12px', alignItems: 'baseline', padding: '8px 0', borderTop: i ? `1px solid ${token.colorBorderSecondary}` : undefined }}>
              <strong style={{ flex: '1 1 160px' }}>{label(clockText(c))}</strong>
              <span style={{ flex: '1 1 190px' }}>{c.kind === 'casualty_window' ? t('至', 'until') : t('期限', 'by')} <time dateTime={c.dueAt} style={{ whiteSpace: 'nowrap' }}>{instantText(c.dueAt)}</time></span>
              <span style={{ flex: '1 1 190px' }}>{c.doneAt ? <>{t('完成', 'done')} <time dateTime={c.doneAt} style={{ whiteSpace: 'nowrap' }}>{instantText(c.doneAt)}</time></> : leftText(c, words, now)}{c.doneAt && leftText(c, words, now) && `（${leftText(c, words, now)}）`}</span>
              <OutcomeTag outcome={c.outcome} />
              {c.law && <small style={{ flex: '1 0 100%', color: token.colorTextSecondary }}>{t('{source}第 {article} 条', '{source} art. {article}', { source: c.law.source, article: c.law.article })}</small>}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
