import { dutyPerformanceApi as api, performanceBases, performanceBasisNames, performanceKindNames, performanceKinds, performanceOutcomeNames, performanceOutcomes, type DutyPerformance, type PerformanceLine } from '@anlan/contracts/responsibility';
import { FileWordOutlined } from '@ant-design/icons';
import { Button, Card, Flex } from 'antd';
import { useMemo } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import { send } from '../../api/client';
import { saveFile } from '../../api/files';
import { useRead } from '../../api/queries';
import { RecordView } from '../../patterns/detail/record-view';
import { FigureRow } from '../../patterns/figures/figure-row';
import { List } from '../../patterns/list/list';
import type { ListSpec } from '../../patterns/list/list.types';
import { PageHeader } from '../../patterns/page-header';
import { ToneTag } from '../../patterns/tone-tag';
import { useRights, useTenantPath } from '../../session/rights';
import { instantText, NONE } from '../../text/format';
import { useWords } from '../../text/text';
import { rateText } from '../../patterns/figures/rate-text';
import { ActsLink } from './acts-link';
import { isRecordable, RecordAct } from './record-act';
import { RecordLink } from './record-link';
import { BasisText, KindText, OutcomeTag } from './tags';

const lines: Omit<ListSpec<PerformanceLine>, 'op' | 'name'> = {
  rowKey: (l) => `${l.kind} ${l.record.id} ${l.basis} ${l.outcome} ${l.until ?? ''} ${l.eventId ?? ''}`, rowName: (l) => l.title,
  columns: [
    { key: 'record', title: { zh: '内容', en: 'What' }, main: true, render: (l) => <RecordLink line={l} /> },
    { key: 'outcome', title: { zh: '结果', en: 'Outcome' }, render: (l) => <OutcomeTag outcome={l.outcome} />, phone: 'mark' },
    { key: 'kind', title: { zh: '类别', en: 'Kind' }, render: (l) => <KindText line={l} />, phone: 'line' },
    { key: 'basis', title: { zh: '依据', en: 'Asked as' }, render: (l) => <BasisText basis={l.basis} /> },
    { key: 'asked', title: { zh: '交办日期', en: 'Asked on' }, render: (l) => (l.at === null ? l.askedOn : instantText(l.at)), phone: 'line' },
    { key: 'due', title: { zh: '时限', en: 'Due' }, render: (l) => l.dueOn ?? NONE, phone: 'line' },
    { key: 'done', title: { zh: '办结', en: 'Done' }, render: (l) => (l.kind === 'fact' || l.doneOn === null ? NONE : `${l.doneOn} ${l.doneBy ?? ''}`), phone: 'line' },
    { key: 'acts', title: { zh: '期间留痕', en: 'Acts in the period' }, render: (l) => <ActsLink line={l} />, phone: 'line' },
    { key: 'until', title: { zh: '不再承担之日', en: 'Until' }, render: (l) => l.until ?? NONE },
  ],
  filters: [
    { kind: 'days', key: 'period', from: 'from', to: 'to', whole: true, label: { zh: '期间', en: 'Period' } },
    { kind: 'choice', key: 'outcome', many: true, label: { zh: '结果', en: 'Outcome' }, choices: performanceOutcomes.map((value) => ({ value, label: performanceOutcomeNames[value] })) },
    { kind: 'choice', key: 'kind', many: true, label: { zh: '类别', en: 'Kind' }, choices: performanceKinds.map((value) => ({ value, label: performanceKindNames[value] })) },
    { kind: 'choice', key: 'basis', many: true, label: { zh: '依据', en: 'Asked as' }, choices: performanceBases.map((value) => ({ value, label: performanceBasisNames[value] })) },
    { kind: 'choice', key: 'acted', label: { zh: '常态职责有无留痕', en: 'Standing duties, acts' }, choices: [{ value: 'true', label: { zh: '有留痕', en: 'With an act' } }, { value: 'false', label: { zh: '未留痕', en: 'Without any' } }] },
  ],
  exports: true, counts: true, empty: { text: { zh: '期间内没有要求办理的，也没有留痕。', en: 'Nothing was asked in the period, and nothing is on record.' } },
};

/** On one's own sheet what was done of a standing duty is recorded beside it. */
const ownLines: typeof lines = { ...lines, columns: [...lines.columns, { key: 'record-act', title: { zh: '办理', en: 'To do' }, render: (l) => (isRecordable(l) ? <RecordAct line={l} /> : NONE), phone: 'line' }] };

function usePeriod(): Record<string, string> {
  const [params] = useSearchParams();
  return Object.fromEntries(['from', 'to'].flatMap((key) => (params.get(key) ? [[key, params.get(key) as string]] : [])));
}

/** The sheet of a person, or of a post. */
export function DutyPerformancePage() {
  const { id = '' } = useParams();
  const { t } = useWords();
  const query = usePeriod();
  const read = useRead(api.get, { params: { id }, query }, { keep: true });
  const spec = useMemo(() => ({ ...lines, name: 'responsibility.duty-performance-line', op: api.lines, params: { id } }), [id]);
  return <RecordView read={read} missing={t('没有此人员或岗位', 'There is no such person or post')} list={{ path: 'duty-performances', name: t('照单履职', 'duty performance') }}>{(s) => <Sheet s={s} rows={`duty-performances/${id}`} spec={spec} document={() => send(api.document, { params: { id }, query, accept: '*/*' } as never)} />}</RecordView>;
}

/** 我的履职 */
export function MyDutyPerformancePage() {
  const { t } = useWords();
  const query = usePeriod();
  const records = useRights().may('duty-act.record');
  const read = useRead(api.mine, { query }, { keep: true });
  const spec = useMemo(() => ({ ...(records ? ownLines : lines), name: 'responsibility.duty-performance-line', op: api.myLines }), [records]);
  return <RecordView read={read} missing={t('没有您的履职记录', 'There is no sheet of yours')} list={{ path: '', name: t('工作台', 'the desk') }}>{(s) => <Sheet s={s} own rows="duty-performances/mine" spec={spec} document={() => send(api.myDocument, { query, accept: '*/*' } as never)} />}</RecordView>;
}

function Sheet({ s, own = false, rows, spec, document }: { s: DutyPerformance; own?: boolean; rows: string; spec: ListSpec<PerformanceLine>; document: () => Promise<Response> }) {
  const { t } = useWords();
  const to = useTenantPath();
  const all = useRights().may('duty-performance.read');
  const f = s.figures;
  const word = (): void => void document().then(async (r) => saveFile(await r.blob(), `${s.name}-${s.from}-${s.to}.docx`));
  return (
    <>
      <PageHeader
        back={all && <Link to={to('duty-performances')}>← {t('照单履职', 'Duty performance')}</Link>} title={own ? t('我的履职', 'My duties') : s.name}
        note={<Flex gap={8} wrap align="center">{own && <span>{s.name}</span>}<span>{[s.unitName, s.postName].filter((x) => x !== null).join(' · ') || NONE}</span>{!s.enabled && <ToneTag>{t('已离任', 'Has left')}</ToneTag>}<span>{s.from} – {s.to}</span></Flex>}
        actions={<Button icon={<FileWordOutlined />} onClick={word}>{t('履职记录（Word）', 'Sheet (Word)')}</Button>}
      />
      <Flex vertical gap={16}>
        <Card>
          <FigureRow
            rows={rows}
            figures={[
              { name: t('应办', 'Asked'), ...f.asked }, { name: t('按时办结', 'In time'), ...f.done }, { name: t('逾期办结', 'Late'), ...f.late }, { name: t('逾期未办结', 'Overdue'), ...f.overdue, bad: true }, { name: t('未到期', 'Not due'), ...f.open },
              { name: t('按时办结率', 'In time, rate'), text: rateText(f.inTime.rate), note: `${f.inTime.numerator} ÷ ${f.inTime.denominator}` }, { name: t('已移交他人', 'Passed on'), ...f.passedOn }, { name: t('常态职责', 'Standing'), ...f.standing }, { name: t('履职留痕', 'Acts on record'), ...f.recorded },
              { name: t('留痕率', 'Duties with acts, rate'), text: rateText(f.traced.rate), note: `${f.traced.numerator} ÷ ${f.traced.denominator}` }, { name: t('有留痕', 'With an act'), ...f.acted }, { name: t('未留痕', 'Without any act'), ...f.unrecorded, bad: true },
            ]}
          />
          <small>{t('截至 {day}。只记事实，不作评价。', 'As of {day}. Facts, and no judgement.', { day: f.asOf })}</small>
        </Card>
        <section aria-labelledby="lines"><h2 id="lines" style={{ fontSize: 16 }}>{t('履职明细', 'Lines')}</h2><List spec={spec} label={t('履职明细', 'Lines')} /></section>
      </Flex>
    </>
  );
}
