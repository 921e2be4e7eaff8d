import { meApi, publicTenantApi, type MeDto } from '@anlan/contracts/tenancy';
import { ownWords } from '@anlan/domain';
import { useQuery } from '@tanstack/react-query';
import { createContext, useCallback, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import { useLocation, useNavigate, useParams } from 'react-router';
import { call, setBearer } from '../api/client';
import { Problem } from '../api/problem';
import { queryClient } from '../api/queries';
import { isAway, keptPerson, openPhone, ownerOf, publicOr } from '../offline/kept';
import { OfflineContext } from '../offline/offline-context';
import { ProblemView } from '../patterns/problem-view';
import { PageSkeleton } from '../patterns/skeletons';
import { useWords, wordsOf, WordsContext } from '../text/text';
import { NoSuchTenant, SuspendedTenant } from './closed-doors';
import { Rights, RightsContext } from './rights';
import { Session } from './session';

const SessionContext = createContext<Session | undefined>(undefined);

/** The sign-in of the tenant that is open. @throws outside of a tenant's pages */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('no tenant is open here');
  return session;
}

/** Finds where the tenant of the address signs in. Changing the tenant forgets everything that was read of the other. */
export function SessionGate({ children }: { children: ReactNode }) {
  const { slug = '' } = useParams();
  const place = useQuery({ queryKey: ['sign-in-place', slug], queryFn: () => publicOr(`place.${slug}`, () => call(publicTenantApi.get, { params: { slug } })), staleTime: Infinity });
  const session = useMemo(() => (place.data ? new Session(place.data) : undefined), [place.data]);
  useEffect(() => {
    setBearer(session);
    const close = session?.open();
    return () => {
      close?.();
      setBearer(undefined);
      queryClient.removeQueries({ predicate: (q) => q.queryKey[0] !== 'sign-in-place' });
    };
  }, [session]);
  if (place.error instanceof Problem && place.error.status === 404) return <NoSuchTenant slug={slug} />;
  if (place.error) return <ProblemView error={place.error} onRetry={() => void place.refetch()} fullPage />;
  if (!session) return <PageSkeleton />;
  if (place.data?.state === 'suspended') return <SuspendedTenant name={place.data.name} onRetry={() => void place.refetch()} />;
  return <SessionContext value={session}>{children}</SessionContext>;
}

/** Lets through who is signed in, with his rights; sends the others to sign in, and brings them back to this page. */
export function SignedIn({ children }: { children: ReactNode }) {
  const session = useSession();
  const [signedIn, setSignedIn] = useState(false);
  const [failure, setFailure] = useState<Error>();
  const [last, setLast] = useState<MeDto>();
  const arrive = useCallback(async () => {
    setFailure(undefined);
    try {
      if (await session.token()) setSignedIn(true);
      else await session.signIn();
    } catch (error) {
      const known = isAway(error) ? await keptPerson(session.slug) : undefined;
      if (known) session.workOffline();
      if (known) setLast(known);
      else setFailure(error as Error);
    }
  }, [session]);
  useEffect(() => void arrive(), [arrive]);
  const asked = useQuery<MeDto, Error>({ queryKey: ['tenancy', 'me'], queryFn: () => call(meApi.get), enabled: signedIn, staleTime: 60_000 });
  const person = asked.data ?? last;
  const rights = useMemo(() => person && new Rights(person), [person]);
  // What this phone keeps of the person is read before a form is drawn.
  const [opened, setOpened] = useState<string>();
  useEffect(() => {
    if (person) void openPhone(person, person === asked.data).then(() => setOpened(ownerOf(person)));
  }, [person, asked.data]);
  const { locale } = useWords();
  const words = useMemo(() => wordsOf(locale, ownWords(person?.terms ?? {})), [locale, person]);
  const error = failure ?? asked.error;
  if (error && !rights) return <ProblemView error={error} onRetry={() => void (failure ? arrive() : asked.refetch())} onSignOut={signedIn ? () => void session.signOut().catch(setFailure) : undefined} fullPage />;
  if (!rights || opened !== ownerOf(rights.me)) return <PageSkeleton />;
  return <OfflineContext value={!asked.data}><RightsContext value={rights}><WordsContext value={words}>{children}</WordsContext></RightsContext></OfflineContext>;
}

/** The address the issuer leads back to. */
export function SignedInPage() {
  const session = useSession();
  const navigate = useNavigate();
  const { search } = useLocation();
  const [failure, setFailure] = useState<Error>();
  useEffect(() => {
    finish(session, search).then((to) => void navigate(to, { replace: true }), setFailure);
  }, [session, navigate, search]);
  return failure ? <ProblemView error={failure} onRetry={() => void session.signIn(`/${session.slug}`).catch(setFailure)} fullPage /> : <PageSkeleton />;
}

/** A code may be used once, and React may ask twice. */
const finishing = new Map<string, Promise<string>>();
function finish(session: Session, search: string): Promise<string> {
  const running = finishing.get(search) ?? session.signedIn();
  finishing.set(search, running);
  return running;
}
