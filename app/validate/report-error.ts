/** What is wrong with a file of validations, and where. */
export interface ReportFault {
  readonly line: number;
  readonly field: string;
  readonly value: string | number;
  readonly limit: string | number;
}

/** A file that `npm run validate` did not write, or that was changed since. */
export class ReportError extends Error {
  readonly fault: ReportFault;

  constructor(fault: ReportFault) {
    super(`Line ${fault.line}: ${fault.field} is ${JSON.stringify(fault.value)} but must be ${fault.limit}.`);
    this.name = 'ReportError';
    this.fault = fault;
  }
}
