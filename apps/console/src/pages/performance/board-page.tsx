import { performanceApi, type PerformanceBoard } from '@anlan/contracts/enforcement';
import { addMonths } from '@anlan/domain';
import { LockOutlined, PrinterOutlined } from '@ant-design/icons';
import { Alert, Button, Card, Flex, Input } from 'antd';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { useRead } from '../../api/queries';
import { EmptyState } from '../../patterns/empty-state';
import { Field } from '../../patterns/form/field';
import { FormDrawer } from '../../patterns/form/form-drawer';
import { OperationForm } from '../../patterns/form/operation-form';
import { PageHeader } from '../../patterns/page-header';
import { PrintSheet } from '../../patterns/print/print-sheet';
import { ProblemView } from '../../patterns/problem-view';
import { PageSkeleton } from '../../patterns/skeletons';
import { ToneTag } from '../../patterns/tone-tag';
import { useRights, useTenantPath } from '../../session/rights';
import { instantText } from '../../text/format';
import { useWords } from '../../text/text';
import { useNotices } from '../../theme/notices';
import { BoardTable } from './board-table';
import './performance.css';
import { MonthChoice } from './month-choice';
import { isMonth, thisMonth } from './months';
import { monthText } from './points-text';

/** 月度考评榜: figures, points and ranks of the streets, and what each of them was the month before. */
export function BoardPage() {
  const words = useWords();
  const { t } = words;
  const rights = useRights();
  const [params, setParams] = useSearchParams();
  const asked = params.get('month');
  const month = isMonth(asked) ? asked : thisMonth();
  const board = useRead(performanceApi.board, { params: { month } });
  const before = useRead(performanceApi.board, { params: { month: addMonths(month, -1) } });
  const [freezing, setFreezing] = useState(false);
  const over = month < thisMonth();
  const ready = board.data;
  return (
    <>
      <PageHeader
        title={t('月度考评榜', 'Monthly board of the streets')} note={<Flex gap={8} wrap align="center"><MonthMark month={month} frozen={ready?.frozen} /><span>{t('点数字看台账明细，点街道看积分怎么来的', 'Numbers lead to their rows, streets to how their points came about')}</span></Flex>}
        actions={
          <>
            <MonthChoice month={month} onChange={(m) => setParams({ month: m })} />
            {ready && <Button icon={<PrinterOutlined />} onClick={() => print()}>{t('打印', 'Print')}</Button>}
            {ready && over && !ready.frozen && ready.scheme && rights.may('performance.manage') && <Button type="primary" icon={<LockOutlined />} onClick={() => setFreezing(true)}>{t('冻结本月', 'Freeze the month')}</Button>}
          </>
        }
      />
      {board.error && <ProblemView error={board.error} onRetry={() => void board.refetch()} />}
      {!ready && !board.error && <PageSkeleton />}
      {ready && (
        <Flex vertical gap={16}>
          <Notice board={ready} month={month} />
          <Card>
            <PrintSheet label={t('月度考评榜', 'Monthly board of the streets')}>
              <p className="print-only board-title">{rights.me.tenant.name} {t('街道执法表现月度考评榜', 'Streets: the board of the month')}　{monthText(month, words)}</p>
              {ready.streets.length ? <BoardTable board={ready} before={before.data} /> : <EmptyState text={t('本区还没有街道。先在“区划”里建立街道。', 'The district has no streets yet. Add them under Divisions first.')} />}
              <Basis board={ready} />
            </PrintSheet>
          </Card>
        </Flex>
      )}
      <FormDrawer title={t('冻结 {month}', 'Freeze {month}', { month: monthText(month, words) })} open={freezing} onClose={() => setFreezing(false)}>
        <Freeze month={month} onClose={() => setFreezing(false)} />
      </FormDrawer>
    </>
  );
}

/** Whether the month's figures still follow the ledgers. */
export function MonthMark({ month, frozen }: { month: string; frozen: PerformanceBoard['frozen'] | undefined }) {
  const { t } = useWords();
  if (frozen === undefined) return null;
  if (frozen) return <ToneTag tone="good">{t('已冻结', 'Frozen')}</ToneTag>;
  return month < thisMonth() ? <ToneTag tone="warn">{t('待冻结', 'Not frozen yet')}</ToneTag> : <ToneTag tone="info">{t('进行中', 'Running')}</ToneTag>;
}

function Notice({ board, month }: { board: PerformanceBoard; month: string }) {
  const { t } = useWords();
  const rights = useRights();
  const to = useTenantPath();
  if (board.scheme) return null;
  const how = month < thisMonth() || month === thisMonth() ? t('积分办法自施行日期之后的第一个整月起生效。', 'A points scheme governs the months that begin on its day or later.') : '';
  return (
    <Alert
      type="info" showIcon title={t('这个月没有施行中的积分办法，只有数字，没有积分和名次', 'No points scheme is in force in this month: figures, but no points and no ranks')} description={how}
      action={rights.may('performance.manage') && <Link className="in-text" to={to('points-schemes')}>{t('去积分办法', 'To the points scheme')}</Link>}
    />
  );
}

/** By which rules, until when, and by which day records belong to the month. */
function Basis({ board: { scheme, asOf, cohort, frozen } }: { board: PerformanceBoard }) {
  const { t, label } = useWords();
  const to = useTenantPath();
  return (
    <p className="basis">
      {scheme && <>{t('积分办法：', 'Points scheme: ')}<Link className="in-text" to={to(`points-schemes/${scheme.id}`)}>{scheme.name}</Link>{t('（{day} 起施行，基础分 {n}）。', ' (from {day}, base {n}). ', { day: scheme.effectiveOn, n: scheme.base })}</>}
      {label(cohort)}{t('。分母为零的比率记“—”。↑↓ 较上月。', '. A rate without a base is “—”. ↑↓: against the month before. ')}
      {frozen ? t('{at} 由 {name} 冻结，此后数字、积分、名次不再变动；更正另行列示。', 'Frozen at {at} by {name}: figures, points and ranks stay as they were; corrections stand beside them.', { at: instantText(frozen.at), name: frozen.by.name }) : t('统计截止 {at}，随台账更新。', 'As of {at}; it follows the ledgers.', { at: instantText(asOf) })}
    </p>
  );
}

function Freeze({ month, onClose }: { month: string; onClose: () => void }) {
  const { t } = useWords();
  const notices = useNotices();
  return (
    <OperationForm op={performanceApi.freeze} params={{ month }} submit={t('冻结', 'Freeze')} onDone={() => (notices.success(t('已冻结', 'Frozen')), onClose())} onCancel={onClose}>
      <p>{t('冻结后，本月各街道的数字、积分和名次不再变动，不能解冻。以后补录的记录、采纳的申诉作为更正另行列示，不改名次。', 'From then on the figures, points and ranks of the month never change, and it cannot be undone. Records sent later and appeals granted later stand beside them as corrections; ranks stay.')}</p>
      <Field name="note" label={t('说明', 'Note')}><Input.TextArea rows={3} maxLength={500} showCount placeholder={t('例如：经局务会审议，按此通报', 'Such as: announced as decided by the bureau')} /></Field>
    </OperationForm>
  );
}
