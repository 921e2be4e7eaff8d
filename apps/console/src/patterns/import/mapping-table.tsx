import type { ImportPreview } from '@anlan/contracts/kit';
import { Grid, Select, Table, Typography } from 'antd';
import { useWords } from '../../text/text';

/** field → position of its column in the file, from 0 */
export type Mapping = Readonly<Record<string, number | null>>;

interface Props {
  readonly preview: ImportPreview;
  readonly mapping: Mapping;
  readonly onChange: (mapping: Mapping) => void;
}

/** What has to be in the file and is in no column yet. */
export const missingOf = (preview: ImportPreview, mapping: Mapping): ImportPreview['fields'] => preview.fields.filter((f) => f.required && mapping[f.key] == null);

const SHOWN = 5;
type Shown = ImportPreview['fields'][number];

/** Which column of the file is what, beside the first rows as they are. */
export function MappingTable({ preview, mapping, onChange }: Props) {
  const { t, label } = useWords();
  const columns = preview.columns.map((name, i) => ({ value: i, label: name || t('第 {n} 列', 'Column {n}', { n: i + 1 }) }));
  const wide = Grid.useBreakpoint().sm;
  const chooser = (f: Shown) => (
    <Select style={{ width: wide ? 200 : '100%' }} allowClear aria-label={label(f)} placeholder={t('不导入', 'Not imported')} status={f.required && mapping[f.key] == null ? 'error' : undefined} value={mapping[f.key] ?? undefined} options={columns} onChange={(at?: number) => onChange({ ...mapping, [f.key]: at ?? null })} />
  );
  const content = (f: Shown): string => {
    const at = mapping[f.key];
    if (at != null) return preview.rows.slice(0, SHOWN).map((r) => r[at]).filter(Boolean).join('，');
    return f.example && t('例：{example}', 'Such as {example}', { example: f.example });
  };
  const inFile = t('文件中的列', 'Column of the file');
  return (
    <Table<Shown>
      size="small" pagination={false} tableLayout="fixed" rowKey="key" dataSource={[...preview.fields]} style={{ overflowWrap: 'anywhere' }} aria-label={t('列的对应关系', 'Columns')}
      columns={[
        { title: t('内容', 'Field'), width: 120, render: (_, f) => <>{label(f)}{f.required && <Typography.Text type="danger" aria-label={t('必填', 'wanted')}> *</Typography.Text>}</> },
        ...(wide
          ? [{ title: inFile, width: 220, render: (_: unknown, f: Shown) => chooser(f) }, { title: t('文件中的内容', 'In the file'), render: (_: unknown, f: Shown) => content(f) }]
          : [{ title: inFile, render: (_: unknown, f: Shown) => <>{chooser(f)}<div>{content(f)}</div></> }]),
      ]}
    />
  );
}
