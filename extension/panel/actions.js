// What each button does, by its data-do.
import { askToCallCompanion, openTab, ownAddress } from "../common/browser.js";
import { say } from "../common/i18n.js";
import { loadConsents, loadDay, mark, remember } from "./companion.js";
import { enlist } from "./drafts.js";

/** @typedef {(session: Panel.Session, clicked: Panel.Clicked, refresh: () => void) => unknown} Action `refresh` asks for ideas and tips anew */

/** What the card may have done: nothing that a page could gain by imitating a click. @type {Record<string, Action>} */
const ON_CARD = {
	"open-options": () => openTab(ownAddress("pages/options.html")),
	"insert-link": insert,
	"insert-disclosure": insert,
	"copy-link": copy,
	"copy-prompt": copy,
	"copy-fact": copy,
	"copy-disclosure": copy,
	replace,
	day: loadDay,
	later: (session, { idea }, refresh) => putAway(session, "later_items", idea, say("put_off"), refresh),
	hide: (session, { idea }, refresh) => putAway(session, "hidden_items", idea, say("hidden"), refresh),
	dismiss: (session, { rule }, refresh) => putAwayHere(session, rule, refresh),
	mute: (session, { rule }, refresh) => putAway(session, "muted_rules", rule, say("muted"), refresh),
	undo: ({ undo }) => undo?.(),
};

/** @type {Record<string, Action>} */
const ON_PANEL = {
	...ON_CARD,
	"open-welcome": () => openTab(ownAddress("pages/welcome.html")),
	"open-linkedin": () => openTab("https://www.linkedin.com/feed/"),
	"open-page": ({ surface }, { page }) => surface.ask("open-page", { page }),
	balance: ({ surface }) => surface.ask("open-page", { page: "balance" }),
	unblock: () => askToCallCompanion(),
	"join-demo": ({ surface }) => surface.ask("join", { invitation: "demo" }),
	grant: (session, { purpose }, refresh) => decide(session, purpose, true, refresh),
	decline: (session, { purpose }, refresh) => decide(session, purpose, false, refresh),
};

/** Returns what a button does, or undefined where it may not. @param {string} name @param {boolean} card */
export function action(name, card) {
	const actions = card ? ON_CARD : ON_PANEL;
	return Object.hasOwn(actions, name) ? actions[name] : undefined;
}

/** @param {Panel.Session} session @param {Panel.Clicked} clicked @param {() => void} refresh */
export async function insert(session, { idea, text = "" }, refresh) {
	const { draft } = session.state;
	session.use(idea);
	if (!draft) return;
	await said(session, session.surface.write({ kind: "insert", draft: draft.id, text }), text);
	refresh();
}

/** @param {Panel.Session} session @param {Panel.Clicked} clicked @param {() => void} refresh */
async function replace(session, { start, end, text = "" }, refresh) {
	const { reviewed, draft } = session.state;
	const [from, to] = [Number(start), Number(end)];
	const spot = { before: reviewed.slice(0, from), expected: reviewed.slice(from, to), after: reviewed.slice(to) };
	const outcome = session.surface.write({ kind: "replace", draft: draft?.id, ...spot, text });
	if ((await outcome) === "gone") session.tell(say("tip_gone"));
	else await said(session, outcome, text);
	refresh();
}

/** @param {Panel.Session} session @param {Promise<Panel.Outcome>} writing @param {string} text */
async function said(session, writing, text) {
	const outcome = await writing;
	if (outcome === "written") return session.tell(say("inserted"));
	await session.surface.copy(text);
	session.tell(say(outcome === "changed" ? "inserted_changed" : "copied_instead"));
}

/** @param {Panel.Session} session @param {Panel.Clicked} clicked @param {() => void} refresh */
async function copy(session, { idea, text = "" }, refresh) {
	await session.surface.copy(text);
	session.tell(say("copied"));
	session.use(idea);
	refresh();
}

/**
 * @param {Panel.Session} session @param {"hidden_items" | "later_items" | "muted_rules"} list @param {string} id
 * @param {string} text @param {() => void} refresh
 */
async function putAway(session, list, id, text, refresh) {
	await mark(session, list, id, true);
	refresh();
	session.tell(text, () => mark(session, list, id, false).then(refresh).then(() => session.tell("")));
}

/** Puts a tip away in the draft that is open. @param {Panel.Session} session @param {string} rule @param {() => void} refresh */
async function putAwayHere(session, rule, refresh) {
	const draft = session.state.draft?.id ?? "";
	await enlist(draft, "away", [rule], true);
	refresh();
	session.tell(say("dismissed"), () => enlist(draft, "away", [rule], false).then(refresh).then(() => session.tell("")));
}

/** @param {Panel.Session} session @param {string} purpose @param {boolean} granted @param {() => void} refresh */
async function decide(session, purpose, granted, refresh) {
	await session.surface.ask("set-consent", { purpose, decision: { granted } });
	await loadConsents(session);
	if (purpose === "draft_reading") session.surface.watch(granted);
	if (purpose === "history") {
		session.set({ asksHistory: false });
		if (granted && session.unkept) await remember(session, session.unkept);
		session.unkept = null;
	}
	refresh();
}
