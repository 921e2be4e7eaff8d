import { memberImportApi } from '@anlan/contracts/tenancy';
import { DownloadOutlined, PrinterOutlined } from '@ant-design/icons';
import { Alert, Button, Flex } from 'antd';
import { useState } from 'react';
import { send } from '../../../api/client';
import { saveFile } from '../../../api/files';
import { PrintSheet } from '../../../patterns/print/print-sheet';
import { ProblemView } from '../../../patterns/problem-view';
import { useKept } from '../../../patterns/secret/use-kept';
import { useRights } from '../../../session/rights';
import { useWords } from '../../../text/text';
import { csvRows } from './csv-rows';
import './hand-out.css';

/** The list of first passwords, which the server gives once: fetched onto the page, to be saved or printed from there. */
export function HandOut({ id }: { id: string }) {
  const { t } = useWords();
  const [error, setError] = useState<Error>();
  const [busy, setBusy] = useState(false);
  const [list, setList] = useState<string>();
  const fetchList = async (): Promise<void> => {
    setError(undefined);
    setBusy(true);
    await send(memberImportApi.passwords, { params: { id } }).then((answer) => answer.text()).then(setList, setError);
    setBusy(false);
  };
  if (list !== undefined) return <Passwords list={list} />;
  return (
    <>
      <Alert
        type="warning" showIcon title={t('首次登录密码单只能领取一次，须在上传后 30 天内领取', 'The list of first passwords is given once, within 30 days of the upload')}
        description={t('领取后显示在本页，可下载、打印。逾期未领即删除，只能逐人重置密码。领取会记入审计日志。', 'It is shown here, to be saved or printed. After that time it is deleted, and passwords are reset person by person. Fetching it goes into the audit log.')}
        action={<Button type="primary" loading={busy} onClick={() => void fetchList()}>{t('领取密码单', 'Fetch the list')}</Button>}
      />
      {error && <div style={{ marginTop: 16 }}><ProblemView error={error} /></div>}
    </>
  );
}

function Passwords({ list }: { list: string }) {
  const { t } = useWords();
  const { slug, name } = useRights().me.tenant;
  const [kept, keep] = useKept();
  const [, ...people] = csvRows(list);
  const save = (): void => {
    saveFile(new Blob([list], { type: 'text/csv' }), `${t('首次登录密码单', 'first passwords')}.csv`);
    keep();
  };
  return (
    <>
      <Alert
        type={kept ? 'success' : 'warning'} showIcon className="no-print" title={kept ? t('请分发给本人后删除文件', 'Hand them out, then delete the file') : t('只显示这一次，请现在下载或打印', 'Shown only this once: save or print it now')}
        description={t('首次登录时须修改密码。离开本页后不能再次领取；丢失的可逐人重置。', 'Each is changed at the first sign-in. After you leave this page it is not given again; what is lost is reset person by person.')}
      />
      <Flex gap={8} wrap className="no-print" style={{ marginTop: 12 }}>
        <Button type="primary" icon={<DownloadOutlined />} onClick={save}>{t('下载密码单', 'Save the list')}</Button>
        <Button icon={<PrinterOutlined />} onClick={() => print()}>{t('打印', 'Print')}</Button>
      </Flex>
      <PrintSheet label={t('首次登录密码单', 'First passwords')}>
        <table className="hand-out">
          <caption><strong>{t('{name} 首次登录密码单', '{name}: first passwords', { name })}</strong> · {t('登录地址', 'Address')} <code>{`${location.origin}/${slug}`}</code></caption>
          <thead><tr>{[t('机构', 'Unit'), t('姓名', 'Name'), t('登录名', 'Username'), t('首次密码', 'First password')].map((h) => <th key={h} scope="col">{h}</th>)}</tr></thead>
          <tbody>
            {people.map(([unit, person, username = '', password]) => <tr key={username}><td>{unit}</td><td>{person}</td><td><code translate="no">{username}</code></td><td><code className="secret-text" translate="no">{password}</code></td></tr>)}
          </tbody>
        </table>
      </PrintSheet>
    </>
  );
}
