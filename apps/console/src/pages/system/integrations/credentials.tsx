import type { CreatedIntegrationDto } from '@anlan/contracts/tenancy';
import { Drawer, Grid, Tabs } from 'antd';
import { OneTimeSecret } from '../../../patterns/secret/one-time-secret';
import { useWords } from '../../../text/text';
import { snippets } from './snippets';

interface Props {
  readonly created: CreatedIntegrationDto | undefined;
  readonly onClose: () => void;
}

/** What an integrator needs, all of it: where, as whom, the credentials once, and a client that works with just these. */
export function Credentials({ created, onClose }: Props) {
  const { t } = useWords();
  const wide = Grid.useBreakpoint().md;
  return (
    <Drawer title={t('集成凭证', 'Credentials of the integration')} open={!!created} onClose={onClose} size={wide ? 760 : '100%'} destroyOnHidden mask={{ closable: false }}>
      {created && (
        <>
          <OneTimeSecret
            title={created.name} file={{ name: `anlan-${created.consumer}.creds`, content: created.creds }}
            lost={t('丢失后请更新凭证，旧凭证随即失效，接收位置不变。', 'If it is lost, renew the credentials: the old ones end, the position is kept.')}
            values={[
              { label: 'natsUrl', value: created.natsUrl, plain: true },
              { label: 'stream', value: created.stream, plain: true },
              { label: 'consumer', value: created.consumer, plain: true },
              { label: 'apiPrefix', value: created.apiPrefix, plain: true },
              { label: 'inboxPrefix', value: created.inboxPrefix, plain: true },
              { label: 'creds', value: created.creds },
            ]}
          />
          <h2 style={{ fontSize: 16 }} className="no-print">{t('客户端示例', 'A client')}</h2>
          <p className="no-print">{t('把凭证文件存为 anlan.creds，与下面的程序放在一起。处理与事件编号写入同一事务，按编号去重。', 'Save the credentials as anlan.creds beside the program. Write your effect and the event id in one transaction and dedupe by the id.')}</p>
          <Tabs className="no-print" items={snippets(created).map((s) => ({ key: s.name, label: s.name, children: <pre tabIndex={0} style={{ overflow: 'auto' }}>{s.code}</pre> }))} />
        </>
      )}
    </Drawer>
  );
}
