import { Outlet } from 'react-router';
import { useSession } from './session.js';
import { SignIn } from './sign-in.js';

/** Everything behind it needs a key; the address stays while one is asked for, and what it names comes after. */
export function SignedIn() {
  const { key } = useSession();
  return key === undefined ? <SignIn /> : <Outlet />;
}
