/** Seconds left to `0:07`, `14:05`, `1:02:03`. Below zero counts as zero. */
export function formatCountdown(secondsLeft: number): string {
  const whole = Math.max(0, Math.ceil(secondsLeft));
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor(whole / 60) % 60;
  const seconds = String(whole % 60).padStart(2, '0');
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${seconds}` : `${minutes}:${seconds}`;
}
