import { dutyActApi, listItemApi, type ListItem, type PerformanceLine } from '@anlan/contracts/responsibility';
import { Button } from 'antd';
import { useState } from 'react';
import { useRead } from '../../api/queries';
import { FormDrawer } from '../../patterns/form/form-drawer';
import { OperationForm } from '../../patterns/form/operation-form';
import { ProblemView } from '../../patterns/problem-view';
import { RowsSkeleton } from '../../patterns/skeletons';
import { useWords } from '../../text/text';
import { useNotices } from '../../theme/notices';
import { useRecordForm } from '../list-item/item-acts';

const CHANGED = [['responsibility', 'list-item'], ['responsibility', 'duty-act'], ['responsibility', 'duty-performance']] as const;

/** A standing duty of a list: of no other line acts are recorded. */
export const isRecordable = ({ kind, outcome, acts }: PerformanceLine): boolean => kind === 'list-item' && outcome === 'standing' && acts !== null;

/** 记录履职 where one stands: the form of the duty opens beside the sheet, on a phone over it. */
export function RecordAct({ line: { record, title } }: { line: PerformanceLine }) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const close = (): void => setOpen(false);
  return (
    <>
      <Button size="small" type="primary" ghost aria-label={t('记录履职：{what}', 'Record what was done: {what}', { what: title })} onClick={() => setOpen(true)}>{t('记录履职', 'Record')}</Button>
      <FormDrawer title={t('记录履职', 'Record what was done')} open={open} onClose={close}>{open && <DutyForm id={record.id} onClose={close} />}</FormDrawer>
    </>
  );
}

function DutyForm({ id, onClose }: { id: string; onClose: () => void }) {
  const read = useRead(listItemApi.get, { params: { id } });
  if (read.error && !read.data) return <ProblemView error={read.error} onRetry={() => void read.refetch()} />;
  return read.data ? <ActForm item={read.data} onClose={onClose} /> : <RowsSkeleton rows={3} />;
}

function ActForm({ item, onClose }: { item: ListItem; onClose: () => void }) {
  const { t, label } = useWords();
  const notices = useNotices();
  const { intro, fields, initial, toBody } = useRecordForm(item);
  if (!item.allowedActions.includes('record')) return <p>{t('这项职责现在不能由您记录：清单不在用，或职责已由他人承担。', 'You cannot record what was done of this duty now: its list is not in force, or it is somebody else\'s.')}</p>;
  return (
    <OperationForm op={dutyActApi.record} params={{ id: item.id }} initial={initial} toBody={toBody as never} also={CHANGED} submit={t('记录履职', 'Record')} onDone={() => (notices.success(t('已办理', 'Done')), onClose())} onCancel={onClose}>
      <p style={{ overflowWrap: 'anywhere' }}><strong>{item.number}</strong> {item.content}</p>
      {intro && <p>{label(intro)}</p>}
      {fields}
    </OperationForm>
  );
}
