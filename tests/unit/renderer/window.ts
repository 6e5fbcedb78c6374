/** A window on a project: the renderer's own store over the real handler, in one process. */
import { onTestFinished } from 'vitest';
import type { ActionContext } from '../../../renderer/actions/action.ts';
import { createApi } from '../../../renderer/api.ts';
import { newId, newNode } from '../../../renderer/store/ids.ts';
import { createWorkbench, type Workbench } from '../../../renderer/store/workbench.ts';
import type { WorkbenchState } from '../../../renderer/store/workbench-state.ts';
import { createClock } from '../../../shared/model/clock.ts';
import { handlerOf, makePlace, type Place } from '../../hosts/place.ts';

const ORIGIN = 'http://workbench.test';
export const TEXT = 'Two killed in strike\n\nOfficials said 1,200 people were there on Friday.\n';

/** What a request meets on its way. */
export type Wire = (
  request: Request,
  call: string,
  go: () => Promise<Response>,
) => Promise<Response>;

export interface Window {
  readonly place: Place;
  readonly workbench: Workbench;
  /** Id of the one article, which is open. */
  readonly article: string;
  readonly context: () => ActionContext;
  /** Resolves when the state is so. */
  readonly until: (holds: (state: WorkbenchState) => boolean) => Promise<void>;
}

function untilIn({ store }: Workbench): Window['until'] {
  return (holds) =>
    new Promise((resolve) => {
      if (holds(store.getState())) resolve();
      else {
        const stop = store.subscribe((state) => {
          if (!holds(state)) return;
          stop();
          resolve();
        });
      }
    });
}

const value = <T>(
  result: { ok: true; value: T } | { ok: false; error: { message: string } },
): T => {
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
};

/** A project with one article. */
export async function projectWithArticle(): Promise<Place> {
  const place = await makePlace();
  const api = apiOn(place);
  value(await api.signIn('Ada'));
  value(await api.importFiles({ files: [{ name: 'a.txt', text: TEXT }] }));
  return place;
}

function apiOn(
  place: Place,
  wire: Wire = (_request, _call, go) => go(),
): ReturnType<typeof createApi> {
  const handler = handlers.get(place) ?? handlerOf(place);
  handlers.set(place, handler);
  return createApi(ORIGIN, (input, init) => {
    const request = new Request(input, init);
    const call = new URL(request.url).pathname.split('/').at(-1) ?? '';
    return wire(request, call, () => handler(request));
  });
}
/** Windows of one project talk to one handler. */
const handlers = new WeakMap<Place, ReturnType<typeof handlerOf>>();

/** @param isListening whether it hears of what other windows do */
export async function openWindow(
  on?: Place,
  { wire, isListening = true }: { readonly wire?: Wire; readonly isListening?: boolean } = {},
): Promise<Window> {
  const place = on ?? (await projectWithArticle());
  const plain = apiOn(place, wire);
  const api = isListening ? plain : { ...plain, events: () => new Promise<never>(() => undefined) };
  const opened = value(await api.open());
  const article = opened.summaries[0]?.id ?? '';
  const workbench = createWorkbench({
    api,
    opened,
    savedView: {},
    clock: createClock(Date.now, newNode()),
    newId,
    now: () => new Date().toISOString(),
    wait: () => new Promise((resolve) => setImmediate(resolve)),
  });
  const closing = new AbortController();
  onTestFinished(() => closing.abort());
  workbench.start(closing.signal);
  const until = untilIn(workbench);
  await until(({ data }) => data.layers.has(article));
  return {
    place,
    workbench,
    article,
    until,
    context: () => ({
      workbench,
      state: workbench.store.getState(),
      editor: null,
      editorIn: () => null,
      cleanUp: null,
      focus: {
        region: () => undefined,
        articles: () => undefined,
        pane: () => undefined,
        inspector: () => undefined,
        annotations: () => undefined,
        filter: () => undefined,
        note: () => undefined,
        screen: () => undefined,
      },
    }),
  };
}
