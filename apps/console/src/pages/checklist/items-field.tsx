import type { ChecklistItem } from '@anlan/contracts/enforcement';
import { checkItemFaults } from '@anlan/domain';
import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, EditOutlined, PlusOutlined } from '@ant-design/icons';
import { Alert, Button, Flex } from 'antd';
import { useState } from 'react';
import { FormDrawer } from '../../patterns/form/form-drawer';
import { useWords } from '../../text/text';
import { ItemForm } from './item-form';
import { ItemList } from './item-list';

interface Props {
  readonly value?: ChecklistItem[];
  readonly onChange?: (items: ChecklistItem[]) => void;
}

/** The items of a draft: added, changed, moved and taken away. What does not hold together is said at once. */
export function ItemsField({ value = [], onChange }: Props) {
  const { t } = useWords();
  const [open, setOpen] = useState<number | 'new'>();
  const put = (items: ChecklistItem[]): void => onChange?.(items);
  const move = (i: number, by: -1 | 1): void => {
    const next = [...value];
    next.splice(i + by, 0, ...next.splice(i, 1));
    put(next);
  };
  const faults = checkItemFaults(value);
  const at = open === 'new' ? value.length : (open ?? 0);
  return (
    <Flex vertical gap={12}>
      {faults.map((f, i) => <Alert key={i} type="warning" showIcon title={f.reason === 'duplicate' ? t('编号 {code} 重复', 'The code {code} stands twice', { code: value[f.index]?.code ?? '' }) : t('{code} 的条件所指检查项不在它之前', 'The condition of {code} names no item before it', { code: value[f.index]?.code ?? '' })} />)}
      <ItemList
        items={value}
        aside={(item, i) => (
          <Flex gap={4}>
            <Button size="small" icon={<EditOutlined />} aria-label={t('编辑 {code}', 'Edit {code}', { code: item.code })} onClick={() => setOpen(i)} />
            <Button size="small" icon={<ArrowUpOutlined />} disabled={i === 0} aria-label={t('上移 {code}', 'Move {code} up', { code: item.code })} onClick={() => move(i, -1)} />
            <Button size="small" icon={<ArrowDownOutlined />} disabled={i === value.length - 1} aria-label={t('下移 {code}', 'Move {code} down', { code: item.code })} onClick={() => move(i, 1)} />
            <Button size="small" danger icon={<DeleteOutlined />} aria-label={t('删除 {code}', 'Remove {code}', { code: item.code })} onClick={() => put(value.filter((_, j) => j !== i))} />
          </Flex>
        )}
      />
      <div><Button icon={<PlusOutlined />} onClick={() => setOpen('new')}>{t('添加检查项', 'Add an item')}</Button></div>
      <FormDrawer title={open === 'new' ? t('添加检查项', 'Add an item') : t('编辑检查项', 'Edit the item')} open={open !== undefined} onClose={() => setOpen(undefined)} width={640}>
        {open !== undefined && (
          <ItemForm
            item={open === 'new' ? { section: value.at(-1)?.section ?? null } : value[open]!} before={value.slice(0, at)} taken={value.filter((_, j) => j !== at).map((i) => i.code)} onCancel={() => setOpen(undefined)}
            onDone={(item) => {
              put(open === 'new' ? [...value, item] : value.map((old, j) => (j === open ? item : old)));
              setOpen(undefined);
            }}
          />
        )}
      </FormDrawer>
    </Flex>
  );
}
