import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Problem } from '../../api/problem';
import { useWords } from '../../text/text';
import { LinkButton } from '../link-button';
import { ProblemView } from '../problem-view';
import { PageSkeleton } from '../skeletons';
import { Statement } from '../statement';

interface Props<T> {
  readonly read: UseQueryResult<T, Error>;
  /** said where there is none at this address */
  readonly missing: string;
  /** the ledger's list, below the tenant's address, and what it is called */
  readonly list: { readonly path: string; readonly name: string };
  readonly children: (record: T) => ReactNode;
}

/** The page of one record: while it is read, where it is not there or could not be read, and as it is. */
export function RecordView<T>({ read, missing, list, children }: Props<T>) {
  const { t } = useWords();
  if (read.error instanceof Problem && read.error.status === 404) {
    return (
      <Statement title={missing} detail={t('地址可能有误，或不在您的职责范围内。', 'The address may be mistyped, or it is outside your scope.')}>
        <LinkButton to={list.path} type="primary">{t('回到{name}', 'To {name}', { name: list.name })}</LinkButton>
      </Statement>
    );
  }
  if (read.error && !read.data) return <ProblemView error={read.error} onRetry={() => void read.refetch()} />;
  return read.data ? <>{children(read.data)}</> : <PageSkeleton />;
}
