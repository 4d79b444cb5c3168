import { AlreadySignedIn } from './_parts/already-signed-in';

/** Without a session the layout shows the way in at every address, this one too; here stands who is in already. */
export default function SignInPage() {
  return <AlreadySignedIn />;
}
