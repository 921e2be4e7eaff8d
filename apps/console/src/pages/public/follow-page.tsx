import { followCode, publicReportApi, receiptNumber, type FollowedReport } from '@anlan/contracts/enforcement';
import { Alert, Button, Card, Form, Input } from 'antd';
import { useState } from 'react';
import { call } from '../../api/client';
import { Problem } from '../../api/problem';
import { useTitle } from '../../patterns/use-title';
import { useWords } from '../../text/text';
import { Followed } from './followed';
import { usePublicPage } from './page-context';
import type { Receipt } from './receipt';
import { Refusal } from './refusal';

interface Asked {
  readonly receiptNumber: string;
  readonly followCode: string;
}

/** What people type: blanks around, small letters, full-width digits of a Chinese keyboard. */
const plain = (text: string): string => text.normalize('NFKC').trim().toUpperCase();

/** 查询办理: number and code are asked here each time, and stand in no address and in no storage. */
export function FollowPage() {
  const { t } = useWords();
  const { slug } = usePublicPage();
  useTitle(t('查询办理进度', 'Follow a report'));
  const [form] = Form.useForm<Asked>();
  const [found, setFound] = useState<{ receipt: Receipt; report: FollowedReport }>();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error>();
  const ask = async (asked: Asked): Promise<void> => {
    const receipt = { slug, receiptNumber: plain(asked.receiptNumber), followCode: plain(asked.followCode) };
    setBusy(true);
    setError(undefined);
    try {
      setFound({ receipt, report: await call(publicReportApi.follow, { params: { slug, receiptNumber: receipt.receiptNumber }, headers: { 'follow-code': receipt.followCode } }) });
    } catch (failure) {
      setFound(undefined);
      setError(failure as Error);
    } finally {
      setBusy(false);
    }
  };
  const isNone = error instanceof Problem && error.status === 404;
  const fits = (schema: typeof receiptNumber | typeof followCode, message: string) => ({ validator: async (_: unknown, v?: string) => {
    if (v && !schema.safeParse(plain(v)).success) throw new Error(message);
  } });
  return (
    <>
      <h1>{t('查询办理进度', 'Follow a report')}</h1>
      <Card className="public-form" styles={{ body: { padding: 16 } }}>
        <Form form={form} layout="vertical" autoComplete="off" requiredMark onFinish={(v) => void ask(v)} scrollToFirstError={{ focus: true }}>
          <Form.Item name="receiptNumber" label={t('回执号', 'Receipt number')} rules={[{ required: true, message: t('请填写回执号', 'The receipt number is wanted') }, fits(receiptNumber, t('回执号形如 JB440310-2026-0001', 'A receipt number looks like JB440310-2026-0001'))]}>
            <Input placeholder={`JB${slug}-…`} autoCapitalize="characters" autoCorrect="off" spellCheck={false} />
          </Form.Item>
          <Form.Item name="followCode" label={t('查询码', 'Follow code')} rules={[{ required: true, message: t('请填写查询码', 'The follow code is wanted') }, fits(followCode, t('查询码为 16 位字母和数字', 'A follow code has 16 letters and digits'))]}>
            <Input autoCapitalize="characters" autoCorrect="off" spellCheck={false} />
          </Form.Item>
          {isNone && <Alert type="warning" showIcon style={{ marginBottom: 16 }} title={t('没有查到，请核对回执号和查询码', 'Nothing was found: check the receipt number and the code')} />}
          {error && !isNone && <div style={{ marginBottom: 16 }}><Refusal error={error} /></div>}
          <div className="form-actions" style={{ display: 'flex' }}><Button type="primary" htmlType="submit" loading={busy}>{t('查询', 'Look it up')}</Button></div>
        </Form>
      </Card>
      {found && <Followed key={found.receipt.receiptNumber} receipt={found.receipt} report={found.report} onChanged={(report) => setFound({ ...found, report })} />}
    </>
  );
}
