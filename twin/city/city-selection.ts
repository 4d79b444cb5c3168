/** What is selected on the map and in the lists beside it. */
export type CitySelection =
  | { readonly kind: 'enterprise'; readonly id: string }
  | { readonly kind: 'district'; readonly code: string };

/** Selection -> text for the address, such as `enterprise:E1`. */
export function formatSelection(selection: CitySelection): string {
  return selection.kind === 'enterprise' ? `enterprise:${selection.id}` : `district:${selection.code}`;
}

/** Text of an address -> selection, or null when it is not one. Whether the place exists is another question. */
export function parseSelection(text: string): CitySelection | null {
  const [, kind, id] = /^(enterprise|district):([A-Za-z0-9_.-]{1,64})$/.exec(text) ?? [];
  if (!id) return null;
  return kind === 'enterprise' ? { kind, id } : { kind: 'district', code: id };
}
