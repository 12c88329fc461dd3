// Registers, at the top level and in each of the worker's lives; what happens then stands in routes.js.
import { keepStorageFromPages, onInstalled, onMessage, onCommand, openPanel, openPanelOnClick, openTab, ownAddress } from "../common/browser.js";
import { registerPlaces } from "../common/places.js";
import { pressed, serveCards } from "./cards.js";
import { answer } from "./routes.js";

onMessage(answer);
serveCards();
openPanelOnClick();
onCommand((command, tabId) => {
	if (tabId === undefined) return;
	if (command === "open-panel") void openPanel(tabId);
	else pressed(command, tabId); // an open panel hears the key itself
});
void keepStorageFromPages();
onInstalled((reason) => {
	void registerPlaces(); // an update forgets them
	if (reason === "install") void openTab(ownAddress("pages/welcome.html"));
});
