/** Seconds since the story's start as people read a stop watch: `605` gives `0:10:05`, `90061` gives `25:01:01`. */
export function formatStory(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const part = (value: number): string => String(value % 60).padStart(2, '0');
  return `${Math.floor(whole / 3600)}:${part(Math.floor(whole / 60))}:${part(whole)}`;
}

/** A length: `45` gives `0:45`, `605` gives `10:05`, `3700` gives `1:01:40`; tenths only below ten seconds. */
export function formatLength(seconds: number): string {
  if (seconds < 10) return `${Math.max(0, seconds).toFixed(1)} s`;
  const text = formatStory(seconds);
  return text.startsWith('0:') ? text.slice(2).replace(/^0(?=\d)/, '') : text;
}
