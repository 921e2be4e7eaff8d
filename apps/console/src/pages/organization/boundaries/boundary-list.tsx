import { boundaryApi, type BoundaryDto } from '@anlan/contracts/tenancy';
import { Button, Flex, Grid, Popconfirm, Table, theme } from 'antd';
import { useChange } from '../../../api/queries';
import { instantText, numberText, NONE } from '../../../text/format';
import { useWords } from '../../../text/text';
import { useNotices } from '../../../theme/notices';

interface Props {
  readonly boundaries: readonly BoundaryDto[];
  readonly chosen: string | undefined;
  readonly onChoose: (code: string | undefined) => void;
  /** absent: they are looked at and no more */
  readonly canRemove: boolean;
}

/** Whose boundaries there are: in which system they came, when, and from whom. */
export function BoundaryList({ boundaries, chosen, onChoose, canRemove }: Props) {
  const { t } = useWords();
  const { token } = theme.useToken();
  const wide = Grid.useBreakpoint().md;
  const notices = useNotices();
  const remove = useChange(boundaryApi.remove);
  const removed = async ({ code, name, version }: BoundaryDto): Promise<void> => {
    await remove.mutateAsync({ params: { code }, version }).then(
      () => (chosen === code && onChoose(undefined), notices.success(t('已删除{name}的边界', 'The boundary of {name} is gone', { name }))),
      (e: Error) => notices.error(e.message, 6),
    );
  };
  const when = (b: BoundaryDto): string => [instantText(b.uploadedAt), b.uploadedBy].filter(Boolean).join(' · ');
  return (
    <Table
      size="small" rowKey="code" dataSource={[...boundaries]} pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }} aria-label={t('已有边界', 'Boundaries')} style={{ overflowWrap: 'anywhere' }}
      rowClassName={(b) => (b.code === chosen ? 'ant-table-row-selected' : '')}
      columns={[
        { title: t('区划', 'Division'), render: (_, b) => <>{b.name}<br /><small style={{ color: token.colorTextSecondary }}>{b.code}{!wide && <><br />{when(b)}</>}</small></> },
        ...(wide ? [
          { title: t('坐标系', 'System'), dataIndex: 'crs' },
          { title: t('点数', 'Points'), align: 'right' as const, render: (_: unknown, b: BoundaryDto) => numberText(b.vertices) },
          { title: t('上传时间', 'Uploaded'), render: (_: unknown, b: BoundaryDto) => instantText(b.uploadedAt) },
          { title: t('上传人', 'By'), render: (_: unknown, b: BoundaryDto) => b.uploadedBy ?? NONE },
        ] : []),
        {
          title: t('操作', 'Actions'), width: wide ? 180 : 96,
          render: (_, b) => (
            <Flex gap={8} wrap>
              <Button size="small" aria-pressed={b.code === chosen} aria-label={t('看图：{name}', 'Map: {name}', { name: b.name })} onClick={() => onChoose(b.code === chosen ? undefined : b.code)}>{t('看图', 'Map')}</Button>
              {canRemove && (
                <Popconfirm title={t('删除{name}的边界？', 'Remove the boundary of {name}?', { name: b.name })} description={t('区划本身不变，可以重新上传', 'The division stays; a boundary can be uploaded again')} okText={t('删除', 'Remove')} okButtonProps={{ danger: true }} onConfirm={() => void removed(b)}>
                  <Button size="small" danger aria-label={t('删除：{name}', 'Remove: {name}', { name: b.name })}>{t('删除', 'Remove')}</Button>
                </Popconfirm>
              )}
            </Flex>
          ),
        },
      ]}
    />
  );
}
