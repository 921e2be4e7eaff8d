import { CopyOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useWords } from '../text/text';
import { useNotices } from '../theme/notices';
import { copyText } from './secret/copy';

/** Puts a text, such as a paragraph of a report, on the clipboard. */
export function CopyButton({ text }: { text: string }) {
  const { t } = useWords();
  const notices = useNotices();
  const copy = async (): Promise<void> => {
    if (await copyText(text)) notices.success(t('已复制', 'Copied'));
    else notices.warning(t('浏览器不允许复制，请选中文字复制', 'This browser does not allow copying: select the text'));
  };
  return <Button icon={<CopyOutlined />} onClick={() => void copy()}>{t('复制', 'Copy')}</Button>;
}
