import { errorSpec } from '@anlan/contracts/kit';
import { unitApi, type UnitDto, type UnitPlacementDto } from '@anlan/contracts/tenancy';
import { Button, Card } from 'antd';
import { useChange, useRead } from '../../../api/queries';
import { EmptyState } from '../../../patterns/empty-state';
import { ProblemView } from '../../../patterns/problem-view';
import { RowsSkeleton } from '../../../patterns/skeletons';
import { ToneTag, type Tone } from '../../../patterns/tone-tag';
import { instantText } from '../../../text/format';
import { useWords, type Text } from '../../../text/text';
import { useNotices } from '../../../theme/notices';

const states: Readonly<Record<UnitPlacementDto['state'], Text & { tone: Tone }>> = {
  pending: { zh: '待生效', en: 'To come', tone: 'warn' },
  done: { zh: '已生效', en: 'Done', tone: 'good' },
  cancelled: { zh: '已取消', en: 'Cancelled', tone: 'plain' },
  failed: { zh: '到期未能执行', en: 'Could not be done', tone: 'bad' },
};

/** Takes back a move that has not come yet. */
export function CancelMove({ unit }: { unit: UnitDto }) {
  const { t } = useWords();
  const notices = useNotices();
  const cancel = useChange(unitApi.cancelMove);
  const takeBack = (): void => void cancel.mutateAsync({ params: { id: unit.id }, version: unit.version } as never).then(() => notices.success(t('已取消', 'Taken back')), (e: Error) => notices.error(e.message, 6));
  return <Button size="small" loading={cancel.isPending} onClick={takeBack}>{t('取消调整', 'Take it back')}</Button>;
}

/** Where a unit was put and will be. */
export function Placements({ unit }: { unit: UnitDto }) {
  const { t, label } = useWords();
  const read = useRead(unitApi.placements, { params: { id: unit.id }, query: { limit: 50 } });
  const top = t('顶层', 'top');
  const reasonOf = (code: string): string => {
    const spec = errorSpec(code);
    return spec ? t(spec.zh, spec.en, { name: unit.name }) : code;
  };
  return (
    <Card title={<h2 style={{ fontSize: 16, margin: 0 }}>{t('调整记录', 'Moves')}</h2>}>
      {read.error ? <ProblemView error={read.error} onRetry={() => void read.refetch()} /> : !read.data ? <RowsSkeleton rows={2} /> : read.data.items.length === 0 ? <EmptyState text={t('没有调整过', 'It was never moved')} /> : (
        <ul style={{ listStyle: 'none', margin: 0, padding: 0 }}>
          {read.data.items.map((p) => (
            <li key={p.id} style={{ padding: '6px 0' }}>
              <strong>{p.effectiveFrom}</strong> {p.fromParentName ?? top} → {p.parentName ?? top} <ToneTag tone={states[p.state].tone}>{label(states[p.state])}</ToneTag>
              <div>{p.decidedBy} · {instantText(p.decidedAt)}{p.error && <> · {reasonOf(p.error)}</>}</div>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
