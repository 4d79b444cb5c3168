import type { RuleId } from '../../../data/model/alarm';
import type { CaseOutline } from '../../../data/model/validation';

/** One thing that went wrong in a case. Seconds of the story. */
export type Complaint = { readonly ruleId: RuleId; readonly collector: string } & (
  | {
      readonly kind: 'missed';
      readonly fromS: number;
      readonly toS: number;
      readonly why: 'not-raised' | 'not-reached' | 'averted';
    }
  | { readonly kind: 'late'; readonly lateS: number; readonly toS: number }
  | { readonly kind: 'false'; readonly raisedS: number }
);

/** Why a case failed: what was missed, then what was late, then what nothing called for. Empty when it passed. */
export function caseComplaints({ report }: Pick<CaseOutline, 'report'>): readonly Complaint[] {
  return [
    ...report.misses.map(({ expected: { ruleId, collector, fromS, toS }, why }) => ({
      kind: 'missed' as const,
      ruleId,
      collector,
      fromS,
      toS,
      why,
    })),
    ...report.late.map(({ expected: { ruleId, collector, toS }, lateS }) => ({
      kind: 'late' as const,
      ruleId,
      collector,
      lateS,
      toS,
    })),
    ...[...report.false, ...report.unscripted].map(({ ruleId, collector, raisedS }) => ({
      kind: 'false' as const,
      ruleId,
      collector,
      raisedS,
    })),
  ];
}
