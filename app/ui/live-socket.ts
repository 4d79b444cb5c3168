import { io, type Socket } from 'socket.io-client';
import type { Frame, LiveEvent, WatchRequest } from '../../data/model/frame';
import type { LiveHandlers, LiveTransport, WatchReply } from './live-connection';

interface FromServer {
  frame: (frame: Frame) => void;
  event: (event: LiveEvent) => void;
}

interface ToServer {
  watch: (request: WatchRequest, answer: (reply: WatchReply) => void) => void;
}

const ANSWER_WITHIN_MS = 5000;

/** Socket.IO with the session cookie; tries again for ever, 0.5 to 5 s apart with jitter. */
export function openLiveSocket(handlers: LiveHandlers): LiveTransport {
  const socket: Socket<FromServer, ToServer> = io({
    transports: ['websocket', 'polling'],
    reconnectionDelay: 500,
    reconnectionDelayMax: 5000,
    randomizationFactor: 0.5,
    timeout: 5000,
  });
  let comeBack: ReturnType<typeof setTimeout> | undefined;
  const connectSoon = () => {
    comeBack = setTimeout(() => socket.connect(), 1000 + Math.random() * 4000);
  };

  socket.on('connect', handlers.onUp);
  socket.on('frame', handlers.onFrame);
  socket.on('event', handlers.onEvent);
  socket.on('disconnect', (reason) => {
    handlers.onDown();
    if (reason === 'io server disconnect') connectSoon();
  });
  socket.on('connect_error', (error) => {
    handlers.onDown();
    if (error.message === 'unauthenticated') handlers.onRefused();
    // A refused handshake ends the library's own attempts.
    if (!socket.active) connectSoon();
  });

  return {
    watch(request, answer) {
      socket.timeout(ANSWER_WITHIN_MS).emit('watch', request, (error: Error | null, reply: WatchReply) => {
        answer(error ? { error: 'no-answer' } : reply);
      });
    },
    close() {
      clearTimeout(comeBack);
      socket.close();
    },
  };
}
