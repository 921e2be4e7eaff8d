import { Responsibility1780000000001 } from './0001-responsibility';
import { ResponsibilityLists1780000000002 } from './0002-responsibility-lists';
import { Letters1780000000003 } from './0003-letters';
import { CommitteesAndMeetings1780000000004 } from './0004-committees-and-meetings';
import { TasksAndSupervision1780000000005 } from './0005-tasks-and-supervision';
import { Accidents1780000000006 } from './0006-accidents';
import { FundsStandardsMechanisms1780000000007 } from './0007-funds-standards-mechanisms';
import { DutyHolders1780000000008 } from './0008-duty-holders';
import { Guardianships1780000000009 } from './0009-guardianships';
import { DutyFacts1780000000010 } from './0010-duty-facts';
import { Assessments1780000000011 } from './0011-assessments';
import { Reporting1780000000014 } from './0014-reporting';
import { HonoursAndShortcomings1780000000015 } from './0015-honours-and-shortcomings';
import { LinksOfTasks1780000000017 } from './0017-links-of-tasks';
import { PlanProjects1780000000018 } from './0018-plan-projects';
import { RuleMaking1780000000019 } from './0019-rule-making';
import { AccidentFiles1780000000030 } from './0030-accident-files';
import { LetterAssessments1780000000031 } from './0031-letter-assessments';
import { CourseOfItems1780000000032 } from './0032-course-of-items';
import { DutyActs1780000000033 } from './0033-duty-acts';
import { LookBackAndAccountability1780000000034 } from './0034-look-back-and-accountability';
import { UrgesAndOrders1780000000035 } from './0035-urges-and-orders';
import { InspectionTours1780000000036 } from './0036-inspection-tours';
import { MechanismsOfEnterprises1780000000037 } from './0037-mechanisms-of-enterprises';
import { Parks1780000000039 } from './0039-parks';
import { InTheNameOfCommittees1780000000040 } from './0040-in-the-name-of-committees';
import { DutiesOfEnterprises1780000000042 } from './0042-duties-of-enterprises';
import { RecordedByOwners1780000000043 } from './0043-recorded-by-owners';

/** In the order in which they run; a released migration never changes. */
export const migrations = [
  Responsibility1780000000001,
  ResponsibilityLists1780000000002,
  Letters1780000000003,
  CommitteesAndMeetings1780000000004,
  TasksAndSupervision1780000000005,
  Accidents1780000000006,
  FundsStandardsMechanisms1780000000007,
  DutyHolders1780000000008,
  Guardianships1780000000009,
  DutyFacts1780000000010,
  Assessments1780000000011,
  Reporting1780000000014,
  HonoursAndShortcomings1780000000015,
  LinksOfTasks1780000000017,
  PlanProjects1780000000018,
  RuleMaking1780000000019,
  AccidentFiles1780000000030,
  LetterAssessments1780000000031,
  CourseOfItems1780000000032,
  DutyActs1780000000033,
  LookBackAndAccountability1780000000034,
  UrgesAndOrders1780000000035,
  InspectionTours1780000000036,
  MechanismsOfEnterprises1780000000037,
  Parks1780000000039,
  InTheNameOfCommittees1780000000040,
  DutiesOfEnterprises1780000000042,
  RecordedByOwners1780000000043,
];
