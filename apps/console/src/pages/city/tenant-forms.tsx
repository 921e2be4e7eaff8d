import { tenantApi, type TenantDto } from '@anlan/contracts/tenancy';
import { Alert, Input } from 'antd';
import { Field } from '../../patterns/form/field';
import { FormDrawer } from '../../patterns/form/form-drawer';
import { OperationForm } from '../../patterns/form/operation-form';
import { useWords } from '../../text/text';
import { useNotices } from '../../theme/notices';
import type { HandOver } from './hand-over-sheet';

export type TenantAction = 'suspend' | 'resume' | 'reset';

interface Props {
  readonly action: TenantAction | undefined;
  readonly tenant: TenantDto;
  /** of the administrator that the opening made */
  readonly username: string;
  readonly onClose: () => void;
  readonly onReadAgain: () => void;
  readonly onReset: (handOver: HandOver) => void;
}

/** What is done to a tenant, each saying first what comes of it. */
export function TenantForms({ action, tenant, username, onClose, onReadAgain, onReset }: Props) {
  const { t } = useWords();
  const notices = useNotices();
  const common = { params: { slug: tenant.slug }, onCancel: onClose };
  const done = (text: string) => () => (notices.success(text), onClose());
  const { name } = tenant;
  return (
    <>
      <FormDrawer title={t('暂停{name}', 'Suspend {name}', { name })} open={action === 'suspend'} onClose={onClose}>
        <Consequences
          type="warning" title={t('确认后立即生效', 'Takes effect at once')}
          lines={[
            t('{name}所有人员和接口账号的令牌立即失效：正在使用的页面不能再读写，也不能再登录。', 'The tokens of all people and API clients of {name} are refused at once: pages that are open read and write nothing more, and nobody can sign in.', { name }),
            t('公众页面同时关闭。', 'Its public page closes.'),
            t('数据原样保留，可随时恢复。', 'Its data stay as they are; you can resume it at any time.'),
          ]}
        />
        <OperationForm op={tenantApi.suspend} {...common} version={tenant.version} onReadAgain={onReadAgain} danger submit={t('暂停', 'Suspend')} onDone={done(t('已暂停{name}', '{name} is suspended', { name }))}>
          <Field name="reason" label={t('原因', 'Reason')} extra={t('记入审计日志', 'Goes into the audit log')}><Input.TextArea rows={3} maxLength={500} showCount /></Field>
        </OperationForm>
      </FormDrawer>
      <FormDrawer title={t('恢复{name}', 'Resume {name}', { name })} open={action === 'resume'} onClose={onClose}>
        <Consequences type="info" title={t('恢复后', 'After that')} lines={[t('{name}的人员可以重新登录，接口账号可以重新取得令牌。', 'The people of {name} can sign in again, and its API clients get tokens again.', { name })]} />
        <OperationForm op={tenantApi.resume} {...common} version={tenant.version} onReadAgain={onReadAgain} submit={t('恢复', 'Resume')} onDone={done(t('已恢复{name}', '{name} is open again', { name }))}>{null}</OperationForm>
      </FormDrawer>
      <FormDrawer title={t('重置{name}的管理员', 'Reset the administrator of {name}', { name })} open={action === 'reset'} onClose={onClose}>
        <Consequences
          type="warning" title={t('确认后立即生效', 'Takes effect at once')}
          lines={[
            t('原密码和动态口令绑定作废，该管理员的会话全部结束。', 'The present password and one-time code end, and so do all sessions of the administrator.'),
            t('得到新的一次性密码，只显示一次，可打印新的交接单。', 'You get a new one-time password, shown once, with a new sheet to print.'),
            t('双方的审计日志都会记录。', 'It is told in the audit logs of both bureaus.'),
          ]}
        />
        <OperationForm
          op={tenantApi.resetAdmin} {...common} initial={{ username }} danger submit={t('重置管理员', 'Reset the administrator')}
          onDone={({ username: of, oneTimePassword }) => (onReset({ admin: { username: of, oneTimePassword } }), onClose())}
        >
          <Field name="username" label={t('管理员登录名', 'Username of the administrator')} extra={t('只能重置该单位的管理员，不能重置其他人员', 'Only an administrator of that bureau, nobody else there')}><Input autoComplete="off" autoCapitalize="none" spellCheck={false} /></Field>
        </OperationForm>
      </FormDrawer>
    </>
  );
}

function Consequences({ type, title, lines }: { type: 'warning' | 'info'; title: string; lines: readonly string[] }) {
  return <Alert type={type} showIcon style={{ marginBottom: 16 }} title={title} description={<ul style={{ margin: 0, paddingLeft: 20 }}>{lines.map((l) => <li key={l}>{l}</li>)}</ul>} />;
}
