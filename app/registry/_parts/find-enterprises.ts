import type { Enterprise } from '../../../data/model/registry';

/** Enterprises of a district (null = all) whose id or name in either language holds `text`, whatever the case. */
export function findEnterprises<T extends Pick<Enterprise, 'id' | 'name' | 'district'>>(
  enterprises: readonly T[],
  { text, district }: { readonly text: string; readonly district: string | null },
): T[] {
  const wanted = text.trim().toLowerCase();
  return enterprises.filter(
    (enterprise) =>
      (district === null || enterprise.district === district) &&
      `${enterprise.id}\n${enterprise.name.zh}\n${enterprise.name.en}`.toLowerCase().includes(wanted),
  );
}
