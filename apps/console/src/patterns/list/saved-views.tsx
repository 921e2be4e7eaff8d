import type { Columns } from './column-choice';
import type { ListQuery } from './use-list-query';

interface Props<R> {
  readonly name: string;
  readonly list: ListQuery;
  readonly columns: Columns<R>;
}

export function SavedViews<R>(_props: Props<R>) {
  return null;
}
