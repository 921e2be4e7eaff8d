import { publicReportApi, type FollowedReport } from '@anlan/contracts/enforcement';
import { call } from '../../api/client';

/** What a reporter shows to be the reporter: the code goes in a header, never in an address. */
export interface Receipt {
  readonly slug: string;
  readonly receiptNumber: string;
  readonly followCode: string;
}

/** How a reporter sends a picture of his own report. */
export const sendTo = ({ slug, receiptNumber, followCode }: Receipt) => (file: Blob, fileName: string): Promise<FollowedReport> =>
  call(publicReportApi.addPicture, { params: { slug, receiptNumber }, headers: { 'follow-code': followCode }, file, fileName });
