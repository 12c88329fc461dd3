// Which sender may ask what, as two tables. A page's script may light the dot and nothing else: what LinkedIn's process could
// send in its name reads nobody's history.
import { openTab, ownAddress, ownId, showDot } from "../common/browser.js";
import { Problem, problem } from "../common/messages.js";
import { call, pair, status, unpair } from "./companion.js";
import { cardIsOn } from "../common/storage.js";
import { isQuiet } from "./quiet.js";

/** @typedef {Record<string, (message: any, sender: chrome.runtime.MessageSender) => Promise<unknown>>} Routes */

/** What a script in a site's page may ask. @type {Routes} */
const FROM_SITE = {
	"composer-focus": ({ focused, site }, { tab }) => dot(/** @type {number} */ (tab?.id), focused === true, site),
};

/** What a page of this extension may ask. @type {Routes} */
const FROM_PAGE = {
	status,
	pair: ({ code, name }) => pair(code, name),
	unpair,
	review: ({ request }) => call("POST", "/reviews", request),
	share: ({ share }) => call("POST", "/shares", share),
	consents: () => call("GET", "/consents"),
	"set-consent": ({ purpose, decision }) => call("PUT", `/consents/${encodeURIComponent(purpose)}`, decision),
	preferences: () => call("GET", "/preferences"),
	"set-preferences": ({ change }) => call("PUT", "/preferences", change),
	channels: () => call("GET", "/channels"),
	"preview-channel": ({ invitation }) => call("POST", "/channels/preview", { invitation }),
	leave: ({ channel }) => call("DELETE", `/channels/${encodeURIComponent(channel)}`),
	join: ({ invitation }) => call("POST", "/channels", { invitation }),
	"open-page": ({ page }) => openPage(page),
};

/**
 * Answers a message with `{ok, value}` or `{ok, problem}`; it never rejects, because an Error does not cross.
 * @param {any} message
 * @param {chrome.runtime.MessageSender} sender
 */
export async function answer(message, sender) {
	try {
		const routes = routesOf(sender);
		if (!Object.hasOwn(routes, message?.kind)) throw new Problem(problem("caller_refused", 403, "This may not be asked from here."));
		return { ok: true, value: (await routes[message.kind](message, sender)) ?? null };
	} catch (error) {
		return { ok: false, problem: error instanceof Problem ? error.problem : problem("unexpected", 500, String(error)) };
	}
}

/** @param {chrome.runtime.MessageSender} sender */
function routesOf(sender) {
	if (sender.id !== ownId()) return {};
	if (sender.url?.startsWith(ownAddress(""))) return FROM_PAGE;
	return sender.tab?.id === undefined ? {} : FROM_SITE;
}

/** What each tab said last: looking up what the person prefers takes a moment, and the focus may be gone by then. @type {Map<number, object>} */
const latest = new Map();

/** @param {number} tabId @param {boolean} focused @param {string} site */
async function dot(tabId, focused, site) {
	const said = {};
	latest.set(tabId, said);
	const on = focused && !(await isQuiet(site));
	if (latest.get(tabId) === said) await showDot(tabId, on);
	return { card: on && (await cardIsOn()) };
}

/** @param {string} page */
async function openPage(page) {
	const { url } = await call("POST", "/sessions", { page });
	await openTab(url);
}
