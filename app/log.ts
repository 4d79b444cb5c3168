import pino from 'pino';

/** Warnings and errors as JSON lines on standard error; what a person should read goes to the console. */
export const log = pino(
  { level: 'info', redact: ['*.secret', '*.password', '*.token', '*.authorization', '*.cookie'] },
  pino.destination({ dest: 2, sync: true }),
);
