import type { UseQueryResult } from '@tanstack/react-query';
import { Button, Card, Flex } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from '../text/text';
import { useNotices } from '../theme/notices';
import { PageHeader } from './page-header';
import { ProblemView } from './problem-view';
import { PageSkeleton } from './skeletons';
import { ToneTag } from './tone-tag';

interface Entry { readonly key: string; readonly name: string; readonly adopted: boolean }
interface Adoption<K> {
  readonly isPending: boolean;
  readonly mutate: (request: { body: { keys: K[] } }, on: { onSuccess: (done: { items: readonly unknown[] }) => void; onError: (error: Error) => void }) => void;
}
interface Props<E extends Entry, K extends string> {
  readonly title: string;
  readonly back: ReactNode;
  readonly library: Pick<UseQueryResult<{ items: E[] }>, 'data' | 'error' | 'refetch'>;
  /** undefined for who may not adopt */
  readonly adopt: Adoption<K> | undefined;
  /** what is said of a kind under its name */
  readonly children: (entry: E) => ReactNode;
}

/** 种类库 Kinds that ship with the product: a district adopts them as they are, one or all that are left, and changes them from there. */
export function KindLibrary<E extends Entry, K extends string>({ title, back, library, adopt, children }: Props<E, K>) {
  const { t } = useWords();
  const notices = useNotices();
  // What the library shows is what the operation takes.
  const take = (keys: string[]): void =>
    adopt?.mutate({ body: { keys: keys as K[] } }, { onSuccess: ({ items }) => void notices.success(t('已采用 {n} 种', '{n} adopted', { n: items.length })), onError: (error) => void notices.error(error.message, 6) });
  const left = (library.data?.items ?? []).filter((k) => !k.adopted).map((k) => k.key);
  return (
    <>
      <PageHeader
        back={back} title={title} note={t('采用后可以按本区办法修改', 'Once adopted they can be changed to the district\'s own way')}
        actions={adopt && left.length > 0 && <Button onClick={() => take(left)} loading={adopt.isPending}>{t('采用其余 {n} 种', 'Adopt the other {n}', { n: left.length })}</Button>}
      />
      {library.error && !library.data ? <ProblemView error={library.error} onRetry={() => void library.refetch()} /> : !library.data ? <PageSkeleton /> : (
        <Card>
          <ul style={{ listStyle: 'none', margin: 0, padding: 0 }} aria-label={title}>
            {library.data.items.map((k) => (
              <li key={k.key} style={{ padding: '12px 0' }}>
                <Flex justify="space-between" gap={12} align="start" wrap>
                  <div style={{ flex: '1 1 240px', minWidth: 0 }}>
                    <h2 style={{ fontSize: 16, margin: 0 }}>{k.name}</h2>
                    {children(k)}
                  </div>
                  {k.adopted ? <ToneTag tone="good">{t('已采用', 'Adopted')}</ToneTag> : adopt && <Button type="primary" aria-label={t('采用{name}', 'Adopt {name}', { name: k.name })} disabled={adopt.isPending} onClick={() => take([k.key])}>{t('采用', 'Adopt')}</Button>}
                </Flex>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </>
  );
}
