import { accidentApi, noLetGoNames, responsibilityFileApi, type AccidentDetail, type NoLetGo } from '@anlan/contracts/responsibility';
import { CheckCircleOutlined, ClockCircleOutlined } from '@ant-design/icons';
import { Button, Card, Input, theme } from 'antd';
import { useState } from 'react';
import { Field } from '../../patterns/form/field';
import { givenFiles } from '../../patterns/files/files';
import { FilesField, filesSent } from '../../patterns/files/files-field';
import { FormDrawer } from '../../patterns/form/form-drawer';
import { OperationForm } from '../../patterns/form/operation-form';
import { instantText } from '../../text/format';
import { useWords } from '../../text/text';
import { useNotices } from '../../theme/notices';
import { AccidentFiles } from './accident-files';
import { noLetGoOrder } from './accident.names';

/** 四不放过 What fulfils each of the four, with its evidence; what is open is said to be. */
export function NoLetGoCard({ accident: a, onReadAgain }: { accident: AccidentDetail; onReadAgain: () => void }) {
  const { t, label } = useWords();
  const { token } = theme.useToken();
  const notices = useNotices();
  const [open, setOpen] = useState<NoLetGo>();
  const close = (): void => setOpen(undefined);
  const may = a.allowedActions.includes('fulfil');
  return (
    <Card title={<h2 style={{ fontSize: 16, margin: 0 }}>{t('四不放过（已认定 {n} / 4）', 'Four no-let-gos ({n} of 4 fulfilled)', { n: a.noLetGos.length })}</h2>}>
      <ul style={{ listStyle: 'none', margin: 0, padding: 0 }}>
        {noLetGoOrder.map((item, i) => {
          const found = a.noLetGos.find((n) => n.item === item);
          return (
            <li key={item} data-no-let-go={item} style={{ padding: '10px 0', borderTop: i ? `1px solid ${token.colorBorderSecondary}` : undefined }}>
              <div style={{ display: 'flex', gap: 8, flexWrap: 'wrap', alignItems: 'center' }}>
                {found ? <CheckCircleOutlined aria-hidden style={{ color: token.colorSuccess }} /> : <ClockCircleOutlined aria-hidden style={{ color: token.colorWarning }} />}
                <strong>{label(noLetGoNames[item])}</strong>
                <span>{found ? t('已认定', 'fulfilled') : t('未认定', 'open')}</span>
                {!found && may && <Button size="small" type="primary" aria-label={t('认定：{name}', 'Find fulfilled: {name}', { name: label(noLetGoNames[item]) })} onClick={() => setOpen(item)}>{t('认定', 'Find fulfilled')}</Button>}
              </div>
              {found && (
                <div style={{ marginTop: 4, overflowWrap: 'anywhere' }}>
                  <div style={{ whiteSpace: 'pre-wrap' }}>{found.finding}</div>
                  <div>{t('佐证：', 'Evidence: ')}{found.evidence}</div>
                  <small>{found.by.name} {instantText(found.at)}</small>
                  <AccidentFiles accident={a} of={item} />
                </div>
              )}
            </li>
          );
        })}
      </ul>
      <FormDrawer title={open ? label(noLetGoNames[open]) : ''} open={!!open} onClose={close}>
        {open && (
          <OperationForm
            op={accidentApi.fulfil} params={{ id: a.id }} version={a.version} submit={t('认定', 'Find fulfilled')} onDone={() => (notices.success(t('已认定', 'Found fulfilled')), close())} onCancel={close} onReadAgain={onReadAgain}
            toBody={({ items }) => ({ items: (items as { finding: string; evidence: string; attachments?: unknown }[]).map((x) => ({ item: open, finding: x.finding, evidence: x.evidence, attachments: givenFiles(x.attachments) })) }) as never}
          >
            <p>{t('认定后不能修改。', 'What was found stays as it is.')}</p>
            <Field name={['items', 0, 'finding']} label={t('认定情况', 'What was found')}><Input.TextArea rows={4} maxLength={1000} showCount /></Field>
            <Field name={['items', 0, 'evidence']} label={t('佐证材料（名称、文号）', 'Evidence: names and numbers of documents')}><Input.TextArea rows={2} maxLength={1000} /></Field>
            <Field name={['items', 0, 'attachments']} label={t('附件', 'Files')} required={false} rules={[filesSent(t)]}><FilesField op={responsibilityFileApi.upload} /></Field>
          </OperationForm>
        )}
      </FormDrawer>
    </Card>
  );
}
