import type { UploadTarget } from './upload-types';
import type { RawAnswer } from './wire';

/** Seals a text, puts it into the profile's envelope and posts it. Rejects with a WireError when there was no answer. */
export function postSealed(
  { profile, appId, seal, wire }: UploadTarget,
  { path, content }: { readonly path: string; readonly content: unknown },
  signal: AbortSignal,
): Promise<RawAnswer> {
  const { appIdField, dataField } = profile.envelope;
  const body = JSON.stringify({ [appIdField]: appId, [dataField]: seal.seal(JSON.stringify(content)) });
  return wire.post(path, body, signal);
}
