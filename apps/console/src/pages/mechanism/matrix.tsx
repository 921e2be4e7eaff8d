import { mechanismRecordApi, type MechanismRecord, type MechanismTemplate } from '@anlan/contracts/responsibility';
import { CheckOutlined } from '@ant-design/icons';
import { Button, Card, theme } from 'antd';
import { Link, useSearchParams } from 'react-router';
import { usePages } from '../../api/queries';
import { EmptyState } from '../../patterns/empty-state';
import { ProblemView } from '../../patterns/problem-view';
import { RowsSkeleton } from '../../patterns/skeletons';
import { useRights, useTenantPath } from '../../session/rights';
import { NONE, numberText } from '../../text/format';
import { useWords } from '../../text/text';
import { RecordTag } from './tags';

const cell = { textAlign: 'center', padding: '6px 8px', whiteSpace: 'nowrap' } as const;

/** 落实矩阵: places × items, a tick where an item is attained. */
export function Matrix({ template: m }: { template: MechanismTemplate }) {
  const { t } = useWords();
  const [params] = useSearchParams();
  const looks = useRights().may('mechanism-record.read');
  const pages = usePages<MechanismRecord>(mechanismRecordApi.list, { templateId: m.id, status: 'listed,recorded,returned,confirmed', divisionCode: params.get('divisionCode') ?? undefined, limit: 50 }, { enabled: looks });
  if (!looks) return null;
  const rows = pages.data?.pages.flatMap((p) => p.items);
  return (
    <Card title={<h2 style={{ fontSize: 16, margin: 0 }}>{t('落实矩阵', 'Who attained what')}</h2>}>
      {pages.error && !rows ? <ProblemView error={pages.error} onRetry={() => void pages.refetch()} /> : !rows ? <RowsSkeleton rows={4} /> : rows.length === 0 ? <EmptyState text={t('还没有列入。逐个列入，或从文件导入。', 'Nothing is listed yet. List one after another, or import a file.')} /> : <Ticks template={m} rows={rows} />}
      {pages.hasNextPage && <Button style={{ marginTop: 12 }} loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>{t('加载更多', 'Load more')}</Button>}
    </Card>
  );
}

function Ticks({ template: m, rows }: { template: MechanismTemplate; rows: readonly MechanismRecord[] }) {
  const { t } = useWords();
  const to = useTenantPath();
  const { token } = theme.useToken();
  const counted = (r: MechanismRecord, item: number): string => r.items.filter((i) => i.item === item && i.counted).map((i) => ` ${numberText(i.counted?.count ?? 0)} ${i.counted?.unit}`).join('');
  const tick = (r: MechanismRecord, item: number) => (r.items.some((i) => i.item === item && i.attained) ? <CheckOutlined style={{ color: token.colorText }} aria-label={t('已落实', 'attained')} /> : <span aria-label={t('未落实', 'not attained')} role="img">{NONE}</span>);
  return (
    <div style={{ overflowX: 'auto' }} role="region" tabIndex={0} aria-label={t('落实矩阵', 'Who attained what')}>
      <table style={{ width: '100%', borderSpacing: 0 }}>
        <caption className="for-ears">{t('各场所、单位、企业的各项落实情况', 'Each place with its items')}</caption>
        <thead>
          <tr>
            <th scope="col" style={{ ...cell, textAlign: 'left', minWidth: 120 }}>{t('名称', 'Name')}</th>
            {m.items.map((i) => <th key={i.name} scope="col" style={{ ...cell, whiteSpace: 'normal', minWidth: 64, fontWeight: 500 }}>{i.name}</th>)}
            <th scope="col" style={cell}>{t('落实', 'Attained')}</th><th scope="col" style={cell}>{t('状态', 'State')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((r) => (
            <tr key={r.id}>
              <th scope="row" style={{ ...cell, textAlign: 'left', fontWeight: 400, whiteSpace: 'normal', overflowWrap: 'anywhere' }}><Link to={to(`mechanism-records/${r.id}`)}>{r.name}</Link></th>
              {m.items.map((i, at) => <td key={i.name} style={cell}>{tick(r, at + 1)}{counted(r, at + 1)}</td>)}
              <td style={cell}>{r.attained ? t('全部落实', 'all') : `${r.attainedItems} / ${r.wantedItems}`}</td><td style={cell}><RecordTag status={r.status} /></td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
