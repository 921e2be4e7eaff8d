import { tenancyOperationApi, type TenantDto } from '@anlan/contracts/tenancy';
import { PrinterOutlined } from '@ant-design/icons';
import { Alert, Button, Card, Flex } from 'antd';
import { useState } from 'react';
import { call } from '../../api/client';
import { ProblemView } from '../../patterns/problem-view';
import { PrintSheet } from '../../patterns/print/print-sheet';
import { OneTimeSecret, type SecretValue } from '../../patterns/secret/one-time-secret';
import { useRights } from '../../session/rights';
import { dayText } from '../../text/format';
import { useWords } from '../../text/text';
import { FirstSteps } from './first-steps';
import { QrCode } from '../../patterns/print/qr-code';
import './hand-over-sheet.css';

/** What an opening gives once, and a reset of the administrator gives anew. */
export interface HandOver {
  readonly admin?: { readonly username?: string; readonly oneTimePassword?: string };
  readonly apiClient?: { readonly clientId?: string; readonly clientSecret?: string };
}

interface Props {
  readonly tenant: TenantDto;
  readonly username: string;
  /** what is known of the secrets already */
  readonly handOver?: HandOver;
  /** leads to a new password, for who may give one */
  readonly onReset?: () => void;
}

/** 交接单: all that the new administrator needs to begin, on one page of paper. The password is fetched when somebody asks for it, since that can be done only once. */
export function HandOverSheet({ tenant, username, handOver, onReset }: Props) {
  const { t } = useWords();
  const { me } = useRights();
  const secrets = useSecrets(tenant.operationId);
  const known = handOver?.admin?.oneTimePassword ? handOver : secrets.found;
  const address = `${location.origin}/${tenant.slug}`;
  const facts: [string, string][] = [
    [t('单位', 'Bureau'), `${tenant.name}（${tenant.slug}）`],
    [t('平台地址', 'Console'), address],
    [t('登录服务', 'Sign-in service'), tenant.issuer],
    [t('管理员登录名', 'Username'), known?.admin?.username ?? username],
  ];
  return (
    <Card title={<h2 className="sheet-head">{t('交接单', 'Hand-over sheet')}</h2>} extra={<Button icon={<PrinterOutlined />} onClick={() => print()}>{t('打印', 'Print')}</Button>}>
      {!known && <div className="sheet-note"><FetchSecret secrets={secrets} onReset={onReset} /></div>}
      <PrintSheet label={t('交接单', 'Hand-over sheet')}>
        <h1 className="sheet-title">{t('安澜应急管理平台开通交接单', 'Anlan: hand-over of a new bureau')}</h1>
        <Flex gap={24} justify="space-between" align="start" className="sheet-top">
          <dl className="sheet-facts">{facts.map(([name, value]) => <div key={name}><dt>{name}</dt><dd>{value}</dd></div>)}</dl>
          <figure className="sheet-qr"><QrCode text={address} label={t('平台地址的二维码', 'QR code of the console address')} /><figcaption>{t('扫码打开平台', 'Scan to open')}</figcaption></figure>
        </Flex>
        {known ? <OneTimeSecret values={valuesOf(known, t)} prints={false} lost={onReset ? t('遗失后请“重置管理员”，得到新的密码。', 'If it is lost, reset the administrator to get a new one.') : ''} /> : (
          <p className="only-print">{t('一次性密码：＿＿＿＿＿＿＿＿＿＿＿＿（另行交付）', 'One-time password: ______________________ (handed over separately)')}</p>
        )}
        <FirstSteps kind={tenant.kind} />
        <div className="sheet-signatures only-print">
          <span>{t('交出', 'Given by')}：{me.tenant.name} ＿＿＿＿＿＿＿＿</span><span>{t('接收', 'Received by')}：＿＿＿＿＿＿＿＿＿＿</span><span>{t('日期', 'Date')}：{dayText(new Date().toISOString())}</span>
        </div>
      </PrintSheet>
    </Card>
  );
}

function valuesOf({ admin, apiClient }: HandOver, t: ReturnType<typeof useWords>['t']): SecretValue[] {
  return [
    { label: t('一次性密码', 'One-time password'), value: admin?.oneTimePassword ?? '' },
    ...(apiClient?.clientSecret ? [{ label: t('接口账号', 'API client'), value: apiClient.clientId ?? '', plain: true as const }, { label: t('接口密钥', 'Client secret'), value: apiClient.clientSecret }] : []),
  ];
}

interface Secrets {
  readonly found?: HandOver;
  readonly isGone: boolean;
  readonly error?: Error;
  readonly isAsking: boolean;
  readonly ask: () => void;
}

function useSecrets(operationId: string | null): Secrets {
  const [state, setState] = useState<Omit<Secrets, 'ask'>>({ isGone: false, isAsking: false });
  const ask = async (): Promise<void> => {
    setState({ isGone: false, isAsking: true });
    try {
      const { result } = await call(tenancyOperationApi.get, { params: { id: operationId ?? '' } });
      const found = result as HandOver | null;
      setState({ found: found?.admin?.oneTimePassword ? found : undefined, isGone: !found?.admin?.oneTimePassword, isAsking: false });
    } catch (error) {
      setState({ isGone: false, isAsking: false, error: error as Error });
    }
  };
  return { ...state, ask: () => void ask() };
}

function FetchSecret({ secrets, onReset }: { secrets: Secrets; onReset?: () => void }) {
  const { t } = useWords();
  const reset = onReset && <Button onClick={onReset}>{t('重置管理员', 'Reset the administrator')}</Button>;
  if (secrets.error) return <ProblemView error={secrets.error} onRetry={secrets.ask} />;
  if (secrets.isGone) {
    return (
      <Alert
        type="info" showIcon title={t('一次性密码已经显示过，或由他人开通', 'The one-time password was shown before, or somebody else opened this bureau')} action={reset}
        description={t('系统不保存可再次显示的密码。如果管理员还没有登录成功，请重置管理员，得到新的一次性密码。', 'No password is kept that could be shown again. If the administrator could not sign in, reset him to get a new one.')}
      />
    );
  }
  return (
    <Alert
      type="info" showIcon title={t('一次性密码只能显示一次', 'The one-time password can be shown only once')}
      description={t('准备好打印或抄录后再显示。只有开通的人可以取得。', 'Show it when you are ready to print or copy it. Only who opened the bureau can.')}
      action={<Button type="primary" loading={secrets.isAsking} onClick={secrets.ask}>{t('显示一次性密码', 'Show the one-time password')}</Button>}
    />
  );
}
