/** One text for the key of a quarantine row. */
export function quarantineKey(station: string, reason: string, topic: string, field: string): string {
  return JSON.stringify([station, reason, topic, field]);
}
