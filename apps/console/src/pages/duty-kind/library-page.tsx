import { dutyKindApi, type DutyKindLibraryKey } from '@anlan/contracts/responsibility';
import { Button, Card, Flex } from 'antd';
import { Link } from 'react-router';
import { useChange, useRead } from '../../api/queries';
import { PageHeader } from '../../patterns/page-header';
import { ProblemView } from '../../patterns/problem-view';
import { PageSkeleton } from '../../patterns/skeletons';
import { ToneTag } from '../../patterns/tone-tag';
import { useRights, useTenantPath } from '../../session/rights';
import { useWords } from '../../text/text';
import { useNotices } from '../../theme/notices';
import { Roles } from './kind-tags';

/** 种类库 Kinds of objects for which districts name holders, to be adopted as they are. */
export function DutyKindLibraryPage() {
  const { t } = useWords();
  const to = useTenantPath();
  const notices = useNotices();
  const may = useRights().mayEverywhere('duty-kind.manage');
  const library = useRead(dutyKindApi.library);
  const adopt = useChange(dutyKindApi.adopt);
  const take = (keys: string[]): void =>
    adopt.mutate({ body: { keys: keys as DutyKindLibraryKey[] } }, { onSuccess: ({ items }) => void notices.success(t('已采用 {n} 种', '{n} adopted', { n: items.length })), onError: (error) => void notices.error(error.message, 6) });
  const left = (library.data?.items ?? []).filter((k) => !k.adopted).map((k) => k.key);
  return (
    <>
      <PageHeader
        back={<Link to={to('duty-kinds')}>← {t('三防对象种类', 'Kinds of duty objects')}</Link>} title={t('三防对象种类库', 'Library of kinds')} note={t('采用后可以按本区办法修改', 'Once adopted they can be changed to the district\'s own way')}
        actions={may && left.length > 0 && <Button onClick={() => take(left)} loading={adopt.isPending}>{t('采用其余 {n} 种', 'Adopt the other {n}', { n: left.length })}</Button>}
      />
      {library.error && !library.data ? <ProblemView error={library.error} onRetry={() => void library.refetch()} /> : !library.data ? <PageSkeleton /> : (
        <Card>
          <ul style={{ listStyle: 'none', margin: 0, padding: 0 }} aria-label={t('三防对象种类库', 'Library of kinds')}>
            {library.data.items.map((k) => (
              <li key={k.key} style={{ padding: '12px 0' }}>
                <Flex justify="space-between" gap={12} align="start" wrap>
                  <div style={{ flex: '1 1 240px', minWidth: 0 }}>
                    <h2 style={{ fontSize: 16, margin: 0 }}>{k.name}</h2>
                    <small>{t('须有：', 'Needs: ')}<Roles of={k.roles} /></small>
                  </div>
                  {k.adopted ? <ToneTag tone="good">{t('已采用', 'Adopted')}</ToneTag> : may && <Button type="primary" aria-label={t('采用{name}', 'Adopt {name}', { name: k.name })} disabled={adopt.isPending} onClick={() => take([k.key])}>{t('采用', 'Adopt')}</Button>}
                </Flex>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </>
  );
}
