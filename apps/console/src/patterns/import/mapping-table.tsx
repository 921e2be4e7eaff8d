import type { ImportPreview } from '@anlan/contracts/kit';
import { Select, Table } from 'antd';
import { useWords } from '../../text/text';

/** field → position of its column in the file, from 0 */
export type Mapping = Readonly<Record<string, number | null>>;

interface Props {
  readonly preview: ImportPreview;
  readonly mapping: Mapping;
  readonly onChange: (mapping: Mapping) => void;
}

const SHOWN = 5;

/** Which column of the file is what, beside the first rows as they are. */
export function MappingTable({ preview, mapping, onChange }: Props) {
  const { t, label } = useWords();
  const columns = preview.columns.map((name, i) => ({ value: i, label: name || t('第 {n} 列', 'Column {n}', { n: i + 1 }) }));
  return (
    <Table
      size="small" pagination={false} rowKey="key" dataSource={[...preview.fields]} scroll={{ x: 'max-content' }} aria-label={t('列的对应关系', 'Columns')}
      columns={[
        { title: t('内容', 'Field'), render: (_, f) => <>{label(f)}{f.required && <span aria-label={t('必填', 'wanted')} style={{ color: '#c8222f' }}> *</span>}</> },
        {
          title: t('文件中的列', 'Column of the file'),
          render: (_, f) => <Select style={{ width: 200 }} allowClear aria-label={label(f)} placeholder={t('不导入', 'Not imported')} status={f.required && mapping[f.key] == null ? 'error' : undefined} value={mapping[f.key] ?? undefined} options={columns} onChange={(at?: number) => onChange({ ...mapping, [f.key]: at ?? null })} />,
        },
        { title: t('文件中的内容', 'In the file'), render: (_, f) => { const at = mapping[f.key]; return at == null ? t('例：{example}', 'Such as {example}', { example: f.example }) : preview.rows.slice(0, SHOWN).map((r) => r[at]).filter(Boolean).join('，'); } },
      ]}
    />
  );
}
