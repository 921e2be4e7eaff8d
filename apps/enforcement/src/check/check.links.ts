import { Injectable } from '@nestjs/common';
import { HazardLinks } from '../hazard/hazard.links';
import { CheckList } from './check.list';

/** A hazard that is reported by itself may name a check that its reporter sees. */
@Injectable()
export class CheckLinks {
  constructor(hazards: HazardLinks, checks: CheckList) {
    hazards.keep('check', (ctx, ids) => checks.unknown(ctx, ids));
  }
}
