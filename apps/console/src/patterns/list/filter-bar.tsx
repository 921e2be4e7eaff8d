import { FilterOutlined } from '@ant-design/icons';
import { Badge, Button, Checkbox, DatePicker, Drawer, Flex, Grid, Input, Select, Tag } from 'antd';
import dayjs from 'dayjs';
import { useId, useState, type ReactNode } from 'react';
import { useWords } from '../../text/text';
import { DivisionPicker } from '../pickers/division-picker';
import { MemberPicker } from '../pickers/member-picker';
import { UnitPicker } from '../pickers/unit-picker';
import { endOfDay, startOfDay, dayOf } from '../pickers/days';
import type { Filter, ListSpec } from './list.types';
import type { ListQuery } from './use-list-query';
import { useClearing } from '../use-clearing';

interface Props {
  readonly spec: Pick<ListSpec<never>, 'filters' | 'search'>;
  readonly list: ListQuery;
}

/** Search and filters of a list: in one row, and behind a button on a phone. */
export function FilterBar({ spec: { filters = [], search }, list }: Props) {
  const wide = Grid.useBreakpoint().md;
  const { t, label } = useWords();
  const clearing = useClearing();
  const [open, setOpen] = useState(false);
  const given = filters.filter((f) => f.kind === 'given' && list.values[f.key]);
  const plain = filters.filter((f) => wide && !f.extra && f.kind !== 'given');
  const hidden = filters.filter((f) => !plain.includes(f) && f.kind !== 'given');
  const controls = (some: readonly Filter[], block: boolean): ReactNode => some.map((f) => <FilterControl key={f.key} filter={f} list={list} block={block} />);
  return (
    <Flex gap={8} wrap align="center" role="search" className="no-print">
      {search && (
        <Input.Search
          allowClear={clearing} defaultValue={list.values[search.key]} key={list.values[search.key] ?? ''} placeholder={label(search.hint)} aria-label={label(search.hint)}
          onSearch={(q) => list.set({ [search.key]: q.trim() })} style={{ width: wide ? 300 : '100%' }} enterButton={t('查找', 'Search')}
        />
      )}
      {controls(plain, false)}
      {hidden.length > 0 && (
        <Badge count={hidden.filter((f) => isSet(f, list)).length} size="small">
          <Button icon={<FilterOutlined />} onClick={() => setOpen(true)}>{wide ? t('更多筛选', 'More filters') : t('筛选', 'Filters')}</Button>
        </Badge>
      )}
      {given.map((f) => <Tag key={f.key} closable closeIcon={<span role="img" aria-label={t('去掉', 'Take away')}>×</span>} onClose={() => list.set({ [f.key]: undefined })}>{label(f.label)}</Tag>)}
      {list.active > 0 && <Button type="link" onClick={() => list.replace({})}>{t('清除筛选', 'Clear filters')}</Button>}
      <Drawer title={t('筛选', 'Filters')} open={open} onClose={() => setOpen(false)} size={wide ? 380 : '85%'} placement={wide ? 'right' : 'bottom'} extra={<Button type="primary" onClick={() => setOpen(false)}>{t('完成', 'Done')}</Button>}>
        <Flex vertical gap={16}>{controls(hidden, true)}</Flex>
      </Drawer>
    </Flex>
  );
}

const isSet = (f: Filter, { values }: ListQuery): boolean => (f.kind === 'days' ? !!(values[f.from] ?? values[f.to]) : !!values[f.key]);

function FilterControl({ filter, list, block }: { filter: Filter; list: ListQuery; block: boolean }) {
  const { label } = useWords();
  const id = useId();
  const name = label(filter.label);
  if (filter.kind === 'given') return null;
  if (filter.kind === 'flag') {
    return <Checkbox checked={list.values[filter.key] === 'true'} indeterminate={list.values[filter.key] === 'false'} onChange={(e) => list.set({ [filter.key]: e.target.checked ? 'true' : undefined })}>{name}</Checkbox>;
  }
  return (
    <div style={block ? { width: '100%' } : { minWidth: filter.kind === 'days' ? 240 : 140 }}>
      <label htmlFor={id} style={{ display: block ? 'block' : 'none', marginBottom: 4 }}>{name}</label>
      <Control filter={filter} list={list} id={id} name={name} block={block} />
    </div>
  );
}

function Control({ filter, list, id, name, block }: { block: boolean; filter: Exclude<Filter, { kind: 'flag' | 'given' }>; list: ListQuery; id: string; name: string }) {
  const { label } = useWords();
  const clearing = useClearing();
  const value = list.values[filter.key];
  const set = (v?: string): void => list.set({ [filter.key]: v });
  const common = { id, 'aria-label': name, placeholder: name, style: { width: '100%' } };
  switch (filter.kind) {
    case 'choice': {
      const options = filter.choices.map((c) => ({ value: c.value, label: typeof c.label === 'string' ? c.label : label(c.label) }));
      return filter.many ? (
        <Select {...common} mode="multiple" allowClear maxTagCount="responsive" value={value ? value.split(',') : []} onChange={(v: string[]) => set(v.join(','))} options={options} optionFilterProp="label" />
      ) : (
        <Select {...common} allowClear showSearch={{ optionFilterProp: 'label' }} value={value} onChange={(v?: string) => set(v)} options={options} />
      );
    }
    case 'days': {
      const [from, to] = [list.values[filter.from], list.values[filter.to]];
      const ends = filter.whole ? { shown: to, of: (day: string) => [day, day] as const } : { shown: to && dayOf(to, -1), of: (day: string) => [startOfDay(day), endOfDay(day)] as const };
      return (
        <DatePicker.RangePicker
          id={id} aria-label={name} style={{ width: '100%' }} allowEmpty={[true, true]}
          value={[from ? dayjs(filter.whole ? from : dayOf(from)) : null, ends.shown ? dayjs(ends.shown) : null]}
          onChange={(range) => list.set({ [filter.from]: range?.[0] ? ends.of(range[0].format('YYYY-MM-DD'))[0] : undefined, [filter.to]: range?.[1] ? ends.of(range[1].format('YYYY-MM-DD'))[1] : undefined })}
        />
      );
    }
    case 'division':
      return <DivisionPicker {...common} value={value} onChange={set} allowClear />;
    case 'unit':
      return <UnitPicker {...common} value={value} onChange={set} allowClear />;
    case 'member':
      return <MemberPicker {...common} value={value} onChange={set} allowClear />;
    case 'text':
      return <Input {...common} {...(!block && { style: { width: 140 } })} allowClear={clearing} defaultValue={value} onPressEnter={(e) => set(e.currentTarget.value.trim())} onBlur={(e) => set(e.currentTarget.value.trim())} />;
  }
}
