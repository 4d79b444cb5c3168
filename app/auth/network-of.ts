import { isIPv4, isIPv6 } from 'node:net';

/** What counts as one line: an IPv4 address, or the /64 that an IPv6 address lies in, which one subscriber owns whole. Other text is itself. */
export function networkOf(address: string): string {
  const inside = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1] ?? address;
  if (isIPv4(inside) || !isIPv6(inside)) return inside;
  const [head = '', tail] = (inside.split('%')[0] ?? '').toLowerCase().split('::', 2);
  const front = head === '' ? [] : head.split(':');
  const back = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = Array<string>(Math.max(0, 8 - front.length - back.length)).fill('0');
  const groups = [...front, ...(tail === undefined ? [] : zeros), ...back];
  return `${groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`;
}
