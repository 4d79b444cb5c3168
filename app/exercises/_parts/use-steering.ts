'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import type { Run } from '../../../data/model/exercise';
import { Problem, postJson } from '../../ui/api';
import { deskAddress } from './desk-address';

export type Verb =
  | 'start'
  | 'freeze'
  | 'step'
  | 'speed'
  | 'inject'
  | 'clear'
  | 'action'
  | 'snapshot'
  | 'restore'
  | 'stop';

export interface Command {
  readonly verb: Verb;
  readonly body?: Readonly<Record<string, string | number | boolean>>;
}

export interface Steering {
  readonly send: (verb: Verb, body?: Command['body']) => void;
  /** Sends the refused command again and takes the desk with it. */
  readonly insist: () => void;
  /** Takes the desk with a command that changes nothing else. */
  readonly takeOver: (run: Run) => void;
  readonly pending: Verb | null;
  readonly error: Error | null;
  /** Who steers, when that is why the last command was refused. */
  readonly refusedFor: string | null;
  readonly forget: () => void;
}

/** Commands to a run; one at a time. The server's answer is the run as it stands after it. A restore opens the new run. */
export function useSteering(id: string): Steering {
  const router = useRouter();
  const queries = useQueryClient();
  const { mutate, isPending, variables, error, reset } = useMutation({
    mutationFn: ({ verb, body = {} }: Command) =>
      postJson<Run>(`/api/exercises/${encodeURIComponent(id)}/${verb}`, body),
    onSuccess: (run) => {
      queries.setQueryData(['exercise', run.id], run);
      void queries.invalidateQueries({ queryKey: ['exercise-actions', id] });
      if (run.id !== id) router.push(deskAddress(run.id));
    },
    onError: () => void queries.invalidateQueries({ queryKey: ['exercise', id] }),
  });
  return {
    send: (verb, body = {}) => mutate({ verb, body }),
    insist: () => {
      if (variables) mutate({ verb: variables.verb, body: { ...variables.body, takeOver: true } });
    },
    takeOver: ({ speed }) => mutate({ verb: 'speed', body: { speed, takeOver: true } }),
    pending: isPending ? variables.verb : null,
    error,
    refusedFor: byOf(error),
    forget: reset,
  };
}

function byOf(error: Error | null): string | null {
  if (!(error instanceof Problem) || error.status !== 409) return null;
  const { body } = error;
  if (typeof body !== 'object' || body === null || !('by' in body)) return null;
  return typeof body.by === 'string' ? body.by : null;
}
