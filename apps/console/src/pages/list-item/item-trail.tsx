import { disputeStateNames, itemLevelNames, promotionStateNames, type ListItem } from '@anlan/contracts/responsibility';
import { memberApi, postApi } from '@anlan/contracts/tenancy';
import { Card } from 'antd';
import { useRead } from '../../api/queries';
import { History } from '../../patterns/detail/history';
import { useUnits } from '../../patterns/pickers/unit-picker';
import { ToneTag } from '../../patterns/tone-tag';
import { useRights } from '../../session/rights';
import { instantText } from '../../text/format';
import { useWords } from '../../text/text';

const title = (text: string) => <h2 style={{ fontSize: 16, margin: 0 }}>{text}</h2>;
const tones = { asked: 'info', accepted: 'good', refused: 'bad' } as const;

/** 责任主体调整, newest first, each with whose it was before. */
export function Reassignments({ item: i }: { item: ListItem }) {
  const { t } = useWords();
  if (!i.reassignments.length) return null;
  const items = i.reassignments.map((r, n) => ({ id: `${n}`, at: r.at, who: r.by.name, what: t('调整责任主体', 'Given to another owner'), note: <div style={{ overflowWrap: 'anywhere' }}>{t('理由：{reason}', 'Reason: {reason}', { reason: r.reason })}<br />{t('原责任主体：', 'It was of: ')}<Was of={r.from} /></div> }));
  return <Card title={title(t('责任主体调整', 'Owners before'))}><History items={items.reverse()} /></Card>;
}

/** 指令, newest first, each with what was judged. */
export function Instructions({ item: i }: { item: ListItem }) {
  const { t } = useWords();
  if (!i.instructions.length) return null;
  const items = i.instructions.map((x, n) => ({ id: `${n}`, at: x.at, who: x.by.name, what: t('下达指令', 'Instructed'), note: <div style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{t('研判：{words}', 'Assessment: {words}', { words: x.assessment })}<br />{t('指令：{words}', 'Instruction: {words}', { words: x.instruction })}</div> }));
  return <Card title={title(t('研判与指令', 'Assessments and instructions'))}><History items={items.reverse()} /></Card>;
}

/** 边界争议, newest first, and how each was settled. */
export function Disputes({ item: i }: { item: ListItem }) {
  const { t, label } = useWords();
  if (!i.disputes.length) return null;
  return (
    <Card title={title(t('边界争议', 'Disputes of who holds it'))}>
      <ul style={{ margin: 0, padding: 0, listStyle: 'none' }}>
        {[...i.disputes].reverse().map((d) => (
          <li key={d.at} style={{ padding: '4px 0', overflowWrap: 'anywhere' }}>
            <ToneTag tone={d.settled ? 'good' : 'warn'}>{label(disputeStateNames[d.settled ? 'settled' : 'open'])}</ToneTag>
            <div>{t('{at} {who} 提出：{ground}', 'Raised at {at} by {who}: {ground}', { at: instantText(d.at), who: [d.unit?.name, d.by.name].filter(Boolean).join(' '), ground: d.ground })}</div>
            <div>{t('争议方：', 'With: ')}{[d.withUnit?.name, d.withLevel && label(itemLevelNames[d.withLevel])].filter(Boolean).join(' · ')}</div>
            {d.settled && <div>{t('{at} {who} 裁定由{holder}负责：{note}', 'Settled at {at} by {who}, it is of {holder}: {note}', { at: instantText(d.settled.at), who: d.settled.by.name, holder: [d.settled.ownerUnit?.name, d.settled.ownerMember?.name].filter(Boolean).join(' '), note: d.settled.note })}</div>}
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** 上报 to city and province, and how it was answered. */
export function Promotions({ item: i }: { item: ListItem }) {
  const { t, label } = useWords();
  if (!i.promotions.length) return null;
  return (
    <Card title={title(t('上报', 'Promotions'))}>
      <ul style={{ margin: 0, padding: 0, listStyle: 'none' }}>
        {[...i.promotions].reverse().map((p) => (
          <li key={`${p.level} ${p.askedOn} ${p.status}`} style={{ padding: '4px 0', overflowWrap: 'anywhere' }}>
            <strong>{label(itemLevelNames[p.level])}</strong> <ToneTag tone={tones[p.status]}>{label(promotionStateNames[p.status])}</ToneTag>
            <div>{t('{day} {who} 上报：{note}', 'Promoted on {day} by {who}: {note}', { day: p.askedOn, who: p.askedBy.name, note: p.note })}</div>
            {p.answeredOn && <div>{t('{day} 答复：{answer}', 'Answered on {day}: {answer}', { day: p.answeredOn, answer: p.answer ?? '' })}</div>}
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** The owner before, by name where the caller may know it. */
function Was({ of }: { of: ListItem['reassignments'][number]['from'] }) {
  const { t } = useWords();
  const units = useUnits();
  const rights = useRights();
  const sees = rights.may('member.read');
  const member = useRead(memberApi.get, { params: { id: of.ownerMemberId ?? '' } }, { enabled: sees && of.ownerMemberId !== null });
  const posts = useRead(postApi.list, { params: { id: of.ownerUnitId ?? '' }, query: { limit: 200 } }, { enabled: rights.may('unit.read') && of.ownerUnitId !== null && of.ownerPostId !== null });
  const names = [of.ownerUnitId && (units.data?.find((u) => u.id === of.ownerUnitId)?.name ?? t('已停用的单位', 'a unit no longer in use')), of.ownerPostId && (posts.data?.items.find((x) => x.id === of.ownerPostId)?.name ?? t('岗位', 'a post')), of.ownerMemberId && (member.data?.displayName ?? t('个人', 'a person'))].filter(Boolean);
  return <>{names.join(' · ') || t('无', 'nobody')}</>;
}
