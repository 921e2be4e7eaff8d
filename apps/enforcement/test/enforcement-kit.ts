import type { Attachments } from '@anlan/platform/attachments';
import { TodoService, type Imports, type Rollups, type Searches } from '@anlan/platform/ledger';
import type { Operations } from '@anlan/platform/operations';
import { divisionNames } from '@anlan/platform/reference';
import { serviceKit, type ServiceDatabase, type TestTenant } from '@anlan/platform/testing';
import { migrations } from '../migrations';
import { DrawRecords } from '../src/draw/draw.records';
import { DrawService } from '../src/draw/draw.service';
import { ChecklistLibrary } from '../src/checklist/checklist.library';
import { ChecklistRecords } from '../src/checklist/checklist.records';
import { ChecklistService } from '../src/checklist/checklist.service';
import { CampaignItems } from '../src/campaign/campaign.items';
import { CampaignLinks } from '../src/campaign/campaign.links';
import { CampaignList } from '../src/campaign/campaign.list';
import { CampaignResults } from '../src/campaign/campaign.result';
import { CampaignService } from '../src/campaign/campaign.service';
import { CheckExecution } from '../src/check/check.execution';
import { CheckFindings } from '../src/check/check.findings';
import { CheckList } from '../src/check/check.list';
import { CheckOpening } from '../src/check/check.opening';
import { CheckService } from '../src/check/check.service';
import { CheckStatistics } from '../src/check/check.statistics';
import { CheckSubjects } from '../src/check/check.subjects';
import { EnterpriseCoverageService } from '../src/enterprise-coverage/enterprise-coverage.service';
import { ExpertTaskService } from '../src/expert/expert-task.service';
import { ExpertService } from '../src/expert/expert.service';
import { HazardDeadlines } from '../src/hazard/hazard.deadlines';
import { HazardHistory } from '../src/hazard/hazard.history';
import { HazardImport } from '../src/hazard/hazard.import';
import { HazardLinks } from '../src/hazard/hazard.links';
import { HazardListRates } from '../src/hazard/hazard.list-rates';
import { HazardList } from '../src/hazard/hazard.list';
import { HazardMap } from '../src/hazard/hazard.map';
import { hazardRollup } from '../src/hazard/hazard.rollup';
import { hazardSearch } from '../src/hazard/hazard.search';
import { HazardService } from '../src/hazard/hazard.service';
import { HazardStatistics } from '../src/hazard/hazard.statistics';
import { hazardTodos } from '../src/hazard/hazard.todos';
import { AssignmentSlipRecords } from '../src/assignment-slip/assignment-slip.records';
import { AssignmentSlipService } from '../src/assignment-slip/assignment-slip.service';
import { MonthlyThemeService } from '../src/assignment-slip/monthly-theme.service';
import { InspectionPlanRecords } from '../src/inspection-plan/inspection-plan.records';
import { InspectionPlanService } from '../src/inspection-plan/inspection-plan.service';
import { publicReportTodos } from '../src/public-report/public-report.todos';
import { HazardBasisService } from '../src/knowledge/hazard-basis.service';
import { KnowledgeImport } from '../src/knowledge/knowledge.import';
import { KnowledgeLibrary } from '../src/knowledge/knowledge.library';
import { KnowledgeRecords } from '../src/knowledge/knowledge.records';
import { knowledgeSearch } from '../src/knowledge/knowledge.search';
import { KnowledgeService } from '../src/knowledge/knowledge.service';
import { PortraitModelService } from '../src/portrait/portrait-model.service';
import { PortraitList } from '../src/portrait/portrait.list';
import { PortraitService } from '../src/portrait/portrait.service';
import { PortraitSweep } from '../src/portrait/portrait.sweep';
import { PerformanceBoards } from '../src/performance/performance.board';
import { PerformanceService } from '../src/performance/performance.service';
import { PointsAppealService } from '../src/performance/points-appeal.service';
import { PointsSchemeService } from '../src/performance/points-scheme.service';
import { PublicReportEntry } from '../src/public-report/public-report.entry';
import { PublicReportFigureService } from '../src/public-report/public-report.figures';
import { PublicReportIntake } from '../src/public-report/public-report.intake';
import { PublicReportList } from '../src/public-report/public-report.list';
import { PublicReportPictures } from '../src/public-report/public-report.pictures';
import { PublicReportRegister } from '../src/public-report/public-report.register';
import { PublicReportService } from '../src/public-report/public-report.service';
import { RecheckRecords } from '../src/recheck/recheck.records';
import { RecheckService } from '../src/recheck/recheck.service';
import { RiskPointList } from '../src/risk-point/risk-point.list';
import { CheckImport } from '../src/check/check.import';
import { RiskPointImport } from '../src/risk-point/risk-point.import';
import { RiskPointLabels } from '../src/risk-point/risk-point.labels';
import { RiskPointMap } from '../src/risk-point/risk-point.map';
import { RiskPointPrevention } from '../src/risk-point/risk-point.prevention';
import { RiskPointRecords } from '../src/risk-point/risk-point.records';
import { riskPointSearch } from '../src/risk-point/risk-point.search';
import { RiskPointService } from '../src/risk-point/risk-point.service';
import { ReportRewardRecords } from '../src/report-reward/report-reward.records';
import { ReportRewardService } from '../src/report-reward/report-reward.service';
import { reportRewardTodos } from '../src/report-reward/report-reward.todos';
import { RiskPointStatistics } from '../src/risk-point/risk-point.statistics';
import { riskPointTodos } from '../src/risk-point/risk-point.todos';
import { ServiceContractFigures } from '../src/service-contract/service-contract.figures';
import { ServiceContractService } from '../src/service-contract/service-contract.service';
import { StandardisationRecords } from '../src/standardisation/standardisation.records';
import { StandardisationService } from '../src/standardisation/standardisation.service';
import { standardisationTodos } from '../src/standardisation/standardisation.todos';
import { SubjectRecords } from '../src/subject/subject.history';
import { SubjectImport } from '../src/subject/subject.import';
import { SubjectList } from '../src/subject/subject.list';
import { subjectRollup } from '../src/subject/subject.rollup';
import { subjectSearch } from '../src/subject/subject.search';
import { SubjectMap } from '../src/subject/subject.map';
import { SubjectService } from '../src/subject/subject.service';
import { subjectTodos } from '../src/subject/subject.todos';
import { SubjectStatistics } from '../src/subject/subject.statistics';

export type { TestTenant };

export interface EnforcementKit {
  readonly db: ServiceDatabase;
  readonly pingshan: TestTenant;
  readonly binjiang: TestTenant;
  readonly hazards: HazardService;
  readonly links: HazardLinks;
  readonly list: HazardList;
  readonly listRates: HazardListRates;
  readonly rechecks: RecheckService;
  readonly recheckRecords: RecheckRecords;
  readonly records: HazardHistory;
  readonly map: HazardMap;
  readonly statistics: HazardStatistics;
  readonly todos: TodoService;
  readonly deadlines: HazardDeadlines;
  readonly imports: HazardImport;
  readonly ledgerImports: Imports;
  readonly searches: Searches;
  readonly rollups: Rollups;
  readonly operations: Operations;
  readonly files: Attachments;
  readonly intake: PublicReportIntake;
  readonly reports: PublicReportService;
  readonly entry: PublicReportEntry;
  readonly reportFigures: PublicReportFigureService;
  readonly reportList: PublicReportList;
  readonly plans: InspectionPlanService;
  readonly planRecords: InspectionPlanRecords;
  readonly slips: AssignmentSlipService;
  readonly slipRecords: AssignmentSlipRecords;
  readonly themes: MonthlyThemeService;
  readonly draws: DrawService;
  readonly drawRecords: DrawRecords;
  readonly subjects: SubjectService;
  readonly subjectImport: SubjectImport;
  readonly subjectList: SubjectList;
  readonly subjectMap: SubjectMap;
  readonly subjectRecords: SubjectRecords;
  readonly subjectStatistics: SubjectStatistics;
  readonly enterpriseCoverage: EnterpriseCoverageService;
  readonly checklists: ChecklistService;
  readonly riskPoints: RiskPointService;
  readonly riskPointList: RiskPointList;
  readonly riskPointRecords: RiskPointRecords;
  readonly riskPointPrevention: RiskPointPrevention;
  readonly riskPointMap: RiskPointMap;
  readonly checkImport: CheckImport;
  readonly riskPointImport: RiskPointImport;
  readonly riskPointLabels: RiskPointLabels;
  readonly riskPointStatistics: RiskPointStatistics;
  readonly portraits: PortraitService;
  readonly portraitList: PortraitList;
  readonly portraitModels: PortraitModelService;
  readonly portraitSweep: PortraitSweep;
  readonly knowledge: KnowledgeService;
  readonly knowledgeRecords: KnowledgeRecords;
  readonly knowledgeLibrary: KnowledgeLibrary;
  readonly knowledgeImport: KnowledgeImport;
  readonly bases: HazardBasisService;
  readonly checklistRecords: ChecklistRecords;
  readonly checklistLibrary: ChecklistLibrary;
  readonly campaigns: CampaignService;
  readonly campaignItems: CampaignItems;
  readonly campaignList: CampaignList;
  readonly campaignResults: CampaignResults;
  readonly opening: CheckOpening;
  readonly checks: CheckService;
  readonly checkList: CheckList;
  readonly checkExecution: CheckExecution;
  readonly checkStatistics: CheckStatistics;
  readonly experts: ExpertService;
  readonly expertTasks: ExpertTaskService;
  readonly contracts: ServiceContractService;
  readonly serviceFigures: ServiceContractFigures;
  readonly grades: StandardisationService;
  readonly gradeRecords: StandardisationRecords;
  readonly rewards: ReportRewardService;
  readonly rewardRecords: ReportRewardRecords;
  readonly boards: PerformanceBoards;
  readonly performance: PerformanceService;
  readonly schemes: PointsSchemeService;
  readonly appeals: PointsAppealService;
  close(): Promise<void>;
}

/** The enforcement service's parts on a migrated database, as the app role, with two districts. No HTTP, no NATS. */
export async function enforcementKit(): Promise<EnforcementKit> {
  const kit = await serviceKit('enforcement', migrations);
  const { tx, references, numbers, attachments: files, jobs, operations, imports: ledgerImports, searches, rollups, logger } = kit;
  const { db, pingshan, binjiang, close } = kit;
  const deadlines = new HazardDeadlines(tx, jobs, references, logger);
  searches.keep(hazardSearch);
  rollups.keep(hazardRollup, subjectRollup);
  searches.keep(subjectSearch);
  const subjectRecords = new SubjectRecords(tx, references);
  const links = new HazardLinks(subjectRecords);
  new CampaignLinks(tx, links);
  searches.keep(riskPointSearch);
  searches.keep(knowledgeSearch);
  const portraitModels = new PortraitModelService(tx);
  const knowledge = new KnowledgeService(tx);
  const hazards = new HazardService(tx, references, numbers, files, deadlines, links);
  const checklists = new ChecklistService(tx, references);
  const campaigns = new CampaignService(tx, references);
  const checkSubjects = new CheckSubjects(tx);
  const findings = new CheckFindings(hazards, checkSubjects, files, checklists);
  const [experts, contracts] = [new ExpertService(tx, references, numbers), new ServiceContractService(tx, references, numbers)];
  const reportList = new PublicReportList(tx, references);
  const [register, pictures] = [new PublicReportRegister(references, numbers), new PublicReportPictures(files)];
  return {
    db, pingshan, binjiang, deadlines, operations, files, hazards, links, reportList,
    intake: new PublicReportIntake(tx, references, register, pictures),
    entry: new PublicReportEntry(tx, register, operations, reportList, pictures),
    reportFigures: new PublicReportFigureService(tx),
    reports: new PublicReportService(tx, reportList, hazards),
    plans: new InspectionPlanService(tx, references),
    planRecords: new InspectionPlanRecords(tx, references),
    slips: new AssignmentSlipService(tx, references, numbers, hazards),
    slipRecords: new AssignmentSlipRecords(tx, references),
    themes: new MonthlyThemeService(tx),
    draws: new DrawService(tx, references, numbers),
    drawRecords: new DrawRecords(tx, references),
    subjects: new SubjectService(tx, references),
    subjectImport: new SubjectImport(ledgerImports, references),
    subjectMap: new SubjectMap(tx, references),
    subjectList: new SubjectList(tx, references),
    subjectRecords,
    subjectStatistics: new SubjectStatistics(tx, references),
    checklists,
    riskPoints: new RiskPointService(tx, references),
    riskPointList: new RiskPointList(tx, references),
    riskPointRecords: new RiskPointRecords(tx, references),
    riskPointPrevention: new RiskPointPrevention(tx, links),
    checkImport: new CheckImport(ledgerImports, tx, references, numbers),
    riskPointImport: new RiskPointImport(ledgerImports, tx, references),
    riskPointLabels: new RiskPointLabels(tx, references),
    riskPointMap: new RiskPointMap(tx, references),
    riskPointStatistics: new RiskPointStatistics(tx, references),
    portraitModels,
    portraits: new PortraitService(tx, references, portraitModels),
    portraitList: new PortraitList(tx, references),
    portraitSweep: new PortraitSweep(tx, jobs, references, portraitModels, logger),
    knowledge,
    knowledgeRecords: new KnowledgeRecords(tx),
    knowledgeLibrary: new KnowledgeLibrary(tx, knowledge),
    knowledgeImport: new KnowledgeImport(ledgerImports, knowledge),
    bases: new HazardBasisService(tx),
    checklistRecords: new ChecklistRecords(tx),
    checklistLibrary: new ChecklistLibrary(tx, references, checklists),
    campaigns,
    opening: new CheckOpening(tx, references, numbers, checkSubjects, campaigns, findings, checklists, experts, contracts),
    experts, contracts, expertTasks: new ExpertTaskService(tx, references, experts, contracts),
    grades: new StandardisationService(tx, references), gradeRecords: new StandardisationRecords(tx, references),
    rewards: new ReportRewardService(tx, references), rewardRecords: new ReportRewardRecords(tx, references),
    serviceFigures: new ServiceContractFigures(tx),
    checks: new CheckService(tx, references, checkSubjects, findings),
    checkList: new CheckList(tx, references),
    checkExecution: new CheckExecution(tx),
    checkStatistics: new CheckStatistics(tx, references),
    boards: new PerformanceBoards(tx, references),
    performance: new PerformanceService(tx, references),
    schemes: new PointsSchemeService(tx),
    appeals: new PointsAppealService(tx, references, files),
    campaignItems: new CampaignItems(tx, references, files),
    campaignList: new CampaignList(tx, references),
    campaignResults: new CampaignResults(tx),
    list: new HazardList(tx, references),
    listRates: new HazardListRates(tx, references),
    rechecks: new RecheckService(tx, references, numbers, hazards),
    recheckRecords: new RecheckRecords(tx, references),
    records: new HazardHistory(tx, references),
    map: new HazardMap(tx, references),
    statistics: new HazardStatistics(tx, references),
    enterpriseCoverage: new EnterpriseCoverageService(tx, references),
    imports: new HazardImport(ledgerImports, numbers, references, deadlines, links),
    ledgerImports, searches, rollups,
    todos: new TodoService(tx, [hazardTodos, publicReportTodos, subjectTodos(references), riskPointTodos, standardisationTodos, reportRewardTodos], divisionNames(references)),
    close,
  };
}
