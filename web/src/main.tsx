import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import './app/app.css';
import { StrictMode, startTransition } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { startI18n } from './i18n/i18n.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no place for the app.');
await startI18n();
// The scripts were one task, and the first drawing is another: between them the browser may do what people ask of it.
await new Promise((resume) => setTimeout(resume));
const app = createRoot(root);
startTransition(() =>
  app.render(
    <StrictMode>
      <App />
    </StrictMode>,
  ),
);
