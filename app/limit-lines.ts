import type { Server } from 'node:http';

/** Bounds how long a client may keep a line and say nothing, and how many lines there may be: one that is slow holds up nobody. */
export function limitLines(http: Server): void {
  http.headersTimeout = HEADERS_MS;
  http.requestTimeout = REQUEST_MS;
  http.keepAliveTimeout = KEEP_ALIVE_MS;
  http.maxHeadersCount = 100;
  http.maxConnections = MOST_LINES;
}

/** How often lines are looked at for the limits above; to be given where the server is made. */
export const LOOK_AT_LINES_MS = 2000;

const HEADERS_MS = 10_000;
/** Long enough for 8 MiB at 1.5 Mbit/s. */
const REQUEST_MS = 60_000;
const KEEP_ALIVE_MS = 15_000;
/** Two hundred browsers with a live line and six requests each leave room. */
const MOST_LINES = 2000;
