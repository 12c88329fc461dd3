// What the panel asks the companion, and the screen that follows from the answers.
import { language, say } from "../common/i18n.js";
import { ask, Problem } from "../common/messages.js";
import { set, state, tell, usedItems } from "./state.js";

const LOOK_AGAIN = 2_000; // ms, while something is missing and the panel is seen

let looking = 0;
let asking = false;
let askAgain = false;

/** Looks whether everything is there, and goes on looking until it is. @param {() => void} onReady */
export async function look(onReady) {
	clearTimeout(looking);
	const { state: found, address } = await ask("status");
	if (found === "ready") {
		const { channels } = await ask("channels");
		await loadConsents();
		set({ address, screen: channels.length === 0 ? "no-channel" : state.reachable ? "ready" : "elsewhere" });
	} else set({ address, screen: found, review: null });
	if (state.screen === "ready" || state.screen === "elsewhere") return onReady();
	looking = setTimeout(() => whenSeen(() => void look(onReady)), LOOK_AGAIN);
}

/** Reads which consents are granted now. */
export async function loadConsents() {
	/** @type {Shapes.Consents} */
	const { consents } = await ask("consents");
	const granted = { ...state.granted };
	const declined = [...state.declined];
	for (const each of consents) {
		granted[each.purpose] = each.granted;
		// Somebody who said no once is not asked again by the panel; the options and the consent page are there.
		if (!each.granted && each.decided_at && !declined.includes(each.purpose)) declined.push(each.purpose);
	}
	set({ granted, declined });
}

/**
 * Asks for ideas and tips on the draft as it is now. One question at a time; when it has changed meanwhile, once more.
 * @param {(problem: Problem) => void} onProblem
 */
export async function review(onProblem) {
	if (asking) {
		askAgain = true;
		return;
	}
	asking = true;
	try {
		do {
			askAgain = false;
			const asked = request();
			const answer = await ask("review", { request: asked });
			if (!askAgain) set({ review: answer, reviewed: asked.text });
		} while (askAgain);
	} catch (error) {
		if (!(error instanceof Problem)) throw error;
		onProblem(error);
	} finally {
		asking = false;
	}
}

function request() {
	const { draft, granted } = state;
	return {
		text: granted.draft_reading ? (draft?.text ?? "") : "",
		site: draft?.site ?? "linkedin",
		used_items: usedItems(),
		shown_items: state.review?.suggestions.map(({ item }) => item) ?? [],
		language: language(),
	};
}

/** Asks for the day's ideas, which need no draft. */
export async function loadDay() {
	set({ day: (await ask("review", { request: { ...request(), text: "", used_items: [] } })).suggestions });
}

/**
 * Changes one list of the preferences.
 * @param {"hidden_items" | "later_items" | "muted_rules"} list
 * @param {string} id
 * @param {boolean} present
 */
export async function mark(list, id, present) {
	const { [list]: before } = await ask("preferences");
	const without = before.filter((/** @type {any} */ each) => (each.item ?? each) !== id);
	await ask("set-preferences", { change: { [list]: present ? [...without, id] : without } });
}

/**
 * Remembers a post, for the person alone.
 * @param {{site: string, text: string | null, url: string | null}} posted
 * @param {Iterable<string>} items
 */
export async function remember({ site, text, url }, items) {
	const share = { id: crypto.randomUUID(), posted_at: new Date().toISOString(), site, item_ids: [...items], text, url };
	await ask("share", { share });
	tell(say("remembered"));
}

/** @param {() => void} act now, or as soon as the panel is seen again */
function whenSeen(act) {
	if (document.visibilityState === "visible") act();
	else document.addEventListener("visibilitychange", act, { once: true });
}
