import type { DivisionDto, DivisionSplitDto } from '@anlan/contracts/tenancy';
import { Alert } from 'antd';
import { Link } from 'react-router';
import { useTenantPath } from '../../../session/rights';
import { NONE } from '../../../text/format';
import { useWords } from '../../../text/text';
import { References } from './bound-to';

const SHOWN = 20;

/** What a split does, or did: what is new, what ends, and what somebody has to bind anew. */
export function SplitOutcome({ split: { added, retired, affected }, done }: { split: DivisionSplitDto; done?: true }) {
  const { t } = useWords();
  const to = useTenantPath();
  const left = affected.units.length + affected.assignments.length;
  const list = (items: readonly DivisionDto[]): string => items.slice(0, SHOWN).map((d) => `${d.name}（${d.code}）`).join(t('、', ', ')) + (items.length > SHOWN ? ` … ${t('共 {n} 个', '{n} in all', { n: items.length })}` : '');
  return (
    <Alert
      type={done ? (left ? 'warning' : 'success') : 'info'} showIcon title={done ? t('已完成', 'Done') : t('将要发生', 'What would happen')}
      description={
        <>
          <p>{t('新设：', 'New: ')}{list(added) || NONE}</p>
          <p>{t('停用：', 'Ends: ')}{list(retired) || NONE}</p>
          <p>{t('仍指向停用区划、需要人工调整的：', 'Still bound to what ends, to be changed by hand:')}</p>
          <References references={affected} />
          {done && added.length > 0 && <p style={{ marginBottom: 0 }}>{t('新区划还没有边界：', 'What is new has no boundary yet: ')}<Link className="in-text" to={to('organization/boundaries')}>{t('上传边界', 'upload boundaries')}</Link></p>}
        </>
      }
    />
  );
}
