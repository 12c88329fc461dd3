// What the panel and the card ask the companion, and the screen that follows from the answers.
import { language, say } from "../common/i18n.js";
import { Problem } from "../common/messages.js";

const LOOK_AGAIN = 2_000; // ms, while something is missing and the panel is seen

/** Looks whether everything is there, and goes on looking until it is. @param {Panel.Session} session @param {() => void} onReady */
export async function look(session, onReady) {
	clearTimeout(session.looking);
	const { ask } = session.surface;
	const { state: found, address } = await ask("status");
	if (found === "ready") {
		const { channels } = await ask("channels");
		await loadConsents(session);
		session.set({ address, screen: channels.length === 0 ? "no-channel" : session.state.reachable ? "ready" : "elsewhere" });
	} else session.set({ address, screen: found, review: null });
	if (isReady(session)) return onReady();
	session.looking = setTimeout(() => whenSeen(() => void look(session, onReady)), LOOK_AGAIN);
}

/** @param {Panel.Session} session */
export const isReady = ({ state: { screen } }) => screen === "ready" || screen === "elsewhere";

/** Reads which consents are granted now. @param {Panel.Session} session */
export async function loadConsents(session) {
	/** @type {Shapes.Consents} */
	const { consents } = await session.surface.ask("consents");
	const granted = { ...session.state.granted };
	const declined = [...session.state.declined];
	for (const each of consents) {
		granted[each.purpose] = each.granted;
		// Somebody who said no once is not asked again by the panel; the options and the consent page are there.
		if (!each.granted && each.decided_at && !declined.includes(each.purpose)) declined.push(each.purpose);
	}
	session.set({ granted, declined });
}

/**
 * Asks for ideas and tips on the draft as it is now. One question at a time; when it has changed meanwhile, once more.
 * @param {Panel.Session} session @param {(problem: Problem) => void} onProblem
 */
export async function review(session, onProblem) {
	session.askAgain = session.asking;
	if (session.asking) return;
	session.asking = true;
	try {
		do {
			session.askAgain = false;
			const asked = request(session);
			const answer = await session.surface.ask("review", { request: asked });
			if (!session.askAgain) session.set({ review: answer, reviewed: asked.text });
		} while (session.askAgain);
		session.announce();
	} catch (error) {
		if (!(error instanceof Problem)) throw error;
		onProblem(error);
	} finally {
		session.asking = false;
	}
}

/** @param {Panel.Session} session */
function request({ state: { draft, granted, review }, used }) {
	return {
		text: granted.draft_reading ? (draft?.text ?? "") : "",
		site: draft?.site ?? "linkedin",
		used_items: used,
		shown_items: review?.suggestions.map(({ item }) => item) ?? [],
		language: language(),
	};
}

/** Asks for the day's ideas, which need no draft. @param {Panel.Session} session */
export async function loadDay(session) {
	const asked = { ...request(session), text: "", used_items: [] };
	session.set({ day: (await session.surface.ask("review", { request: asked })).suggestions });
}

/**
 * Changes one list of the preferences.
 * @param {Panel.Session} session @param {"hidden_items" | "later_items" | "muted_rules"} list @param {string} id @param {boolean} present
 */
export async function mark({ surface: { ask } }, list, id, present) {
	const { [list]: before } = await ask("preferences");
	const without = before.filter((/** @type {any} */ each) => (each.item ?? each) !== id);
	await ask("set-preferences", { change: { [list]: present ? [...without, id] : without } });
}

/** Remembers a post, for the person alone. @param {Panel.Session} session @param {Panel.Posted} post */
export async function remember(session, { site, text, url, items }) {
	const share = { id: crypto.randomUUID(), posted_at: new Date().toISOString(), site, item_ids: items, text, url };
	await session.surface.ask("share", { share });
	session.tell(say("remembered"));
}

/** @param {() => void} act now, or as soon as the panel is seen again */
function whenSeen(act) {
	if (globalThis.document?.visibilityState !== "hidden") act();
	else document.addEventListener("visibilitychange", act, { once: true });
}
