import type { SignatureMethod } from '@anlan/contracts/responsibility';
import type { TenantContext } from '@anlan/platform/context';

/** What somebody gives as his signature under a text with this hash. */
export interface SignatureRequest {
  readonly fileId: string;
  /** SHA-256 of the wording */
  readonly wordingHash: string;
}

/** The evidence that is kept of it. */
export interface SignatureEvidence {
  readonly method: SignatureMethod;
  readonly fileId: string;
  /** of the file */
  readonly sha256: string;
}

/**
 * Who vouches that the actor signed: a port. Here it is the drawn signature; a certificate authority (电子认证服务机构) would
 * take its place with the method `ca`, its file being the signed token. It is asked before the transaction begins, since it may
 * be far away. Throws where it does not vouch.
 */
export abstract class SignatureAuthority {
  abstract vouch(ctx: TenantContext, request: SignatureRequest): Promise<SignatureEvidence>;
}
