import { readdirSync, readFileSync } from 'node:fs';

/** Proportional set size of a process and all its descendants, in MB (10^6 bytes). Linux only: reads /proc. */
export function treePssMb(rootPid: number): number {
  const children = new Map<number, number[]>();
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    const parent = parentOf(Number(name));
    children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
  }
  const sum = (pid: number): number =>
    pssKb(pid) + (children.get(pid) ?? []).reduce((total, child) => total + sum(child), 0);
  return (sum(rootPid) * 1024) / 1e6;
}

function parentOf(pid: number): number {
  try {
    const afterName = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /s, '');
    return Number(afterName.split(' ')[1]);
  } catch {
    return -1; // ended meanwhile
  }
}

function pssKb(pid: number): number {
  try {
    return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}
