/** A line for a shell that publishes one reading with an account's secret, as the public contract has it. */
export function publishLine({
  host,
  port,
  account,
  secret,
  station,
  collector,
}: {
  readonly host: string;
  readonly port: number;
  readonly account: string;
  readonly secret: string;
  /** Whose topic. */
  readonly station: string;
  readonly collector: string;
}): string {
  // The shell puts the time in, so that the line can be used again: quotes end around it.
  const message = `{"v":1,"boot":"'$(date +%s)'","seq":1,"samples":[{"ts":'$(date +%s000)',"collector":"${collector}","values":{"running":true}}]}`;
  return [
    `mosquitto_pub -V mqttv311 -q 1 -h ${host} -p ${port}`,
    `-u '${account}' -P '${secret}'`,
    `-t 'dust/v1/${station}/telemetry'`,
    `-m '${message}'`,
  ].join(' ');
}
