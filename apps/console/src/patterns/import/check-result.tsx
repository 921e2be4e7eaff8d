import type { ImportCheck } from '@anlan/contracts/kit';
import { Alert, Table } from 'antd';
import { numberText } from '../../text/format';
import { useWords } from '../../text/text';

/** What would become of the rows: how many are good, and what is wrong with which. */
export function CheckResult({ check }: { check: ImportCheck }) {
  const { t } = useWords();
  return (
    <div style={{ marginTop: 16 }}>
      <Alert
        type={check.invalid ? 'warning' : 'success'} showIcon role="status"
        title={t('{valid} 行可以导入，{invalid} 行有误', '{valid} rows can be imported, {invalid} have faults', { valid: numberText(check.valid), invalid: numberText(check.invalid) })}
        description={check.invalid > 0 && t('有误的行会退回，不影响其余。也可改正文件后重新选择。', 'Rows with faults come back, the others go in. Or put the file right and choose it again.')}
      />
      {check.errors.length > 0 && (
        <Table
          size="small" style={{ marginTop: 8, overflowWrap: 'anywhere' }} pagination={{ pageSize: 20, hideOnSinglePage: true }} rowKey={(e) => `${e.row}${e.field}${e.code}`} dataSource={[...check.errors]} aria-label={t('错误', 'Errors')}
          columns={[{ title: t('行', 'Row'), dataIndex: 'row', width: 72 }, { title: t('列', 'Column'), dataIndex: 'column', width: '30%' }, { title: t('原因', 'Reason'), dataIndex: 'message' }]}
        />
      )}
    </div>
  );
}
