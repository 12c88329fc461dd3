// The only door to the browser's extension API for the extension's own pages and its worker. Chrome, Edge and Firefox
// differ in a few names; nothing outside this file knows.

/** @type {typeof chrome} */
const api = /** @type {any} */ (globalThis).browser ?? chrome;

/** @param {string} path of a file of this extension */
export const ownAddress = (path) => api.runtime.getURL(path);

export const ownId = () => api.runtime.id;

/** The language of _locales that the browser chose: getUILanguage() can be another. */
export const uiLanguage = () => /** @type {"da" | "en"} */ (api.i18n.getMessage("language"));

/** @param {unknown} message @returns {Promise<any>} */
export const sendMessage = (message) => api.runtime.sendMessage(message);

/**
 * Answers messages: `answer` returns a promise of the reply.
 * @param {(message: unknown, sender: chrome.runtime.MessageSender) => Promise<unknown>} answer
 */
export function onMessage(answer) {
	api.runtime.onMessage.addListener((message, sender, reply) => {
		answer(message, sender).then(reply);
		return true; // keeps the channel open until the reply
	});
}

/** @param {(reason: string) => void} act */
export const onInstalled = (act) => api.runtime.onInstalled.addListener(({ reason }) => act(reason));

export function openPanelOnClick() {
	if (api.sidePanel) void api.sidePanel.setPanelBehavior({ openPanelOnActionClick: true });
	else api.action.onClicked.addListener(() => /** @type {any} */ (api).sidebarAction.toggle());
}

/** @param {(command: string, tabId: number | undefined) => void} act is called when one of the manifest's keys is pressed */
export const onCommand = (act) => api.commands.onCommand.addListener((command, tab) => act(command, tab?.id));

/** Only in the moment of a key or a click. @param {number} tabId */
export const openPanel = (tabId) =>
	api.sidePanel ? api.sidePanel.open({ tabId }) : /** @type {any} */ (api).sidebarAction.open();

/** @param {number} tabId @param {boolean} on */
export async function showDot(tabId, on) {
	await api.action.setBadgeBackgroundColor({ tabId, color: "#8a5a00" });
	await api.action.setBadgeText({ tabId, text: on ? "•" : "" });
}

/** Keeps the token from content scripts, where the browser can. */
export const keepStorageFromPages = () => api.storage.local.setAccessLevel?.({ accessLevel: "TRUSTED_CONTEXTS" });

/** What a policy says; nothing without one, which Firefox tells by a rejection. @returns {Promise<Record<string, any>>} */
export const readManaged = () => api.storage.managed.get().catch(() => ({}));

/** @param {string[]} keys @returns {Promise<Record<string, any>>} */
export const readStorage = (keys) => api.storage.local.get(keys);

/** @param {Record<string, unknown>} values */
export const writeStorage = (values) => api.storage.local.set(values);

/** @param {string[]} keys */
export const removeStorage = (keys) => api.storage.local.remove(keys);

/** @param {(keys: string[]) => void} act is told which keys changed */
export function onStorageChanged(act) {
	api.storage.local.onChanged.addListener((changes) => act(Object.keys(changes)));
}

/** What is kept until the browser is closed, in memory. @param {string[]} keys @returns {Promise<Record<string, any>>} */
export const readSession = (keys) => api.storage.session.get(keys);

/** @param {Record<string, unknown>} values */
export const writeSession = (values) => api.storage.session.set(values);

/** @param {() => void} act */
export const onSessionChanged = (act) => api.storage.session.onChanged.addListener(act);

/** @param {string} url */
export const openTab = (url) => api.tabs.create({ url });

export async function activeTab() {
	const [tab] = await api.tabs.query({ active: true, currentWindow: true });
	return tab ?? null;
}

/** @param {(tabId: number, windowId: number) => void} act */
export const onTabActivated = (act) => api.tabs.onActivated.addListener(({ tabId, windowId }) => act(tabId, windowId));

/** @param {(tabId: number) => void} act is called when a tab has finished loading a page */
export function onTabLoaded(act) {
	api.tabs.onUpdated.addListener((tabId, { status }) => {
		if (status === "complete") act(tabId);
	});
}

/** @param {(tabId: number) => void} act is called when a composer that no panel is connected with has the focus */
export function onComposerAlone(act) {
	api.runtime.onMessage.addListener(({ kind, alone }, { tab }) => {
		if (kind === "composer-focus" && alone && tab?.id) act(tab.id);
	});
}

export const ownWindow = async () => /** @type {number} */ ((await api.windows.getCurrent()).id);

/** To the content scripts of a tab, in all its frames. @param {number} tabId @param {string} name */
export const connect = (tabId, name) => api.tabs.connect(tabId, { name });

/**
 * Serves the ports that content scripts open; `serve` is called in the moment a port opens.
 * @param {string} name @param {(port: chrome.runtime.Port) => void} serve
 */
export function onConnect(name, serve) {
	api.runtime.onConnect.addListener((port) => {
		if (port.name === name && port.sender?.id === ownId() && port.sender.tab) serve(port);
	});
}

/** Returns why the last port closed or null; reading it also tells the browser that it was noticed. */
export const lastError = () => api.runtime.lastError?.message ?? null;

/** @param {string} origin */
const all = (origin) => ({ origins: [`${origin}/*`] });

/** @param {string} origin */
export const mayReach = (origin) => api.permissions.contains(all(origin));

/** Asks for it; only from a click. @param {string} origin */
export const askToReach = (origin) => api.permissions.request(all(origin));

const COMPANION = "http://127.0.0.1";

/** Firefox lets people take that back. */
export const mayCallCompanion = () => mayReach(COMPANION);

export const askToCallCompanion = () => askToReach(COMPANION);

/** @param {string} origin */
export const stopReaching = (origin) => api.permissions.remove(all(origin));

export const ownScripts = () => api.runtime.getManifest().content_scripts?.[0].js ?? [];

/** Replaces the content scripts that are registered, also for the browser's later lives. @param {chrome.scripting.RegisteredContentScript[]} scripts */
export async function registerScripts(scripts) {
	await api.scripting.unregisterContentScripts();
	await api.scripting.registerContentScripts(scripts.map((each) => ({ runAt: "document_idle", ...each })));
}
