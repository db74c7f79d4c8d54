import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { m } from '../../paraglide/messages.js';
import { Button } from '../../ui/Button.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { notify } from '../../ui/notify.ts';
import { Section } from '../../ui/Section.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { When } from '../../ui/When.tsx';
import { leave } from '../../shell/sign-out.ts';
import { askAuth } from '../sign-in/auth.ts';
import { deviceName } from './device-name.ts';
import { listSignInSessions, type SignInSession } from './sign-in-sessions.ts';

const queryKey = ['sign-in-sessions'];

/** Where one is signed in: each can be ended, and all at once. */
export function SignInSessions() {
  const queries = useQueryClient();
  const { data, error } = useQuery({ queryKey, queryFn: ({ signal }) => listSignInSessions(signal) });
  const end = useMutation({
    mutationFn: (session: SignInSession | 'all') =>
      session === 'all' ? askAuth('revoke-sessions', {}) : askAuth('revoke-session', { token: session.token }),
    onSuccess: (fault, session) => {
      if (fault !== null) notify({ title: m.me_session_not_ended(), tone: 'refused' });
      else if (session === 'all') leave();
      else notify({ title: m.me_session_ended(), tone: 'done' });
      return queries.invalidateQueries({ queryKey });
    },
  });
  return (
    <Section
      title={m.me_sessions()}
      action={
        data && (
          <Button look="danger" size="small" onClick={() => end.mutate('all')} pending={end.isPending && end.variables === 'all'}>
            {m.me_sign_out_everywhere()}
          </Button>
        )
      }
    >
      {error && !data && <p className="py-3 text-ink-2">{m.failure_unreachable()}</p>}
      {!data && !error && <Skeleton rows={2} />}
      <ul>
        {data?.map((session) => (
          <li key={session.token} className="flex min-h-row flex-wrap items-center gap-x-3 gap-y-1 border-b border-line py-2">
            <span className="min-w-0 flex-1">
              <span className="flex flex-wrap items-center gap-2 font-medium">
                {nameOf(session)}
                {session.isThis && <Chip>{m.me_session_this()}</Chip>}
              </span>
              <span className="block text-12 text-ink-2">
                {session.address !== null && `${session.address} · `}
                {m.me_session_seen()} <When at={session.seen.toISOString()} />
              </span>
            </span>
            {!session.isThis && (
              <Button
                onClick={() => end.mutate(session)}
                pending={end.isPending && end.variables === session}
                aria-label={m.me_session_end_of({ device: nameOf(session) })}
              >
                {m.me_session_end()}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}

const nameOf = ({ userAgent }: SignInSession): string => deviceName(userAgent) ?? m.me_session_unknown();
