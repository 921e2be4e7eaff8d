import { CopyOutlined, DownloadOutlined, PrinterOutlined } from '@ant-design/icons';
import { Alert, Button, Flex, theme } from 'antd';
import type { ReactNode } from 'react';
import { saveFile } from '../../api/files';
import { useWords } from '../../text/text';
import { useNotices } from '../../theme/notices';
import { PrintSheet, useIsInSheet } from '../print/print-sheet';
import { copyText } from './copy';
import { useKept } from './use-kept';
import './one-time-secret.css';

export interface SecretValue {
  readonly label: string;
  readonly value: string;
  /** is no secret by itself (an address, a name), but belongs to it */
  readonly plain?: true;
}

interface Props {
  readonly values: readonly SecretValue[];
  /** head of the printed sheet; inside a sheet of one's own: not wanted */
  readonly title?: string;
  /** what to do if it is lost */
  readonly lost: ReactNode;
  /** the same as a file, such as NATS credentials */
  readonly file?: { readonly name: string; readonly content: string };
  /** default: there is a button to print */
  readonly prints?: boolean;
}

/** A file's worth of lines, which nobody writes down by hand. */
const isLong = ({ value }: SecretValue): boolean => value.includes('\n');

/** A secret that the server gave once and never gives again: says so, copies it, prints it; warns who leaves before any of these. */
export function OneTimeSecret({ values, title, lost, file, prints = true }: Props) {
  const { t } = useWords();
  const { token } = theme.useToken();
  const notices = useNotices();
  const inSheet = useIsInSheet();
  const [, keep] = useKept();
  const copy = async (text: string): Promise<void> => {
    if (!(await copyText(text))) return void notices.warning(t('浏览器不允许复制，请手工抄录', 'This browser does not allow copying: write it down'));
    keep();
    notices.success(t('已复制', 'Copied'));
  };
  const all = values.map((v) => `${v.label}\t${v.value}`).join('\n');
  const body = (
    <div className="secret">
      <Alert type="warning" showIcon className="no-print" title={t('只显示这一次', 'Shown only this once')} description={<>{t('请现在复制或打印。离开或刷新本页后，系统也无法再次显示。', 'Copy or print it now. After you leave or reload this page, nobody can show it again.')} {lost}</>} />
      {title && !inSheet && <h2>{title}</h2>}
      <dl className="secret-values" style={{ borderColor: token.colorBorder }}>
        {values.map((v) => (
          <div key={v.label} className="secret-value">
            <dt style={{ color: token.colorTextSecondary }}>{v.label}</dt>
            <dd>
              <code className={v.plain ? undefined : isLong(v) ? 'secret-block' : 'secret-text'} tabIndex={isLong(v) ? 0 : undefined} translate="no">{v.value}</code>
              <Button type="text" size="small" className="no-print" icon={<CopyOutlined />} aria-label={t('复制{name}', 'Copy {name}', { name: v.label })} onClick={() => void copy(v.value)} />
            </dd>
          </div>
        ))}
      </dl>
      <Flex gap={8} wrap className="no-print">
        {values.length > 1 && <Button icon={<CopyOutlined />} onClick={() => void copy(all)}>{t('全部复制', 'Copy all')}</Button>}
        {file && <Button icon={<DownloadOutlined />} onClick={() => (saveFile(new Blob([file.content], { type: 'text/plain' }), file.name), keep())}>{t('下载文件', 'Download the file')}</Button>}
        {prints && <Button icon={<PrinterOutlined />} onClick={() => print()}>{t('打印', 'Print')}</Button>}
      </Flex>
    </div>
  );
  return inSheet ? body : <PrintSheet>{body}</PrintSheet>;
}
