/** Where the server commands the process of a run, which alone may subscribe to it. */
export function runControlTopic(run: string): string {
  return `exercise/${run}/control`;
}
