import { Drawer, Grid } from 'antd';
import { OneTimeSecret } from '../../../patterns/secret/one-time-secret';
import { useRights } from '../../../session/rights';
import { useWords } from '../../../text/text';

interface Props {
  readonly of: { readonly username: string; readonly displayName: string; readonly password: string | undefined } | undefined;
  readonly onClose: () => void;
}

/** A person's first password, to hand over. */
export function FirstPassword({ of, onClose }: Props) {
  const { t } = useWords();
  const wide = Grid.useBreakpoint().md;
  const { slug } = useRights().me.tenant;
  return (
    <Drawer title={t('首次登录', 'First sign-in')} open={!!of?.password} onClose={onClose} size={wide ? 560 : '100%'} destroyOnHidden mask={{ closable: false }}>
      {of?.password && (
        <OneTimeSecret
          title={of.displayName} lost={t('丢失后请重置密码。', 'If it is lost, reset the password.')}
          values={[
            { label: t('地址', 'Address'), value: `${location.origin}/${slug}`, plain: true },
            { label: t('登录名', 'Username'), value: of.username, plain: true },
            { label: t('一次性密码', 'One-time password'), value: of.password },
          ]}
        />
      )}
    </Drawer>
  );
}
