import type { ValidatedCase } from '../../data/model/validation';

/** The cases as JUnit XML, which build servers show: a suite a scenario, a test a seed, and in a failure what was missed, late or false. */
export function writeJunit(cases: readonly ValidatedCase[]): string {
  const scenarios = [...new Set(cases.map(({ scenario }) => scenario))];
  const suites = scenarios.map((scenario) => {
    const own = cases.filter((one) => one.scenario === scenario);
    const failed = own.filter(({ passed }) => !passed).length;
    return `  <testsuite name="${escapeXml(scenario)}" tests="${own.length}" failures="${failed}">\n${own.map(testcase).join('')}  </testsuite>\n`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n${suites.join('')}</testsuites>\n`;
}

function testcase(one: ValidatedCase): string {
  const head = `    <testcase classname="${escapeXml(one.scenario)}" name="seed ${one.seed}" time="${one.wallS.toFixed(1)}"`;
  if (one.passed) return `${head}/>\n`;
  const said = complaintsOf(one);
  return `${head}>\n      <failure message="${escapeXml(said[0] ?? '')}">${escapeXml(said.join('\n'))}</failure>\n    </testcase>\n`;
}

/** One sentence for each thing that went wrong. */
export function complaintsOf({ report }: ValidatedCase): readonly string[] {
  return [
    ...report.misses.map(
      ({ expected: e, why }) =>
        `missed: ${e.ruleId} on ${e.collector} between ${e.fromS} and ${e.toS} s (${why})`,
    ),
    ...report.late.map(
      ({ expected: e, lateS }) => `late: ${e.ruleId} on ${e.collector}, ${lateS} s after ${e.toS} s`,
    ),
    ...[...report.false, ...report.unscripted].map(
      ({ ruleId, collector, raisedS }) => `false: ${ruleId} on ${collector} at ${raisedS} s`,
    ),
  ];
}

function escapeXml(text: string): string {
  return text.replace(/[<>&"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
