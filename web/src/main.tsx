import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import './app/app.css';
import { StrictMode, startTransition } from 'react';
import { createRoot } from 'react-dom/client';
import { startI18n } from './i18n/i18n.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no place for the app.');
/** Between two tasks the browser may do what people ask of it. */
const takeBreath = () => new Promise((resume) => setTimeout(resume));

/** Three tasks instead of one: what the app stands on, the app, its first drawing. */
async function start(place: HTMLElement): Promise<void> {
  await startI18n();
  await takeBreath();
  const { App } = await import('./app/app.tsx');
  await takeBreath();
  const app = createRoot(place);
  startTransition(() =>
    app.render(
      <StrictMode>
        <App />
      </StrictMode>,
    ),
  );
}

// Not awaited here: the app's file needs this one to be through.
void start(root);
