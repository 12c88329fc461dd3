// What each button does, by its data-do.
import { askToCallCompanion, openTab, ownAddress } from "../common/browser.js";
import { say } from "../common/i18n.js";
import { ask } from "../common/messages.js";
import { loadConsents, loadDay, mark, remember } from "./companion.js";
import { dismiss } from "./dismissed.js";
import { set, state, tell, use } from "./state.js";
import { watch, write } from "./tab.js";

/** @typedef {{posted: {site: string, text: string | null, url: string | null}, items: Set<string>}} Unkept */

/** The post that is remembered if the person answers the question about history with yes. @type {Unkept | null} */
let unkept = null;

/** @param {Unkept} post */
export function askWhetherToRemember(post) {
	unkept = post;
	set({ asksHistory: true });
}

/**
 * @typedef {(element: HTMLElement, refresh: () => void) => Promise<unknown> | void} Action
 * `refresh` asks for ideas and tips anew
 */

/** @type {Record<string, Action>} */
export const ACTIONS = {
	"open-welcome": () => openTab(ownAddress("pages/welcome.html")),
	"open-options": () => openTab(ownAddress("pages/options.html")),
	"open-linkedin": () => openTab("https://www.linkedin.com/feed/"),
	"open-page": ({ dataset }) => ask("open-page", { page: dataset.page }),
	balance: () => ask("open-page", { page: "balance" }),
	unblock: () => askToCallCompanion(),
	"join-demo": () => ask("join", { invitation: "demo" }),
	grant: ({ dataset }, refresh) => decide(dataset.purpose ?? "", true, refresh),
	decline: ({ dataset }, refresh) => decide(dataset.purpose ?? "", false, refresh),
	"insert-link": insert,
	"insert-disclosure": insert,
	"copy-link": copy,
	"copy-prompt": copy,
	"copy-fact": copy,
	"copy-disclosure": copy,
	replace,
	day: () => loadDay(),
	later: (element, refresh) => putAway("later_items", itemOf(element), say("put_off"), refresh),
	hide: (element, refresh) => putAway("hidden_items", itemOf(element), say("hidden"), refresh),
	dismiss: ({ dataset }, refresh) => putAwayHere(dataset.rule ?? "", refresh),
	mute: ({ dataset }, refresh) => putAway("muted_rules", dataset.rule ?? "", say("muted"), refresh),
};

/** @param {HTMLElement} element @param {() => void} refresh */
async function insert(element, refresh) {
	const { draft } = state;
	const text = element.dataset.text ?? "";
	use(itemOf(element));
	if (!draft) return;
	await said(write({ kind: "insert", draft: draft.id, text }), text);
	refresh();
}

/** @param {HTMLElement} element @param {() => void} refresh */
async function replace({ dataset }, refresh) {
	const { start, end, text = "" } = dataset;
	const [from, to, { reviewed }] = [Number(start), Number(end), state];
	const spot = { before: reviewed.slice(0, from), expected: reviewed.slice(from, to), after: reviewed.slice(to) };
	const outcome = write({ kind: "replace", draft: state.draft?.id, ...spot, text });
	if ((await outcome) === "gone") tell(say("tip_gone"));
	else await said(outcome, text);
	refresh();
}

/** @param {Promise<Panel.Outcome>} writing @param {string} text */
async function said(writing, text) {
	const outcome = await writing;
	if (outcome === "written") return tell(say("inserted"));
	await navigator.clipboard.writeText(text);
	tell(say(outcome === "changed" ? "inserted_changed" : "copied_instead"));
}

/** @param {HTMLElement} element @param {() => void} refresh */
async function copy(element, refresh) {
	await navigator.clipboard.writeText(element.dataset.text ?? "");
	tell(say("copied"));
	use(itemOf(element));
	refresh();
}

/**
 * @param {"hidden_items" | "later_items" | "muted_rules"} list
 * @param {string} id
 * @param {string} text
 * @param {() => void} refresh
 */
async function putAway(list, id, text, refresh) {
	await mark(list, id, true);
	refresh();
	tell(text, { label: say("undo"), act: () => void mark(list, id, false).then(refresh).then(() => tell("")) });
}

/** Puts a tip away in the draft that is open. @param {string} rule @param {() => void} refresh */
async function putAwayHere(rule, refresh) {
	const draft = state.draft?.id ?? "";
	await dismiss(draft, rule, true);
	refresh();
	tell(say("dismissed"), { label: say("undo"), act: () => void dismiss(draft, rule, false).then(refresh).then(() => tell("")) });
}

/** @param {string} purpose @param {boolean} granted @param {() => void} refresh */
async function decide(purpose, granted, refresh) {
	await ask("set-consent", { purpose, decision: { granted } });
	await loadConsents();
	if (purpose === "draft_reading") watch(granted);
	if (purpose === "history") {
		set({ asksHistory: false });
		if (granted && unkept) await remember(unkept.posted, unkept.items);
		unkept = null;
	}
	refresh();
}

/** @param {HTMLElement} element */
const itemOf = (element) => /** @type {HTMLElement} */ (element.closest("[data-idea]")).dataset.idea ?? "";
