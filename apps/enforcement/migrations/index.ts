import { Hazard1780000000001 } from './0001-hazard';
import { HazardUnits1780000000002 } from './0002-hazard-units';
import { HazardDesk1780000000003 } from './0003-hazard-desk';
import { ImportRefused1780000000006 } from './0006-import-refused';
import { PublicReport1780000000007 } from './0007-public-report';
import { HazardOpenIndexes1780000000008 } from './0008-hazard-open-indexes';
import { HazardSearch1780000000009 } from './0009-hazard-search';
import { Subject1780000000010 } from './0010-subject';
import { HazardLinks1780000000011 } from './0011-hazard-links';
import { HazardWhole1780000000012 } from './0012-hazard-whole';
import { SubjectSearch1780000000013 } from './0013-subject-search';
import { Checklist1780000000014 } from './0014-checklist';
import { RiskPoint1780000000015 } from './0015-risk-point';
import { Campaign1780000000016 } from './0016-campaign';
import { SiteCheck1780000000017 } from './0017-site-check';
import { Draw1780000000018 } from './0018-draw';
import { InspectionPlan1780000000019 } from './0019-inspection-plan';
import { Performance1780000000020 } from './0020-performance';
import { Figures1780000000021 } from './0021-figures';
import { SearchPlaces1780000000022 } from './0022-search-places';
import { AssignmentSlip1780000000023 } from './0023-assignment-slip';
import { HazardLists1780000000024 } from './0024-hazard-lists';
import { RiskLabel1780000000025 } from './0025-risk-label';
import { Knowledge1780000000026 } from './0026-knowledge';
import { Portrait1780000000027 } from './0027-portrait';
import { ExpertsAndServices1780000000028 } from './0028-experts-and-services';
import { StandardisationAndRewards1780000000029 } from './0029-standardisation-and-rewards';
import { SubjectNameKey1780000000030 } from './0030-subject-name-key';
import { CountsByDepth1780000000031 } from './0031-counts-by-depth';
import { SlipDays1780000000033 } from './0033-slip-days';
import { CheckImport1780000000034 } from './0034-check-import';
import { ReportChannels1780000000035 } from './0035-report-channels';
import { HazardsByEnterprise1780000000036 } from './0036-hazards-by-enterprise';

/** In the order in which they run; a released migration never changes. */
export const migrations = [
  Hazard1780000000001, HazardUnits1780000000002, HazardDesk1780000000003, ImportRefused1780000000006, PublicReport1780000000007, HazardOpenIndexes1780000000008,
  HazardSearch1780000000009, Subject1780000000010, HazardLinks1780000000011, HazardWhole1780000000012, SubjectSearch1780000000013, Checklist1780000000014,
  RiskPoint1780000000015, Campaign1780000000016, SiteCheck1780000000017, Draw1780000000018, InspectionPlan1780000000019, Performance1780000000020,
  Figures1780000000021, SearchPlaces1780000000022, AssignmentSlip1780000000023, HazardLists1780000000024, RiskLabel1780000000025, Knowledge1780000000026,
  Portrait1780000000027, ExpertsAndServices1780000000028, StandardisationAndRewards1780000000029, SubjectNameKey1780000000030, CountsByDepth1780000000031, SlipDays1780000000033,
  CheckImport1780000000034, ReportChannels1780000000035,
  HazardsByEnterprise1780000000036,
];
