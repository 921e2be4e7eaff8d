import type { ImportCheck, ImportPreview, OperationStatus } from '@anlan/contracts/kit';
import { DownloadOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { Button, Card, Flex, Grid, Steps } from 'antd';
import { useState, type ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { call, send, type AnyOperation } from '../../api/client';
import { saveFile } from '../../api/files';
import { makeStale } from '../../api/queries';
import { numberText } from '../../text/format';
import { useWords } from '../../text/text';
import type { OperationAddresses } from '../operation/follow';
import { OperationProgress } from '../operation/operation-progress';
import { useOperation } from '../operation/use-operation';
import { ProblemView } from '../problem-view';
import { CheckResult } from './check-result';
import { FileChoice } from './file-choice';
import { ImportOutcome } from './import-outcome';
import { MappingTable, missingOf, type Mapping } from './mapping-table';

/** What any import is made of: look into a file, check it under a mapping, run it, fetch what was refused. */
export interface ImportOperations {
  readonly upload: AnyOperation;
  readonly template: AnyOperation;
  readonly check: AnyOperation;
  readonly run: AnyOperation;
  readonly refused: AnyOperation;
}

interface Props {
  readonly ops: ImportOperations;
  /** where the running import is followed */
  readonly operations: OperationAddresses;
  /** whose records there are more of afterwards: service and aggregate */
  readonly of: readonly [string, string];
  /** name of the template's file, without `.csv` */
  readonly template: string;
  /** what the file is to hold, shown where it is chosen */
  readonly about?: ReactNode;
  /** where one goes from here when it has ended */
  readonly onward?: (status: OperationStatus) => ReactNode;
}

/** Rows from a file: file, columns, check, import. Nothing is kept before the import is run; the address holds it then, so a reload goes on. */
export function ImportWizard({ ops, operations, of, template, about, onward }: Props) {
  const { t } = useWords();
  const wide = Grid.useBreakpoint().sm;
  const [params, setParams] = useSearchParams();
  const running = params.get('operation');
  const [preview, setPreview] = useState<ImportPreview>();
  const [check, setCheck] = useState<ImportCheck>();
  const [error, setError] = useState<Error>();
  const again = (): void => {
    setPreview(undefined);
    setCheck(undefined);
    setParams({});
  };
  const fetchTemplate = async (): Promise<void> => saveFile(await (await send(ops.template as never)).blob(), `${template}.csv`);
  return (
    <Card>
      <Steps
        size="small" current={running ? 3 : check ? 2 : preview ? 1 : 0} responsive={false} titlePlacement={wide ? 'horizontal' : 'vertical'} style={{ marginBottom: 24 }}
        items={[t('选择文件', 'File'), t('对应列', 'Columns'), t('检查', 'Check'), t('导入', 'Import')].map((title) => ({ title }))}
      />
      {running ? <Running {...{ id: running, ops, operations, of, onward }} onAgain={again} /> : preview ? <Columns {...{ preview, check, ops }} onCheck={setCheck} onAgain={again} onRun={(id) => setParams({ operation: id })} /> : (
        <>
          <FileChoice op={ops.upload} onSent={(p) => setPreview(p as ImportPreview)} />
          {about}
          <Button icon={<DownloadOutlined />} onClick={() => void fetchTemplate().catch(setError)}>{t('下载模板', 'Download the template')}</Button>
          {error && <div style={{ marginTop: 16 }}><ProblemView error={error} /></div>}
        </>
      )}
    </Card>
  );
}

interface ColumnsProps {
  readonly preview: ImportPreview;
  readonly check: ImportCheck | undefined;
  readonly ops: ImportOperations;
  readonly onCheck: (check: ImportCheck | undefined) => void;
  readonly onRun: (operation: string) => void;
  readonly onAgain: () => void;
}

/** Which column is what, and what would become of the rows. */
function Columns({ preview, check, ops, onCheck, onRun, onAgain }: ColumnsProps) {
  const { t, label } = useWords();
  const [mapping, setMapping] = useState<Mapping>(preview.mapping);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error>();
  const missing = missingOf(preview, mapping);
  const ask = async <R,>(op: AnyOperation, then: (answer: R) => void): Promise<void> => {
    setBusy(true);
    setError(undefined);
    await call(op as never, { params: { id: preview.id }, body: { mapping } } as never).then((answer) => then(answer as R), setError);
    setBusy(false);
  };
  return (
    <>
      <p>{t('{name}：{n} 行。请核对文件的列与内容的对应关系。', '{name}: {n} rows. See whether each column is what it is taken for.', { name: preview.name, n: numberText(preview.total) })}</p>
      <MappingTable preview={preview} mapping={mapping} onChange={(m) => (setMapping(m), onCheck(undefined))} />
      <p role="status">{missing.length > 0 && t('还没有对应：{names}', 'Still wanted: {names}', { names: missing.map((f) => label(f)).join(t('、', ', ')) })}</p>
      {check && <CheckResult check={check} />}
      <Flex gap={8} wrap style={{ marginTop: 16 }}>
        <Button onClick={onAgain}>{t('换一个文件', 'Another file')}</Button>
        <Button type={check ? 'default' : 'primary'} loading={busy && !check} disabled={missing.length > 0} onClick={() => void ask<ImportCheck>(ops.check, onCheck)}>{t('检查', 'Check')}</Button>
        {check && <Button type="primary" disabled={check.valid === 0} loading={busy} onClick={() => void ask<OperationStatus>(ops.run, ({ id }) => onRun(id))}>{t('导入 {n} 行', 'Import {n} rows', { n: numberText(check.valid) })}</Button>}
      </Flex>
      {error && <div style={{ marginTop: 16 }}><ProblemView error={error} /></div>}
    </>
  );
}

function Running({ id, ops, operations, of: [service, aggregate], onward, onAgain }: Pick<Props, 'ops' | 'operations' | 'of' | 'onward'> & { id: string; onAgain: () => void }) {
  const { t } = useWords();
  const client = useQueryClient();
  const followed = useOperation(operations, id, { onEnd: () => makeStale(client, service, aggregate) });
  return (
    <>
      <OperationProgress {...followed} count={{ zh: '{done} / {total} 行', en: '{done} of {total} rows' }}>
        <p>{t('请核对文件后重新导入。', 'Look at the file and import it again.')}</p>
      </OperationProgress>
      {followed.status && <div style={{ marginTop: 16 }}><ImportOutcome status={followed.status} refused={ops.refused} /></div>}
      {followed.status && onward?.(followed.status)}
      <Button style={{ marginTop: 16 }} onClick={onAgain}>{t('再导入一个文件', 'Import another file')}</Button>
    </>
  );
}
