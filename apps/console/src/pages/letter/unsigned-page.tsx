import { letterApi, letterLevelNames, letterLevels, letterPartyNames, letterParties, type UnsignedParty } from '@anlan/contracts/responsibility';
import { shanghaiDay } from '@anlan/domain';
import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { Link } from 'react-router';
import { call } from '../../api/client';
import { makeStale } from '../../api/queries';
import { DueTag } from '../../patterns/due/due-tag';
import { ListPage } from '../../patterns/list/list-page';
import type { ListSpec } from '../../patterns/list/list.types';
import { yearChoices } from '../../patterns/list/year-choices';
import { endOfDueDay } from '../../patterns/pickers/due-day-field';
import { useRights, useTenantPath } from '../../session/rights';
import { NONE } from '../../text/format';
import { useWords } from '../../text/text';
import { useNotices } from '../../theme/notices';
import { Level, PartyName } from './letter-tag';

/** 催签 once a day at most; the version is that of the moment, since nothing is changed that somebody has seen. */
async function remind({ letterId: id, party }: UnsignedParty): Promise<unknown> {
  const { version } = await call(letterApi.get, { params: { id } });
  return call(letterApi.remind, { params: { id }, version, body: { party }, key: crypto.randomUUID() });
}

function Remind({ row }: { row: UnsignedParty }) {
  const { t } = useWords();
  const notices = useNotices();
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const may = useRights().may('letter.manage');
  const today = row.remindedOn === shanghaiDay(new Date());
  if (!may || today) return <>{row.remindedOn ? <span style={{ whiteSpace: 'nowrap' }}>{today ? t('今天已催', 'today') : row.remindedOn}</span> : NONE}</>;
  const click = async (): Promise<void> => {
    setBusy(true);
    try {
      await remind(row);
      notices.success(t('已催签', 'Reminded'));
    } catch (error) {
      notices.error((error as Error).message, 6);
    } finally {
      setBusy(false);
      makeStale(client, 'responsibility', 'letter');
    }
  };
  return <span style={{ display: 'inline-flex', gap: 8, alignItems: 'center', flexWrap: 'wrap' }}>{row.remindedOn}<Button size="small" loading={busy} aria-label={t('催签 {name}', 'Remind {name}', { name: row.name })} onClick={() => void click()}>{t('催签', 'Remind')}</Button></span>;
}

const specOf = (may: boolean): ListSpec<UnsignedParty> => ({
  name: 'responsibility.letter-unsigned', op: letterApi.unsigned, rowKey: (u) => `${u.letterId} ${u.party}`, rowName: (u) => `${u.title} ${u.name}`, href: (u) => `letters/${u.letterId}`,
  columns: [
    { key: 'name', title: { zh: '未签的一方', en: 'Who has not signed' }, main: true, render: (u) => <span style={{ overflowWrap: 'anywhere' }}>{u.name}{u.memberName && u.memberName !== u.name && ` · ${u.memberName}`}</span> },
    { key: 'party', title: { zh: '甲方、乙方', en: 'Party' }, render: (u) => <PartyName party={u.party} />, phone: 'mark' },
    { key: 'title', title: { zh: '责任书', en: 'Letter' }, render: (u) => <span style={{ display: 'block', maxWidth: 360, overflowWrap: 'anywhere' }}>{u.title}</span>, phone: 'line' },
    { key: 'signBy', title: { zh: '签订期限', en: 'Sign by' }, render: (u) => <DueTag dueAt={endOfDueDay(u.signBy)} />, phone: 'line' },
    { key: 'level', title: { zh: '层级', en: 'Level' }, render: (u) => <Level level={u.level} /> },
    { key: 'remind', title: { zh: '最近催签', en: 'Reminded' }, render: (u) => <Remind row={u} />, phone: 'line' },
  ],
  filters: [
    { kind: 'choice', key: 'year', label: { zh: '年度', en: 'Year' }, choices: yearChoices() },
    { kind: 'choice', key: 'level', label: { zh: '层级', en: 'Level' }, choices: letterLevels.map((value) => ({ value, label: letterLevelNames[value] })) },
    { kind: 'choice', key: 'party', label: { zh: '甲方、乙方', en: 'Party' }, choices: letterParties.map((value) => ({ value, label: letterPartyNames[value] })) },
    { kind: 'flag', key: 'overdue', label: { zh: '逾期', en: 'Overdue' } },
    { kind: 'division', key: 'divisionCode', label: { zh: '区划', en: 'Division' }, extra: true },
  ],
  search: { key: 'q', hint: { zh: '标题、编号、双方', en: 'Title, number, parties' } }, exports: true,
  ...(may && { bulk: [{ key: 'remind', label: { zh: '催签', en: 'Remind' }, fits: (u: UnsignedParty) => u.remindedOn !== shanghaiDay(new Date()), run: remind }] }),
  empty: { text: { zh: '没有待签的责任书。', en: 'Everybody has signed.' } },
});

/** 未签名单 Who has not signed, the earliest last day first. */
export function UnsignedPage() {
  const { t } = useWords();
  const to = useTenantPath();
  const may = useRights().may('letter.manage');
  const spec = useMemo(() => specOf(may), [may]);
  return <ListPage title={t('未签名单', 'Who has not signed')} note={<Link to={to('letters')}>← {t('责任书', 'Letters')}</Link>} spec={spec} />;
}
