import type { TenantDto } from '@anlan/contracts/tenancy';
import { useWords } from '../../text/text';

/** The first sign-in, as the sheet tells it to somebody who has never seen the platform. */
export function FirstSteps({ kind }: { kind: TenantDto['kind'] }) {
  const { t } = useWords();
  return (
    <section className="sheet-steps">
      <h3>{t('首次登录', 'The first sign-in')}</h3>
      <ol>
        <li>{t('在电脑或手机浏览器中打开上面的平台地址，或扫二维码。请核对地址栏与本单一致。', 'Open the console address above in a browser, or scan the code. Check that the address bar shows the same address.')}</li>
        <li>{t('输入登录名和一次性密码。', 'Enter the username and the one-time password.')}</li>
        <li>{t('按提示设置新密码；一次性密码随即失效。', 'Choose a new password as you are told; the one-time password then ends.')}</li>
        <li>{t('用手机上的动态口令应用（如 FreeOTP、Microsoft Authenticator，或单位统一的 TOTP 应用）扫描屏幕上的二维码，输入显示的六位数字完成绑定。以后每次登录都需要动态口令。', 'Scan the code on the screen with a one-time code app on your phone (FreeOTP, Microsoft Authenticator, or the TOTP app of your bureau) and enter the six digits. Every later sign-in asks for a code.')}</li>
        <li>{kind === 'city' ? t('进入后：核对机构，添加人员并分配角色，再从“区县一览”开通所属区县。', 'Then check the organization, add people and roles, and open your districts.') : t('进入后：核对街道、社区和机构，添加人员并分配角色；安全管理员、审计员须由另外两人担任。', 'Then check streets, communities and departments, add people and roles; security administrator and auditor must be two other people.')}</li>
      </ol>
      <h3>{t('登录不了怎么办', 'If you cannot sign in')}</h3>
      <p>{t('一次性密码遗失、手机更换或丢失时，请联系交出单位“重置管理员”，领取新的一次性密码并重新绑定。请勿通过聊天工具转发本单。', 'If the password is lost, or the phone lost or replaced, ask the bureau that gave you this sheet to reset the administrator. Do not forward this sheet by chat.')}</p>
    </section>
  );
}
