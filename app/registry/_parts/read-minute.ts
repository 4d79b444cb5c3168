/** `480` gives `08:00`, `1680` gives `28:00`: hours after the midnight at which the day began, so that a night shift ends after 24:00. */
export function writeMinute(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

/** `08:00` gives `480`, `28:00` gives `1680`; null for anything else, and beyond 48:00. */
export function readMinute(text: string): number | null {
  const [, hours, minutes] = /^(\d{1,2}):([0-5]\d)$/.exec(text.trim().replace('：', ':')) ?? [];
  if (hours === undefined || minutes === undefined) return null;
  const minute = Number(hours) * 60 + Number(minutes);
  return minute <= 2880 ? minute : null;
}
