import { Alert, Table } from 'antd';
import type { Problem } from '../../../api/problem';
import { numberText, NONE } from '../../../text/format';
import { useWords } from '../../../text/text';
import { codeOf, featureFaults, nameOf, type GeoJsonFile } from './geojson-file';

/** What is wrong with which feature of a file that was refused. */
export function FaultsTable({ problem, file, codeProperty }: { problem: Problem; file: GeoJsonFile; codeProperty: string | undefined }) {
  const { t } = useWords();
  const faults = featureFaults(problem.faults);
  const featureText = (index: number | null): string => {
    if (index === null) return t('整个文件', 'The file');
    const said = [nameOf(file.features[index]), codeOf(file.features[index], codeProperty)].filter(Boolean).join(' · ');
    return t('第 {n} 个', 'No. {n}', { n: numberText(index + 1) }) + (said && `：${said}`);
  };
  return (
    <>
      <Alert type="error" showIcon title={problem.detail || problem.title} description={t('改正文件后重新选择；整个文件没有保存，已有的边界不变。', 'Put the file right and choose it again. Nothing of it was kept, and what was there is as it was.')} />
      <Table
        size="small" style={{ marginTop: 8, overflowWrap: 'anywhere' }} pagination={{ pageSize: 20, hideOnSinglePage: true }} rowKey={(_, i) => String(i)} dataSource={faults} aria-label={t('错误', 'Faults')}
        columns={[{ title: t('要素', 'Feature'), width: '40%', render: (_, f) => featureText(f.index) || NONE }, { title: t('问题', 'What is wrong'), dataIndex: 'message' }]}
      />
    </>
  );
}
