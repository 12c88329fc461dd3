// What was put away and used in each draft: ids alone, no text, in the browser's memory until it is closed.
import { onSessionChanged, readSession, writeSession } from "../common/browser.js";

const KEY = "drafts";
const MOST = 50;

/** @typedef {"away" | "used"} List rules of tips that were put away; items that were used */
/** @type {Record<string, Partial<Record<List, string[]>>>} by the draft's id, the oldest first */
let drafts = {};

/** Reads what is kept, and again whenever it changes. @param {() => void} changed */
export async function followDrafts(changed) {
	const read = async () => {
		drafts = (await readSession([KEY]))[KEY] ?? {};
		changed();
	};
	onSessionChanged(read);
	await read();
}

/** @param {string} draft its id @param {List} list */
export const listed = (draft, list) => drafts[draft]?.[list] ?? [];

/** @param {string} draft its id @param {List} list @param {string[]} ids @param {boolean} put there, or taken away */
export async function enlist(draft, list, ids, put) {
	const { [draft]: before = {}, ...others } = drafts;
	const rest = listed(draft, list).filter((each) => !ids.includes(each));
	const entries = Object.entries({ ...others, [draft]: { ...before, [list]: put ? [...rest, ...ids] : rest } });
	drafts = Object.fromEntries(entries.slice(-MOST));
	await writeSession({ [KEY]: drafts });
}

/** Shows every tip again, in every draft. */
export async function forgetDismissed() {
	const shown = Object.entries(drafts).map(([draft, lists]) => [draft, { ...lists, away: [] }]);
	await writeSession({ [KEY]: Object.fromEntries(shown) });
}
