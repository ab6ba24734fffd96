import { Component, type ReactNode, useEffect, useRef } from 'react';
import { reached } from './api/reach.js';
import { Go } from './parts/go.js';
import { Notice } from './parts/notice.js';
import { matchPath } from './match-path.js';
import { path } from './router.js';
import { ROUTES } from './routes.js';
import { useScreen } from './screen.js';
import { useObservable } from './store/observable.js';

export function App(): ReactNode {
  const address = useObservable(path);
  const isReached = useObservable(reached);
  const main = useRef<HTMLElement>(null);
  const first = useRef(true);
  const found = ROUTES.map((route) => ({ route, parameters: matchPath(route.path, address) })).find(
    ({ parameters }) => parameters !== undefined,
  );
  const title = found?.route.title ?? 'Not found';
  useEffect(() => {
    document.title = `${title} · Review desk`;
    // A screen reader is taken to what is new; the first screen is read from the top.
    if (!first.current) main.current?.focus();
    first.current = false;
  }, [address, title]);
  const Screen = useScreen(found?.route.screen);
  return (
    <>
      <a className="usa-skipnav" href="#main">
        Skip to the main part
      </a>
      <header className="top">
        <Go to="/" className="top__name">
          Review desk
        </Go>
        <nav aria-label="Screens">
          <ul>
            {ROUTES.filter(({ nav }) => nav !== undefined).map(({ nav, path: to }) => (
              <li key={to}>
                <Go to={to} current={to === address ? 'page' : undefined}>
                  {nav}
                </Go>
              </li>
            ))}
            <li>
              <a href="/docs">Service</a>
            </li>
          </ul>
        </nav>
      </header>
      {!isReached && (
        <div className="away" role="status">
          The service does not answer. What you enter is kept in this browser; the desk keeps trying.
        </div>
      )}
      <main id="main" ref={main} tabIndex={-1}>
        <Failing key={address}>
          {found?.parameters === undefined ? (
            <Lost />
          ) : Screen === 'waiting' ? (
            <p className="waiting">One moment …</p>
          ) : Screen === 'failed' ? (
            <Broken />
          ) : (
            <Screen parameters={found.parameters} />
          )}
        </Failing>
      </main>
    </>
  );
}

const Lost = (): ReactNode => (
  <>
    <h1>There is no such screen</h1>
    <p>
      <Go to="/">Go to the worklist</Go>
    </p>
  </>
);

const Broken = (): ReactNode => (
  <>
    <h1>This screen could not be shown</h1>
    <Notice tone="error" title="Something in the desk went wrong">
      <p>
        Your cases are kept in this browser. Reload the page, or <Go to="/">go to the worklist</Go>.
      </p>
    </Notice>
  </>
);

/** A screen that breaks must not take the work with it: it is kept, and the reviewer is told so. */
class Failing extends Component<{ readonly children: ReactNode }, { readonly failed: boolean }> {
  override state = { failed: false };
  static getDerivedStateFromError = (): { readonly failed: boolean } => ({ failed: true });
  override render(): ReactNode {
    return this.state.failed ? <Broken /> : this.props.children;
  }
}
