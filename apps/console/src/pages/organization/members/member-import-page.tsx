import type { ImportCheck, ImportPreview } from '@anlan/contracts/kit';
import { memberImportApi, tenancyOperationApi } from '@anlan/contracts/tenancy';
import { DownloadOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { Button, Card, Flex, Steps } from 'antd';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { call, send } from '../../../api/client';
import { saveFile } from '../../../api/files';
import { makeStale } from '../../../api/queries';
import { FileChoice } from '../../../patterns/import/file-choice';
import { ImportOutcome } from '../../../patterns/import/import-outcome';
import { MappingTable, type Mapping } from '../../../patterns/import/mapping-table';
import { CheckResult } from '../../../patterns/import/check-result';
import { OperationProgress } from '../../../patterns/operation/operation-progress';
import { useOperation } from '../../../patterns/operation/use-operation';
import { PageHeader } from '../../../patterns/page-header';
import { ProblemView } from '../../../patterns/problem-view';
import { useTenantPath } from '../../../session/rights';
import { useWords } from '../../../text/text';
import { HandOut } from './hand-out';
import { ImportGuide } from './import-guide';

/** People from a list: file, columns, check, import, first passwords once. Nothing is kept before the import is run. */
export function MemberImportPage() {
  const { t } = useWords();
  const to = useTenantPath();
  const [params, setParams] = useSearchParams();
  const running = params.get('operation');
  const [preview, setPreview] = useState<ImportPreview>();
  const [mapping, setMapping] = useState<Mapping>({});
  const [check, setCheck] = useState<ImportCheck>();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error>();
  const step = running ? 3 : check ? 2 : preview ? 1 : 0;
  const doing = async (work: () => Promise<void>): Promise<void> => {
    setBusy(true);
    setError(undefined);
    await work().catch(setError);
    setBusy(false);
  };
  const request = { params: { id: preview?.id ?? '' }, body: { mapping } };
  const again = (): void => {
    setPreview(undefined);
    setCheck(undefined);
    setParams({});
  };
  return (
    <>
      <PageHeader title={t('导入人员名单', 'Import a list of people')} back={<Link to={to('organization/members')}>← {t('人员', 'People')}</Link>} />
      <Card>
        <Steps size="small" current={step} style={{ marginBottom: 24 }} items={[t('选择文件', 'File'), t('对应列', 'Columns'), t('检查', 'Check'), t('导入', 'Import')].map((title) => ({ title }))} />
        {running ? <Running id={running} onAgain={again} /> : !preview ? (
          <>
            <ImportGuide />
            <FileChoice op={memberImportApi.upload} onSent={(p) => { setPreview(p); setMapping(p.mapping); }} />
            <Button icon={<DownloadOutlined />} onClick={() => void doing(async () => saveFile(await (await send(memberImportApi.template)).blob(), `${t('人员导入模板', 'people')}.csv`))}>{t('下载模板', 'Download the template')}</Button>
          </>
        ) : (
          <>
            <p>{t('{name}：{n} 行', '{name}: {n} rows', { name: preview.name, n: preview.total })}</p>
            <MappingTable preview={preview} mapping={mapping} onChange={(m) => { setMapping(m); setCheck(undefined); }} />
            {check && <CheckResult check={check} />}
            <Flex gap={8} wrap style={{ marginTop: 16 }}>
              <Button onClick={again}>{t('换一个文件', 'Another file')}</Button>
              <Button type={check ? 'default' : 'primary'} loading={busy && !check} onClick={() => void doing(async () => setCheck(await call(memberImportApi.check, request as never)))}>{t('检查', 'Check')}</Button>
              {check && <Button type="primary" disabled={check.valid === 0} loading={busy} onClick={() => void doing(async () => setParams({ operation: (await call(memberImportApi.run, request as never)).id }))}>{t('导入 {n} 行', 'Import {n} rows', { n: check.valid })}</Button>}
            </Flex>
          </>
        )}
        {error && <div style={{ marginTop: 16 }}><ProblemView error={error} /></div>}
      </Card>
    </>
  );
}

function Running({ id, onAgain }: { id: string; onAgain: () => void }) {
  const { t } = useWords();
  const client = useQueryClient();
  const followed = useOperation(tenancyOperationApi, id, { onEnd: () => makeStale(client, 'tenancy', 'member') });
  const { state, progress, result } = followed.status ?? {};
  const ended = state === 'succeeded' || state === 'failed';
  // One that failed has left accounts as well: those of the rows that were done.
  const accepted = Number(result?.['accepted'] ?? progress?.done ?? 0);
  return (
    <>
      <OperationProgress {...followed} count={{ zh: '{done} / {total} 行', en: '{done} of {total} rows' }} />
      {followed.status && <ImportOutcome status={followed.status} refused={memberImportApi.refused} />}
      {followed.status && ended && accepted > 0 && <div style={{ marginTop: 16 }}><HandOut id={id} /></div>}
      <Button style={{ marginTop: 16 }} onClick={onAgain}>{t('再导入一个文件', 'Import another file')}</Button>
    </>
  );
}
