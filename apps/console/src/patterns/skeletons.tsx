import { Skeleton } from 'antd';

/** The shape of a page that is on its way. */
export function PageSkeleton() {
  return (
    <div style={{ padding: 24 }} aria-busy="true">
      <Skeleton active title={{ width: 'min(240px, 100%)' }} paragraph={{ rows: 1, width: 'min(420px, 100%)' }} />
      <div style={{ marginTop: 24 }}><Skeleton active paragraph={{ rows: 8 }} /></div>
    </div>
  );
}

/** The shape of rows that are on their way. */
export function RowsSkeleton({ rows = 8 }: { rows?: number }) {
  return (
    <div aria-busy="true">
      <Skeleton active title={false} paragraph={{ rows, width: '100%' }} />
    </div>
  );
}
