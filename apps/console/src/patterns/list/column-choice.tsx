import { SettingOutlined } from '@ant-design/icons';
import { Button, Checkbox, Flex, Popover } from 'antd';
import { useCallback, useMemo, useState } from 'react';
import { useWords } from '../../text/text';
import type { Column, ListSpec } from './list.types';

export interface Columns<R = never> {
  readonly all: readonly Column<R>[];
  readonly shown: readonly Column<R>[];
  /** keys that are shown, or nothing where the list's own choice holds */
  readonly keys: readonly string[] | undefined;
  readonly choose: (keys: readonly string[] | undefined) => void;
}

const storageKey = (name: string): string => `anlan.columns.${name}`;

function remembered(name: string): string[] | undefined {
  try {
    const keys: unknown = JSON.parse(localStorage.getItem(storageKey(name)) ?? 'null');
    return Array.isArray(keys) ? keys.filter((k) => typeof k === 'string') : undefined;
  } catch {
    return undefined;
  }
}

/** The columns of a list that this person wants to see, kept in the browser. */
export function useColumns<R>({ name, columns }: Pick<ListSpec<R>, 'name' | 'columns'>): Columns<R> {
  const [keys, setKeys] = useState<readonly string[] | undefined>(() => remembered(name));
  const choose = useCallback<Columns['choose']>(
    (next) => {
      if (next) localStorage.setItem(storageKey(name), JSON.stringify(next));
      else localStorage.removeItem(storageKey(name));
      setKeys(next);
    },
    [name],
  );
  const shown = useMemo(() => columns.filter((c) => c.main || (keys ? keys.includes(c.key) : !c.extra)), [columns, keys]);
  return { all: columns, shown, keys, choose };
}

export function ColumnChoice<R>({ columns }: { columns: Columns<R> }) {
  const { t, label } = useWords();
  const chosen = columns.shown.map((c) => c.key);
  const content = (
    <Flex vertical gap={4} style={{ maxHeight: 400, overflow: 'auto' }}>
      {columns.all.map((c) => (
        <Checkbox key={c.key} disabled={c.main} checked={chosen.includes(c.key)} onChange={(e) => columns.choose(e.target.checked ? [...chosen, c.key] : chosen.filter((k) => k !== c.key))}>
          {label(c.title)}
        </Checkbox>
      ))}
      <Button size="small" onClick={() => columns.choose(undefined)}>{t('恢复默认', 'Restore')}</Button>
    </Flex>
  );
  return (
    <Popover trigger="click" placement="bottomRight" title={t('显示的列', 'Columns')} content={content}>
      <Button icon={<SettingOutlined />}>{t('列', 'Columns')}</Button>
    </Popover>
  );
}
