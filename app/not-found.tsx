import { FindAgain } from './ui/find-again';

/** An unknown address, or what it named is gone: offers ways on. */
export default function NotFound() {
  return <FindAgain />;
}
