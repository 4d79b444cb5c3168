import { Problem } from '../../ui/api';

export interface Sending {
  readonly answer: Promise<unknown>;
  readonly cancel: () => void;
}

/**
 * POSTs a file's bytes; `onProgress` is told which share has gone out, 0 to 1. Answers the JSON of the server, that of a
 * refusal too if it names errors. Throws `Problem` with the server's sentence; status 0: not reached, or cancelled.
 */
export function sendFile(path: string, file: Blob, onProgress: (share: number) => void): Sending {
  const request = new XMLHttpRequest();
  const answer = new Promise<unknown>((resolve, reject) => {
    request.open('POST', path);
    request.setRequestHeader('accept-language', document.documentElement.lang);
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onload = () => {
      const body = parse(request.responseText);
      if (request.status < 300 || hasErrors(body)) resolve(body);
      else reject(problemOf(request.status, body));
    };
    request.onerror = () => reject(new Problem(0, 'network'));
    request.onabort = () => reject(new Problem(0, 'cancelled'));
    request.send(file);
  });
  return { answer, cancel: () => request.abort() };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function hasErrors(body: unknown): boolean {
  return typeof body === 'object' && body !== null && 'errors' in body && 'counts' in body;
}

function problemOf(status: number, body: unknown): Problem {
  const { detail, title } = (typeof body === 'object' && body !== null ? body : {}) as Record<
    string,
    unknown
  >;
  const sentence = [detail, title].find((text) => typeof text === 'string' && text !== '');
  return new Problem(status, typeof sentence === 'string' ? sentence : `HTTP ${status}`, 'about:blank', body);
}
