/** `2026-11-22T14:03` in Asia/Shanghai to epoch ms; null for what is no such moment. China has no summer time. */
export function readAuditTime(text: string | null): number | null {
  if (text === null || !/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(text)) return null;
  const ts = Date.parse(`${text}:00+08:00`);
  return Number.isNaN(ts) ? null : ts;
}
