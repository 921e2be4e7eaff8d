import { seatRoles, vacancyReasons, type CommitteeSeat } from '@anlan/contracts/responsibility';
import { Flex, theme } from 'antd';
import { ToneTag } from '../../patterns/tone-tag';
import { NONE } from '../../text/format';
import { useWords } from '../../text/text';

/** Who sits, in the order of the document; and of those who sat, from when until when. */
export function SeatList({ seats, label: name }: { seats: readonly CommitteeSeat[]; label: string }) {
  const { t, label } = useWords();
  const { token } = theme.useToken();
  return (
    <ol aria-label={name} style={{ listStyle: 'none', margin: 0, padding: 0 }}>
      {seats.map((s) => (
        <li key={s.id} style={{ padding: '8px 0', borderBottom: `1px solid ${token.colorBorderSecondary}` }}>
          <Flex gap={8} wrap align="center">
            <ToneTag tone={s.role === 'chair' ? 'info' : 'plain'}>{label(seatRoles[s.role])}</ToneTag>
            <strong>{s.personName ?? NONE}</strong>
            <span style={{ overflowWrap: 'anywhere' }}>{[s.unitName, s.post].filter(Boolean).join(' ')}</span>
            {s.vacant && <ToneTag tone="warn">{t('缺位：{why}', 'Vacant: {why}', { why: label(vacancyReasons[s.vacant]) })}</ToneTag>}
          </Flex>
          <small style={{ color: token.colorTextSecondary }}>{s.until ? t('{from} 起任，{until} 免去', 'From {from}, until {until}', { from: s.from, until: s.until }) : t('{from} 起', 'Since {from}', { from: s.from })}</small>
        </li>
      ))}
    </ol>
  );
}
