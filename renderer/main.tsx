/** Opens the project and puts the workbench on screen. */
import '@fontsource-variable/inter/wght.css';
import '@fontsource-variable/source-serif-4/wght.css';
import '@fontsource-variable/source-serif-4/wght-italic.css';
import './ui/tokens.css';
import './ui/base.css';
import './ui/label-colours.css';
import { setNonce } from 'get-nonce';
import { createRoot } from 'react-dom/client';
import { createClock } from '../shared/model/clock.ts';
import { createApi } from './api.ts';
import { newId, newNode } from './store/ids.ts';
import { keepSession } from './store/session-keeper.ts';
import { keepView } from './store/view-keeper.ts';
import { createWorkbench } from './store/workbench.ts';
import { App } from './views/app.tsx';
import { Failed, Opening } from './views/opening.tsx';
import { createDesk, DeskProvider } from './views/workbench-context.ts';

// Before anything is drawn: dialogs add a style element, which the page's policy wants signed.
const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content;
if (nonce !== undefined) setNonce(nonce);

const container = document.getElementById('root');
if (!container) throw new Error('index.html has no element #root');
const root = createRoot(container);
const api = createApi(window.location.origin);
const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

async function open(): Promise<void> {
  root.render(<Opening />);
  const [opened, view] = await Promise.all([api.open(), api.loadView()]);
  if (!opened.ok) {
    root.render(<Failed error={opened.error} onAgain={() => void open()} />);
    return;
  }
  const clock = createClock(Date.now, newNode());
  for (const { clock: seen } of opened.value.history) clock.observe(seen);
  const workbench = createWorkbench({
    api,
    opened: opened.value,
    savedView: view.ok ? view.value : {},
    clock,
    newId,
    now: () => new Date().toISOString(),
    wait,
  });
  const closing = new AbortController();
  workbench.start(closing.signal);
  keepView(workbench.store, api, window);
  keepSession({ workbench, opened: opened.value, now: Date.now, page: window });
  const desk = createDesk(workbench);
  window.addEventListener('beforeunload', (event) => {
    desk.drafts.keepAll();
    if (workbench.hasUnsaved()) event.preventDefault();
  });
  window.addEventListener('pagehide', () => closing.abort());
  root.render(
    <DeskProvider value={desk}>
      <App />
    </DeskProvider>,
  );
}

void open();
