import { DeleteOutlined, EditOutlined, StarOutlined } from '@ant-design/icons';
import { savedViewApi, type SavedViewDto } from '@anlan/contracts/tenancy';
import { Button, Checkbox, Form, Input, Modal, Popconfirm, Popover } from 'antd';
import { useState } from 'react';
import { call } from '../../api/client';
import { useChange, useRead } from '../../api/queries';
import { useRights } from '../../session/rights';
import { useWords } from '../../text/text';
import { useNotices } from '../../theme/notices';
import { EmptyState } from '../empty-state';
import { Field } from '../form/field';
import { OperationForm } from '../form/operation-form';
import { ProblemView } from '../problem-view';
import { RowsSkeleton } from '../skeletons';
import { ToneTag } from '../tone-tag';
import type { Columns } from './column-choice';
import type { ListQuery, Values } from './use-list-query';

interface Props<R> {
  readonly name: string;
  readonly list: ListQuery;
  readonly columns: Columns<R>;
}

const isSame = (a: Values, b: Values): boolean => Object.keys({ ...a, ...b }).every((k) => (a[k] ?? '') === (b[k] ?? ''));

/** Filters, order and columns under a name: one's own, and those the bureau shares. */
export function SavedViews<R>({ name, list, columns }: Props<R>) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const [saving, setSaving] = useState(false);
  const [editing, setEditing] = useState<SavedViewDto>();
  const views = useRead(savedViewApi.list, { query: { list: name, limit: 100 } });
  const current = views.data?.items.find((v) => isSame(v.query, list.values));
  const use = (view: SavedViewDto): void => {
    list.replace(view.query);
    columns.choose(view.columns.length ? view.columns : undefined);
    setOpen(false);
  };
  const content = (
    <div style={{ width: 280, maxWidth: '80vw' }}>
      {views.error ? <ProblemView error={views.error} onRetry={() => void views.refetch()} /> : !views.data ? <RowsSkeleton rows={3} /> : views.data.items.length === 0 ? <EmptyState text={t('把常用的筛选保存下来，下次一键打开', 'Save filters you often need, and open them by one touch')} /> : (
        <ul style={{ listStyle: 'none', margin: 0, padding: 0, maxHeight: 320, overflow: 'auto' }}>
          {views.data.items.map((v) => <View key={v.id} view={v} isCurrent={v === current} onUse={() => use(v)} onEdit={() => (setOpen(false), setEditing(v))} />)}
        </ul>
      )}
      <Button block type="primary" style={{ marginTop: 8 }} onClick={() => (setOpen(false), setSaving(true))}>{t('保存当前筛选与列', 'Save the present filters and columns')}</Button>
    </div>
  );
  return (
    <>
      <Popover trigger="click" placement="bottomRight" title={t('常用筛选', 'Saved views')} content={content} open={open} onOpenChange={setOpen}>
        <Button icon={<StarOutlined />} aria-expanded={open} style={{ maxWidth: 200 }}><span style={{ overflow: 'hidden', textOverflow: 'ellipsis' }}>{current?.name ?? t('常用筛选', 'Saved views')}</span></Button>
      </Popover>
      <Modal title={t('保存常用筛选', 'Save this view')} open={saving} onCancel={() => setSaving(false)} footer={null} destroyOnHidden>
        <SaveForm name={name} list={list} columns={columns} onDone={() => setSaving(false)} />
      </Modal>
      <Modal title={t('修改常用筛选', 'Change this view')} open={!!editing} onCancel={() => setEditing(undefined)} footer={null} destroyOnHidden>
        {editing && <EditForm view={editing} list={list} columns={columns} onDone={() => setEditing(undefined)} />}
      </Modal>
    </>
  );
}

function View({ view, isCurrent, onUse, onEdit }: { view: SavedViewDto; isCurrent: boolean; onUse: () => void; onEdit: () => void }) {
  const { t } = useWords();
  const rights = useRights();
  const notices = useNotices();
  const remove = useChange(savedViewApi.remove);
  const mayChange = view.mine || (view.shared && rights.mayEverywhere('settings.manage'));
  return (
    <li style={{ display: 'flex', alignItems: 'center', gap: 4 }}>
      <Button type="text" block aria-current={isCurrent || undefined} onClick={onUse} style={{ justifyContent: 'flex-start', overflow: 'hidden', fontWeight: isCurrent ? 600 : undefined }}>{view.name}</Button>
      {view.shared && <ToneTag>{view.mine ? t('已共享', 'shared') : view.owner.name}</ToneTag>}
      {mayChange && <Button type="text" icon={<EditOutlined />} aria-label={t('修改“{name}”', 'Change “{name}”', { name: view.name })} onClick={onEdit} />}
      {mayChange && (
        <Popconfirm title={t('删除“{name}”？', 'Delete “{name}”?', { name: view.name })} onConfirm={() => void remove.mutateAsync({ params: { id: view.id }, version: view.version }).catch((e: Error) => void notices.error(e.message, 6))}>
          <Button type="text" icon={<DeleteOutlined />} aria-label={t('删除“{name}”', 'Delete “{name}”', { name: view.name })} />
        </Popconfirm>
      )}
    </li>
  );
}

/** Its name, whether the bureau sees it, and, where one says so, the filters and columns as they are on the page now. */
function EditForm<R>({ view, list, columns, onDone }: Omit<Props<R>, 'name'> & { view: SavedViewDto; onDone: () => void }) {
  const { t } = useWords();
  const notices = useNotices();
  return (
    <OperationForm
      op={savedViewApi.patch} params={{ id: view.id }} version={view.version} initial={{ name: view.name, shared: view.shared, overwrite: false }}
      toBody={(v) => ({ name: String(v['name']), ...(v['overwrite'] === true && { query: { ...list.values }, columns: [...(columns.keys ?? [])] }), ...(v['shared'] !== undefined && v['shared'] !== view.shared && { shared: v['shared'] === true }) })}
      compare={{
        read: async () => {
          const now = await call(savedViewApi.get, { params: { id: view.id } });
          return { values: { name: now.name, shared: now.shared }, version: now.version };
        },
        labels: { name: t('名称', 'Name') },
      }}
      onDone={(saved) => (notices.success(t('已保存“{name}”', '“{name}” is saved', { name: saved.name })), onDone())} onCancel={onDone}
    >
      <Field name="name" label={t('名称', 'Name')} required><Input maxLength={50} /></Field>
      <Form.Item name="overwrite" valuePropName="checked"><Checkbox>{t('改为页面上现在的筛选与列', 'Take the filters and columns that the page has now')}</Checkbox></Form.Item>
      <Sharing />
    </OperationForm>
  );
}

function Sharing() {
  const { t } = useWords();
  const rights = useRights();
  return rights.mayEverywhere('settings.manage') && <Form.Item name="shared" valuePropName="checked"><Checkbox>{t('全单位可见', 'To be seen by the whole bureau')}</Checkbox></Form.Item>;
}

function SaveForm<R>({ name, list, columns, onDone }: Props<R> & { onDone: () => void }) {
  const { t } = useWords();
  const notices = useNotices();
  return (
    <OperationForm
      op={savedViewApi.create} initial={{ shared: false }}
      toBody={(v) => ({ list: name, name: String(v['name']), query: { ...list.values }, columns: [...(columns.keys ?? [])], shared: v['shared'] === true })}
      onDone={(view) => (notices.success(t('已保存“{name}”', '“{name}” is saved', { name: view.name })), onDone())} onCancel={onDone}
    >
      <Field name="name" label={t('名称', 'Name')}><Input maxLength={50} placeholder={t('例如：本周到期的重大隐患', 'For example: major ones due this week')} /></Field>
      <Sharing />
    </OperationForm>
  );
}
