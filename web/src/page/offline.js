/** Has the page kept by the browser, for when there is no network. */
import { trusted } from '../parts/trusted.js';

/** Does nothing if a browser or a frame does not allow it: the page then needs its server. */
export async function keepOffline() {
  if (!('serviceWorker' in navigator)) return;
  try {
    await navigator.serviceWorker.register(trusted('createScriptURL', 'service-worker.js'), {
      updateViaCache: 'none',
    });
  } catch {
    // Without it, the page is as it was.
  }
}
