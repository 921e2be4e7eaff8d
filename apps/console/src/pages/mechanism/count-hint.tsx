import { itemsDiffer } from '@anlan/contracts/responsibility';
import { Alert, Form } from 'antd';
import { useWords } from '../../text/text';

/** The name says one number of items and there is another: worth a word, since a bureau may mean it so. */
export function CountHint() {
  const { t } = useWords();
  const form = Form.useFormInstance();
  const name = Form.useWatch('name', form) as string | undefined;
  const items = Form.useWatch('items', form) as unknown[] | undefined;
  const differ = name && items ? itemsDiffer(name, items.length) : null;
  return differ && <Alert type="warning" showIcon style={{ marginBottom: 16 }} title={t('名称说 {said} 项，现有 {items} 项', 'The name says {said}, there are {items}', differ)} />;
}
