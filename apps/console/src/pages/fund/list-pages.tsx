import { ListPage } from '../../patterns/list/list-page';
import { useWords } from '../../text/text';
import { adjustmentSpec, bulletinSpec, paymentSpec, projectSpec, useWithFund } from './specs';

/** 经费项目 of all funds in sight. */
export function FundProjectListPage() {
  return <ListPage title={useWords().t('经费项目', 'Projects of funds')} spec={useWithFund(projectSpec)} />;
}

/** 支付明细 of all funds in sight. */
export function FundPaymentListPage() {
  return <ListPage title={useWords().t('经费支付', 'Payments of funds')} spec={useWithFund(paymentSpec)} />;
}

/** 预算调整 of all funds in sight. */
export function FundAdjustmentListPage() {
  return <ListPage title={useWords().t('预算调整', 'Adjustments')} spec={useWithFund(adjustmentSpec)} />;
}

/** 每周提醒、每月通报 of all funds in sight. */
export function FundBulletinListPage() {
  return <ListPage title={useWords().t('经费提醒与通报', 'Reminders and bulletins')} spec={useWithFund(bulletinSpec)} />;
}
