// Which sender may ask what, as one table. A page's script may light the dot and nothing else: what LinkedIn's process
// could send in its name reads nobody's history.
import { openTab, ownAddress, ownId, showDot } from "../common/browser.js";
import { Problem, problem } from "../common/messages.js";
import { call, pair, status, unpair } from "./companion.js";
import { isQuiet } from "./quiet.js";

/** @typedef {"site" | "page"} From a script in a site's page, or a page of this extension */
/** @typedef {{from: From, answer: (message: any, sender: chrome.runtime.MessageSender) => Promise<unknown>}} Route */

/** @type {Record<string, Route>} */
const ROUTES = {
  "composer-focus": { from: "site", answer: ({ focused }, { tab, url }) => dot(/** @type {number} */ (tab?.id), focused === true, url) },
  status: { from: "page", answer: () => status() },
  pair: { from: "page", answer: ({ code, name }) => pair(code, name) },
  unpair: { from: "page", answer: () => unpair() },
  review: { from: "page", answer: ({ request }) => call("POST", "/reviews", request) },
  share: { from: "page", answer: ({ share }) => call("POST", "/shares", share) },
  consents: { from: "page", answer: () => call("GET", "/consents") },
  "set-consent": {
    from: "page",
    answer: ({ purpose, decision }) => call("PUT", `/consents/${encodeURIComponent(purpose)}`, decision),
  },
  preferences: { from: "page", answer: () => call("GET", "/preferences") },
  "set-preferences": { from: "page", answer: ({ change }) => call("PUT", "/preferences", change) },
  channels: { from: "page", answer: () => call("GET", "/channels") },
  "preview-channel": { from: "page", answer: ({ invitation }) => call("POST", "/channels/preview", { invitation }) },
  leave: { from: "page", answer: ({ channel }) => call("DELETE", `/channels/${encodeURIComponent(channel)}`) },
  join: { from: "page", answer: ({ invitation }) => call("POST", "/channels", { invitation }) },
  "open-page": { from: "page", answer: ({ page }) => openPage(page) },
};

/**
 * Answers a message with `{ok, value}` or `{ok, problem}`; it never rejects, because an Error does not cross.
 * @param {any} message
 * @param {chrome.runtime.MessageSender} sender
 */
export async function answer(message, sender) {
  try {
    const route = Object.hasOwn(ROUTES, message?.kind) ? ROUTES[message.kind] : null;
    if (!route || route.from !== origin(sender)) throw new Problem(problem("caller_refused", 403, "This may not be asked from here."));
    return { ok: true, value: (await route.answer(message, sender)) ?? null };
  } catch (error) {
    return { ok: false, problem: error instanceof Problem ? error.problem : problem("unexpected", 500, String(error)) };
  }
}

/** @param {chrome.runtime.MessageSender} sender @returns {From | null} */
function origin(sender) {
  if (sender.id !== ownId()) return null;
  if (sender.url?.startsWith(ownAddress(""))) return "page";
  return sender.tab?.id === undefined ? null : "site";
}

/** What each tab said last: looking up what the person prefers takes a moment, and the focus may be gone by then. @type {Map<number, object>} */
const latest = new Map();

/** @param {number} tabId @param {boolean} focused @param {string | undefined} url of the page */
async function dot(tabId, focused, url) {
  const said = {};
  latest.set(tabId, said);
  const on = focused && !(await isQuiet(url));
  if (latest.get(tabId) === said) await showDot(tabId, on);
}

/** @param {string} page */
async function openPage(page) {
  const { url } = await call("POST", "/sessions", { page });
  await openTab(url);
}
