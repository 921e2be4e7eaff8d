import { Registry1780000000001 } from './0001-registry';
import { UnitScopeAndDelegation1780000000002 } from './0002-unit-scope-and-delegation';
import { IdentityNumber1780000000003 } from './0003-identity-number';
import { ControlPlane1780000000004 } from './0004-control-plane';
import { MemberImport1780000000006 } from './0006-member-import';
import { SavedView1780000000007 } from './0007-saved-view';
import { UnitPlacement1780000000007 } from './0007-unit-placement';
import { Boundary1780000000010 } from './0010-boundary';

/** In the order in which they run; a released migration never changes. */
export const migrations = [Registry1780000000001, UnitScopeAndDelegation1780000000002, IdentityNumber1780000000003, ControlPlane1780000000004, MemberImport1780000000006, SavedView1780000000007, UnitPlacement1780000000007, Boundary1780000000010];
