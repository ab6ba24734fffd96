import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.js';
import { ROUTES } from './routes.js';
import { loadCases } from './store/cases.js';
import './styles/index.scss';

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no root');
void loadCases();
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);

// Works without: then a reload wants the service.
if (import.meta.env.PROD && 'serviceWorker' in navigator)
  navigator.serviceWorker.register('/service-worker.js').catch(() => undefined);

// The other screens come when the first one is there: from then on each is shown at once.
const AFTER_FIRST_MS = 300;
setTimeout(() => ROUTES.forEach((route) => void route.screen.load().catch(() => undefined)), AFTER_FIRST_MS);
